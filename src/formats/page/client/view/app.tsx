import type { MapBox } from '../browser/map-box.ts';
import type { Shortcut } from '../browser/shortcuts.ts';
import type { Selection, State } from '../model/state.ts';
import { LIST_ID, type Session } from '../session.ts';
import { Filters } from './filters.tsx';
import { Header } from './header.tsx';
import { KeysDialog } from './keys-dialog.tsx';
import { List } from './list.tsx';
import { Panel } from './panel.tsx';
import { ProgressDialog } from './progress-dialog.tsx';
import { Status } from './status.tsx';
import { Toolbar } from './toolbar.tsx';
import { TroubleLine } from './trouble.tsx';
import { UnknownTopic } from './unknown-topic.tsx';

interface AppProps {
  readonly state: State;
  readonly selection: Selection;
  readonly session: Session;
  readonly map: MapBox | null;
  readonly shortcuts: readonly Shortcut[];
}

/** The whole page. */
export function App({ state, selection, session, map, shortcuts }: AppProps) {
  const { open, matches, all } = selection;
  // A topic that fills the window leaves nothing else to be reached.
  const isCovered = open !== null && state.isNarrow;
  const filters = <Filters state={state} selection={selection} session={session} />;
  return (
    <div class={`page${open === null ? '' : ' has-panel'}`}>
      <div class="rest" inert={isCovered}>
        <button
          type="button"
          class="skip"
          onClick={() => document.getElementById(LIST_ID)?.focus()}
        >
          Skip to the topics
        </button>
        <Header state={state} selection={selection} session={session} />
        <div class="columns">
          {state.isWide && filters}
          <main>
            <Toolbar state={state} session={session} />
            {!state.isWide && filters}
            <TroubleLine trouble={state.trouble} />
            {open === null && <UnknownTopic id={state.address.topic} session={session} />}
            <Status count={matches.length} total={all.length} />
            <List state={state} selection={selection} session={session} map={map} />
          </main>
        </div>
      </div>
      {open !== null && <Panel entry={open} columns={state.data.columns} session={session} />}
      <KeysDialog
        shortcuts={shortcuts}
        isOn={state.shortcuts}
        onSwitch={(isOn) => session.useShortcuts(isOn)}
      />
      <ProgressDialog state={state} session={session} />
    </div>
  );
}
