import { truncate } from '../../../../lib/text/truncate.ts';
import { cellText } from '../../../typed.ts';
import type { PageColumn, PageRow } from '../../page-data.ts';
import { fold } from './fold.ts';

/** Characters of a text that are shown before and after what was found in it. */
const BEFORE = 40;
const AFTER = 80;

/** A hit in a text that a card does not show. */
export interface Hit {
  /** What the text is: the name of a column, `Note`, `Description`, `Place` or `Link`. */
  readonly where: string;
  /** The text around the hit. */
  readonly text: string;
}

/**
 * Why a search found a topic whose card does not say so; null if the card has all the words.
 *
 * @param shown What the card shows.
 * @param words Of the search, folded.
 */
export function hiddenHit(
  { path, description, links, cells }: PageRow,
  columns: readonly PageColumn[],
  { shown, words, note = '' }: { shown: string; words: readonly string[]; note?: string },
): Hit | null {
  if (words.length === 0) return null;
  const folded = fold(shown);
  const missing = words.filter((word) => !folded.includes(word));
  if (missing.length === 0) return null;
  const texts = [
    ...columns.map(({ name }, at) => [name, cellText(cells[at] ?? null)] as const),
    ['Note', note] as const,
    ['Description', description] as const,
    ['Place', path.join(' › ')] as const,
    ...links.map(({ href }) => ['Link', href] as const),
  ];
  for (const [where, text] of texts) {
    // Cheaper than to look for the place.
    const held = fold(text);
    if (!missing.some((word) => held.includes(word))) continue;
    const [hit] = hitsIn(text, missing);
    if (hit !== undefined) return { where, text: around(text, hit) };
  }
  return null;
}

/** The part of a text around a hit, cut at white space where there is some. */
function around(text: string, [start, end]: readonly [number, number]): string {
  // A code point has at most two UTF-16 units.
  const before = [...text.slice(Math.max(0, start - 2 * BEFORE), start)].slice(-BEFORE).join('');
  const after = truncate(text.slice(end, end + 2 * AFTER), AFTER);
  const from = before.length < start ? `…${before.replace(/^\S*\s/, '')}` : before;
  const to = end + after.length < text.length ? `${after.replace(/\s\S*$/, '')}…` : after;
  return `${from}${text.slice(start, end)}${to}`;
}

/** Where the words are in a text, in UTF-16 units of the text as it is. */
export function hitsIn(
  text: string,
  words: readonly string[],
): readonly (readonly [number, number])[] {
  let folded = '';
  // The place in the text of each unit of the folded text, which may be shorter or longer.
  const places: number[] = [];
  let place = 0;
  for (const char of text) {
    const part = fold(char);
    for (let unit = 0; unit < part.length; unit++) places.push(place);
    folded += part;
    place += char.length;
  }
  places.push(place);
  return words.flatMap((word) => {
    const hits: [number, number][] = [];
    let at = folded.indexOf(word);
    while (at >= 0) {
      const end = at + word.length;
      hits.push([places[at] ?? 0, places[end] ?? place]);
      at = folded.indexOf(word, end);
    }
    return hits;
  });
}
