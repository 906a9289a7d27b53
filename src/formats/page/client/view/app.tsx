import type { Selection, State } from '../model/state.ts';
import { LIST_ID, type Session, STATUS_ID } from '../session.ts';
import { Cards } from './cards.tsx';
import { Header } from './header.tsx';
import { Panel } from './panel.tsx';
import { Status } from './status.tsx';
import { Toolbar } from './toolbar.tsx';

export interface AppProps {
  readonly state: State;
  readonly selection: Selection;
  readonly session: Session;
}

export function App({ state, selection, session }: AppProps) {
  const { data, address, limit } = state;
  const { all, matches, open } = selection;
  const shown = matches.slice(0, limit);
  return (
    <>
      <button type="button" class="skip" onClick={() => document.getElementById(LIST_ID)?.focus()}>
        Skip to the topics
      </button>
      <Header state={state} selection={selection} session={session} />
      <main id="page:main">
        <Toolbar state={state} session={session} />
        <Status id={STATUS_ID} count={matches.length} total={all.length} />
        <div id={LIST_ID} tabIndex={-1}>
          <Cards
            entries={shown}
            all={all}
            columns={data.columns}
            openId={address.topic}
            session={session}
          />
        </div>
      </main>
      {open !== null && <Panel entry={open} columns={data.columns} session={session} />}
    </>
  );
}
