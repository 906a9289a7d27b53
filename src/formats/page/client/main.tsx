import { render } from 'preact';
import { ELEMENT, type PageData } from '../page-data.ts';
import { highlight } from './browser/highlight.ts';
import { MapBox } from './browser/map-box.ts';
import { keepShortcuts, readShortcuts } from './browser/preferences.ts';
import { listenForKeys } from './browser/shortcuts.ts';
import { openStore } from './browser/store.ts';
import { watchSize } from './browser/window-size.ts';
import { goBack, shortcutsOf } from './keys.ts';
import { Keeper, storageKey } from './model/keeper.ts';
import { LIST_ID, Session } from './session.ts';
import { App } from './view/app.tsx';

/** When browsers have time; Safari does not say. */
const whenIdle: (run: () => void) => void =
  'requestIdleCallback' in window
    ? (run) => requestIdleCallback(run)
    : (run) => setTimeout(run, 50);

function start(): void {
  const root = document.getElementById(ELEMENT.app);
  const block = document.getElementById(ELEMENT.data);
  if (root === null || block === null) return;
  const data: PageData = JSON.parse(block.textContent ?? '');
  const store = openStore();
  const keeper = new Keeper(data.slug, storageKey(data.slug, location), store);
  const map = MapBox.find();
  let isWaiting = false;
  const options = { hasMap: map !== null, shortcuts: readShortcuts(store) };
  const session: Session = new Session(data, keeper, options, (state, selection) => {
    const props = { state, selection, session, map, shortcuts };
    render(<App {...props} />, root);
    if (state.shortcuts !== readShortcuts(store)) keepShortcuts(store, state.shortcuts);
    if (isWaiting) return;
    isWaiting = true;
    whenIdle(() => {
      isWaiting = false;
      highlight(document.getElementById(LIST_ID), session.selection.words);
      session.showMore();
    });
  });
  const shortcuts = shortcutsOf(session, map);
  watchSize((size) => session.resize(size));
  session.start();
  listenForKeys(shortcuts, {
    isOn: () => session.state.shortcuts,
    onEscape: () => goBack(session),
  });
  addEventListener('hashchange', () => session.followAddress());
  addEventListener('popstate', () => session.followAddress());
  addEventListener('beforeprint', () => session.showAll());
  addEventListener('storage', ({ key }) => {
    if (key === keeper.key || key === null) session.reload();
  });
}

start();
