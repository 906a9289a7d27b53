import { ellipsize } from '../lib/text/truncate.ts';

/** The share of the room that the part before the first difference of a cut pair takes. */
const LEAD = 1 / 4;

/**
 * Two versions of a text, cut around their first difference: two long texts that differ in their
 * last sentence would otherwise look the same.
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
  // From the start of a word on, so that none is halved, and no code point either.
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
