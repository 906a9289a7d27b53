import type { PageData } from '../../page-data.ts';
import { type Address, formatAddress, parseAddress } from '../model/address.ts';

/** What the browser's address says. The topic may be one that the page does not have. */
export function readAddress({ columns }: PageData, hasMap: boolean): Address {
  const numbers = columns.filter(({ kind }) => kind === 'number').map(({ name }) => name);
  const address = parseAddress(location.hash, numbers);
  return { ...address, view: address.view === 'map' && !hasMap ? 'cards' : address.view };
}

/** @param how `push`: the browser's back button comes back to what the page showed before. */
export function writeAddress(address: Address, how: 'push' | 'replace'): void {
  const hash = formatAddress(address);
  // An empty one still takes the place of the one before.
  const url = `${location.pathname}${location.search}${hash === '' ? '' : `#${hash}`}`;
  try {
    if (how === 'push') history.pushState(null, '', url);
    else history.replaceState(null, '', url);
  } catch {
    // Browsers allow so many a minute: the page works without.
  }
}
