import { cleanText } from './clean.ts';
import { ellipsize } from './truncate.ts';
import { plural, withoutStop } from './words.ts';

/** Names listed in one warning; the others are only counted. */
const MAX_NAMES = 5;

/** Longest foreign text in a message, in code points. */
const MAX_POINTS = 200;

/** Longest value of a setting in a message, in code points. */
const MAX_QUOTED_POINTS = 60;

/** Makes foreign text safe for a message: one line, of bounded length. */
export function sanitize(text: string): string {
  return ellipsize(cleanText(text), MAX_POINTS);
}

/** The value of a setting, in quotes and made safe. */
export function quote(value: string): string {
  return JSON.stringify(ellipsize(cleanText(value), MAX_QUOTED_POINTS));
}

/** The first names, and how many more there are. */
export function joinSome(names: readonly string[], max = MAX_NAMES): string {
  const more = names.length - max;
  const first = names.slice(0, max).map(sanitize).join(', ');
  return more > 0 ? `${first} and ${more} more` : first;
}

/** One warning about several things, or none: how many there are, what is wrong, and which. */
export function countWarning(names: readonly string[], noun: string, what: string): string[] {
  return names.length === 0
    ? []
    : [`${plural(names.length, noun)} ${what}: ${joinSome(names.toSorted())}.`];
}

/**
 * Parts what is wrong from what to do: the last sentence, which begins behind a full stop that is neither in
 * quotation marks nor in brackets. The message has no full stop at its end.
 */
export function splitAdvice(text: string): { readonly message: string; readonly action?: string } {
  const stops = [...text.matchAll(/\.\s+(?=\p{Lu})/gu)];
  // A foreign text may be cut within brackets, or have but one.
  const stop = isClosed(text)
    ? stops.findLast(({ index }) => isClosed(text.slice(0, index)))
    : stops.at(-1);
  if (stop === undefined) return { message: withoutStop(text) };
  const action = text.slice(stop.index + stop[0].length);
  return { message: text.slice(0, stop.index), action };
}

/** Whether quotation marks, as `quote` writes them, and brackets are closed at the end of a text. */
function isClosed(text: string): boolean {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  return count(/(?<!\\)"/g) % 2 === 0 && count(/\(/g) === count(/\)/g);
}
