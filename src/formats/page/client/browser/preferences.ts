import type { Store } from '../model/keeper.ts';

/** Of all pages in this storage: who switched shortcuts off needs them off everywhere. */
const SHORTCUTS = 'roadmap-enrich:shortcuts';

export function readShortcuts(store: Store | null): boolean {
  try {
    return store?.getItem(SHORTCUTS) !== 'off';
  } catch {
    return true;
  }
}

export function keepShortcuts(store: Store | null, isOn: boolean): void {
  try {
    if (isOn) store?.removeItem(SHORTCUTS);
    else store?.setItem(SHORTCUTS, 'off');
  } catch {
    // Until the page is closed, then.
  }
}
