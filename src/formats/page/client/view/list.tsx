import { thousands } from '../../../../lib/text/words.ts';
import { focusOn, linkOf } from '../browser/focus.ts';
import type { MapBox } from '../browser/map-box.ts';
import { MAX_IDLE_ROWS, type Selection, type State } from '../model/state.ts';
import { LIST_ID, type Session } from '../session.ts';
import { Cards } from './cards.tsx';
import { MapView } from './map.tsx';
import { Table } from './table.tsx';

interface ListProps {
  readonly state: State;
  readonly selection: Selection;
  readonly session: Session;
  readonly map: MapBox | null;
}

/** The topics, in the view that the reader chose. */
export function List({ state, selection, session, map }: ListProps) {
  const { data, address, limit } = state;
  const { matches } = selection;
  return (
    <div id={LIST_ID} class="list" tabIndex={-1}>
      {address.view === 'map' && map !== null ? (
        <MapView map={map} state={state} selection={selection} session={session} />
      ) : (
        <Rows state={state} selection={selection} session={session} />
      )}
      {address.view !== 'map' && limit >= MAX_IDLE_ROWS && matches.length > limit && (
        <button type="button" class="show-all" onClick={() => showRest(session)}>
          Show all {thousands(matches.length)}
        </button>
      )}
      {matches.length === 0 && data.rows.length > 0 && (
        <Empty state={state} selection={selection} session={session} />
      )}
    </div>
  );
}

/** Why there is nothing to see, and the way on. */
function Empty({ state, selection, session }: Omit<ListProps, 'map'>) {
  const { filters } = state.address;
  const isAllDone = filters.done === 'todo' && selection.doneCounts.all > 0;
  return (
    <p class="empty">
      {isAllDone ? 'Nothing is left to do here.' : 'No topics match.'}{' '}
      <button type="button" onClick={() => (isAllDone ? session.showDone() : session.restart())}>
        {isAllDone ? 'Show what is done' : 'Clear search and filters'}
      </button>
    </p>
  );
}

/** Shows all rows, and goes on where the list ended. */
function showRest(session: Session): void {
  const next = session.selection.matches[session.state.limit];
  session.showAll();
  if (next !== undefined) focusOn(linkOf(next.row.id));
}

function Rows({ state, selection, session }: Omit<ListProps, 'map'>) {
  const { data, address, limit } = state;
  const { columns, summary, title } = data;
  const entries = selection.matches.slice(0, limit);
  const shared = { entries, columns, openId: address.topic, session };
  if (entries.length === 0) return null;
  if (address.view === 'table')
    return <Table {...shared} rows={data.rows} title={title} sort={address.sort} />;
  return <Cards {...shared} summary={summary} all={selection.all} query={address.query} />;
}
