import { plural, thousands } from '../../../../lib/text/words.ts';
import { hoursLeft } from '../model/hours.ts';
import { nextTopic } from '../model/next.ts';
import type { Selection, State } from '../model/state.ts';
import type { Session } from '../session.ts';

interface HeaderProps {
  readonly state: State;
  readonly selection: Selection;
  readonly session: Session;
}

/** The title, how far the reader is, and what to learn now. */
export function Header({ state, selection, session }: HeaderProps) {
  const { data } = state;
  const { all } = selection;
  const done = all.filter((entry) => entry.done).length;
  const next = nextTopic(all, data.columns);
  return (
    <header class="top">
      <div class="title">
        <h1 dir="auto">{data.title}</h1>
        <p class="progress">
          <label for="page:progress">
            {thousands(done)} of {thousands(all.length)} done
          </label>
          <progress id="page:progress" value={done} max={Math.max(1, all.length)} />
          <HoursText state={state} selection={selection} />
        </p>
      </div>
      {next !== null ? (
        <button type="button" class="next" onClick={() => session.openNext()}>
          <span class="label">Up next</span>
          <span class="name" dir="auto">
            {next.row.topic}
          </span>
        </button>
      ) : (
        all.length > 0 && <p class="next all-done">All done.</p>
      )}
    </header>
  );
}

function HoursText({ state, selection }: Pick<HeaderProps, 'state' | 'selection'>) {
  const left = hoursLeft(selection.all, state.data.columns);
  if (left === null) return null;
  const { hours, unknown } = left;
  const more = unknown === 0 ? '' : `, and ${plural(unknown, 'topic')} without hours`;
  return (
    <span>
      {thousands(hours)} hours left{more}
    </span>
  );
}
