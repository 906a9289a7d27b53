import { VIEW_NAMES } from '../model/address.ts';
import type { State } from '../model/state.ts';
import type { Session } from '../session.ts';
import { DIALOG } from './dialog.tsx';

export const SEARCH_ID = 'page:search';

const LABELS = { cards: 'Cards', table: 'Table', map: 'Map' } as const;

/** Search, views, and what else there is to do with the whole page. */
export function Toolbar({ state, session }: { state: State; session: Session }) {
  const { address, hasMap, shortcuts, isNarrow } = state;
  const views = VIEW_NAMES.filter((name) => name !== 'map' || hasMap);
  return (
    <div class="toolbar">
      <search>
        <label for={SEARCH_ID}>Search topics</label>
        <input
          id={SEARCH_ID}
          type="search"
          dir="auto"
          autocomplete="off"
          spellcheck={false}
          placeholder={shortcuts && !isNarrow ? 'Search topics (press /)' : 'Search topics'}
          value={address.query}
          onInput={(event) => session.search(event.currentTarget.value)}
        />
      </search>
      <fieldset class="views">
        <legend>View</legend>
        {views.map((name) => (
          <button
            key={name}
            type="button"
            aria-pressed={address.view === name}
            onClick={() => session.view(name)}
          >
            {LABELS[name]}
          </button>
        ))}
      </fieldset>
      <button type="button" onClick={() => DIALOG.progress.open()}>
        My progress
      </button>
      {!isNarrow && (
        <button type="button" onClick={() => DIALOG.keys.open()}>
          Keys
        </button>
      )}
    </div>
  );
}
