import { cleanText } from './clean.ts';
import { ellipsize } from './truncate.ts';
import { plural } from './words.ts';

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
