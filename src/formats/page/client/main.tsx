import { render } from 'preact';
import { ELEMENT, type PageData } from '../page-data.ts';
import { highlight } from './browser/highlight.ts';
import { openStore } from './browser/store.ts';
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
  const keeper = new Keeper(data.slug, storageKey(data.slug, location), openStore());
  let isWaiting = false;
  const session = new Session(data, keeper, (state, selection, session) => {
    render(<App state={state} selection={selection} session={session} />, root);
    if (isWaiting) return;
    isWaiting = true;
    whenIdle(() => {
      isWaiting = false;
      highlight(document.getElementById(LIST_ID), session.selection.words);
      session.showMore();
    });
  });
  session.start();
  addEventListener('hashchange', () => session.readAddress());
  addEventListener('popstate', () => session.readAddress());
  addEventListener('beforeprint', () => session.showAll());
  addEventListener('storage', ({ key }) => {
    if (key === keeper.key || key === null) session.reload();
  });
}

start();
