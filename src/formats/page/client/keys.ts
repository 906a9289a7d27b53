import { focusOn, linkOf } from './browser/focus.ts';
import type { MapBox } from './browser/map-box.ts';
import type { Shortcut } from './browser/shortcuts.ts';
import type { Session } from './session.ts';
import { DIALOG } from './view/dialog.tsx';
import { SEARCH_ID } from './view/toolbar.tsx';

/** What each key does. */
export function shortcutsOf(session: Session, map: MapBox | null): readonly Shortcut[] {
  return [
    { keys: ['/'], what: 'Search', run: () => focusOn(document.getElementById(SEARCH_ID)) },
    { keys: ['n'], what: 'Open what to learn next', run: () => session.openNext() },
    { keys: ['j'], what: 'Go to the next topic in the list', run: () => moveFocus(session, 1) },
    {
      keys: ['k'],
      what: 'Go to the previous topic in the list',
      run: () => moveFocus(session, -1),
    },
    { keys: ['x'], what: 'Tick the topic, or untick it', run: () => toggle(session) },
    { keys: ['['], what: 'Open the topic before the open one', run: () => session.step(-1) },
    { keys: [']'], what: 'Open the topic after the open one', run: () => session.step(1) },
    { keys: ['1'], what: 'Show cards', run: () => session.view('cards') },
    { keys: ['2'], what: 'Show the table', run: () => session.view('table') },
    ...(map === null ? [] : mapShortcuts(session, map)),
    { keys: ['?'], what: 'Show this list', run: () => DIALOG.keys.open() },
  ];
}

function mapShortcuts(session: Session, map: MapBox): readonly Shortcut[] {
  return [
    { keys: ['3'], what: 'Show the map', run: () => session.view('map') },
    { keys: ['+', '='], what: 'Make the map larger', run: () => map.larger() },
    { keys: ['-'], what: 'Make the map smaller', run: () => map.smaller() },
    { keys: ['0'], what: 'Fit the map to the width of its box', run: () => map.fit() },
  ];
}

/** What Esc does: the nearest way back. */
export function goBack(session: Session): void {
  const field = document.activeElement;
  if (field?.id !== SEARCH_ID) session.close();
  else if (session.state.address.query !== '') session.search('');
  else if (field instanceof HTMLElement) field.blur();
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
