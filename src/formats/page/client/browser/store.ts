import type { Store } from '../model/keeper.ts';

/** The browser's storage; null where it may not even be looked at. */
export function openStore(): Store | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
