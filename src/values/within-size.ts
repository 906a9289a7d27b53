import { byCodeUnit } from '../lib/collections.ts';
import { formatStoredEntry, type StoredEntry } from './stored-entry.ts';

/**
 * The entries that fit into a cache file of `maxBytes`, in their order. Those unused for longest go;
 * of one month, those added last: the others keep their values night after night.
 */
export function withinSize(
  entries: readonly StoredEntry[],
  maxBytes: number,
): readonly StoredEntry[] {
  const lastUsedFirst = entries.toSorted((a, b) => byCodeUnit(monthOf(b), monthOf(a)));
  let bytes = 0;
  const kept = new Set(
    lastUsedFirst.filter((entry) => {
      bytes += Buffer.byteLength(formatStoredEntry(entry)) + 1;
      return bytes <= maxBytes;
    }),
  );
  return entries.filter((entry) => kept.has(entry));
}

/** The month in which an entry was last used, `YYYY-MM`; of a refusal, that in which it was made. */
const monthOf = (entry: StoredEntry) => ('used' in entry ? entry.used : entry.made.slice(0, 7));
