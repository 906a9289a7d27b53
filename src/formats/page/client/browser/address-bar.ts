import type { PageData } from '../../page-data.ts';
import { type Address, formatAddress, parseAddress } from '../model/address.ts';

/** What the browser's address says, as far as the page has it. */
export function readAddress({ rows, columns }: PageData, hasMap: boolean): Address {
  const numbers = columns.filter(({ kind }) => kind === 'number').map(({ name }) => name);
  const address = parseAddress(location.hash, numbers);
  const isKnown = rows.some(({ id }) => id === address.topic);
  return {
    ...address,
    topic: isKnown ? address.topic : null,
    view: address.view === 'map' && !hasMap ? 'cards' : address.view,
  };
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
