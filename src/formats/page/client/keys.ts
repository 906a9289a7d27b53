import { focusOn, linkOf } from './browser/focus.ts';
import type { MapBox } from './browser/map-box.ts';
import type { Shortcut } from './browser/shortcuts.ts';
import { VIEW_NAMES } from './model/address.ts';
import type { Session } from './session.ts';
import { DIALOG } from './view/dialog.tsx';
import { SEARCH_ID } from './view/toolbar.tsx';

/** What each key does. */
export function shortcutsOf(session: Session, map: MapBox | null): readonly Shortcut[] {
  const view = (index: number) => {
    const name = VIEW_NAMES[index];
    if (name !== undefined && (name !== 'map' || map !== null)) session.view(name);
  };
  const onMap = map !== null && [
    { keys: ['3'], what: 'Show the map', run: () => view(2) },
    { keys: ['+', '='], what: 'Make the map larger', run: () => map.larger() },
    { keys: ['-'], what: 'Make the map smaller', run: () => map.smaller() },
    { keys: ['0'], what: 'Fit the map to its width', run: () => map.fit() },
  ];
  return [
    { keys: ['/'], what: 'Search', run: () => focusOn(document.getElementById(SEARCH_ID)) },
    { keys: ['n'], what: 'Open what to learn next', run: () => session.openNext() },
    { keys: ['j'], what: 'To the next topic in the list', run: () => moveFocus(session, 1) },
    { keys: ['k'], what: 'To the topic before', run: () => moveFocus(session, -1) },
    { keys: ['x'], what: 'Tick the topic, or untick it', run: () => toggle(session) },
    { keys: ['['], what: 'Open the topic before this one', run: () => session.step(-1) },
    { keys: [']'], what: 'Open the topic after this one', run: () => session.step(1) },
    { keys: ['1'], what: 'Show cards', run: () => view(0) },
    { keys: ['2'], what: 'Show the table', run: () => view(1) },
    ...(onMap || []),
    { keys: ['?'], what: 'Show this list', run: () => DIALOG.keys.open() },
  ];
}

/** What Esc does: the nearest way back. */
export function goBack(session: Session): void {
  const isSearching = document.activeElement?.id === SEARCH_ID;
  if (isSearching && session.state.address.query !== '') session.search('');
  else session.close();
}

/** The topic that has the focus in the list; null if none has. */
function focused(): string | null {
  const element = document.activeElement;
  const card = element?.closest('[data-topic]')?.getAttribute('data-topic');
  return card ?? element?.closest('.map a')?.getAttribute('href')?.slice(1) ?? null;
}

function moveFocus(session: Session, by: number): void {
  const { matches } = session.selection;
  const index = matches.findIndex(
    ({ row }) => row.id === (focused() ?? session.state.address.topic),
  );
  const target = index < 0 ? matches[0] : matches[index + by];
  if (target !== undefined) focusOn(linkOf(target.row.id));
}

function toggle(session: Session): void {
  const id = focused() ?? session.state.address.topic;
  const entry = session.selection.all.find(({ row }) => row.id === id);
  if (entry !== undefined) session.tick(entry.row.id, !entry.done);
}
