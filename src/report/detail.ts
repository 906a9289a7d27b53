import { groupBy } from '../lib/collections.ts';
import { ellipsize } from '../lib/text/truncate.ts';
import { plural } from '../lib/text/words.ts';

/** More roadmaps than these are summed up, and listed folded away. */
export const MAX_UNFOLDED_ROADMAPS = 10;

/** How much a report shows. Everything is counted at every level; what varies is what is listed. */
export interface Detail {
  /** Maximum of stale, failed and pending rows listed. */
  readonly rows: number;
  /** Maximum of changes listed, of each kind. */
  readonly changes: number;
  /** Maximum of roadmaps listed. */
  readonly roadmaps: number;
  /** Maximum of errors and of notes listed, each. */
  readonly messages: number;
  /** Maximum length of a foreign text in a table, in code points. */
  readonly cell: number;
  /** Maximum length of an error or a note, in code points. */
  readonly message: number;
}

/** Everything a reader can take in: longer cells can be read in the table itself. */
export const FULL: Detail = {
  rows: Infinity,
  changes: Infinity,
  roadmaps: Infinity,
  messages: 100,
  cell: 300,
  message: 500,
};

/** Counts. They fit whatever a run holds: each list is bounded, and so is each item. */
export const COUNTS: Detail = {
  rows: 0,
  changes: 0,
  roadmaps: 5,
  messages: 5,
  cell: 50,
  message: 120,
};

/** How many items a list leaves out; empty for none. */
export function andMore(count: number, noun: string, where = ''): string {
  return count > 0 ? `and ${plural(count, `more ${noun}`)}${where}` : '';
}

/**
 * At most `max` items, in their order: places go to every group in turn, so that what a small group
 * does not need is left to the larger ones. The first items of each group are picked.
 */
export function pickFairly<T>(
  items: readonly T[],
  max: number,
  groupOf: (item: T) => string,
): readonly T[] {
  if (items.length <= max) return items;
  const groups = [...groupBy(items, groupOf).values()];
  const ranked = groups.flatMap((group) => group.map((item, rank) => ({ item, rank })));
  const first = ranked.toSorted((a, b) => a.rank - b.rank).slice(0, max);
  const picked = new Set(first.map(({ item }) => item));
  return items.filter((item) => picked.has(item));
}

/** The share of a truncated pair's length that comes before the first difference. */
const LEAD = 1 / 4;

/**
 * Two versions of a text, truncated around their first difference: two long texts that differ in
 * their last sentence would otherwise look the same.
 */
export function cutPair(
  before: string,
  after: string,
  points: number,
): readonly [before: string, after: string] {
  let same = 0;
  while (same < before.length && before[same] === after[same]) same += 1;
  const lead = Math.floor(points * LEAD);
  if (same <= points - lead || (before.length <= points && after.length <= points)) {
    return [ellipsize(before, points), ellipsize(after, points)];
  }
  // From the start of a word, so that neither a word nor a code point is split.
  const space = before.lastIndexOf(' ', same - lead);
  const start = space > same - 2 * lead ? space + 1 : wholePoint(before, same - lead);
  return [
    `…${ellipsize(before.slice(start), points)}`,
    `…${ellipsize(after.slice(start), points)}`,
  ];
}

/** The index, or the one before it where it points into the middle of a surrogate pair. */
function wholePoint(text: string, index: number): number {
  const unit = text.charCodeAt(index);
  return unit >= 0xdc00 && unit <= 0xdfff ? index - 1 : index;
}
