import { groupBy } from '../lib/collections.ts';
import { ellipsize } from '../lib/text/truncate.ts';
import { plural } from '../lib/text/words.ts';

/** More roadmaps than these are summed up, and their list is folded. */
export const MAX_UNFOLDED_ROADMAPS = 10;

/** How much a report lists. Every level counts everything. */
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

/** Everything, within reason: longer cells can be read in the table itself. */
export const FULL: Detail = {
  rows: Infinity,
  changes: Infinity,
  roadmaps: Infinity,
  messages: 100,
  cell: 300,
  message: 500,
};

/** Counts. They always fit: each list is bounded, and so is each item. */
export const COUNTS: Detail = {
  rows: 0,
  changes: 0,
  roadmaps: 5,
  messages: 5,
  cell: 50,
  message: 120,
};

/** How many items a list omits; empty for none. */
export function andMore(count: number, noun: string, where = ''): string {
  return count > 0 ? `and ${plural(count, `more ${noun}`)}${where}` : '';
}

/**
 * At most `max` items, in their order. Each group in turn gets a place for its next item, so that
 * small groups are listed whole and the larger ones share the rest.
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
  // A quarter of what is shown comes before the difference.
  const lead = Math.floor(points / 4);
  if (same <= points - lead || (before.length <= points && after.length <= points)) {
    return [ellipsize(before, points), ellipsize(after, points)];
  }
  // From the start of a word, so that neither a word nor a code point is split.
  const space = before.lastIndexOf(' ', same - lead);
  const unit = before.charCodeAt(same - lead);
  const isLowSurrogate = unit >= 0xdc00 && unit <= 0xdfff;
  const start = space > same - 2 * lead ? space + 1 : same - lead - (isLowSurrogate ? 1 : 0);
  return [
    `…${ellipsize(before.slice(start), points)}`,
    `…${ellipsize(after.slice(start), points)}`,
  ];
}
