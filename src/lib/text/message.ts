import { cleanText } from './clean.ts';
import { cut } from './truncate.ts';

/** Names listed in one warning before the rest is only counted. */
const MOST_NAMES = 5;

/** Longest foreign text in a message, in code points. */
const LONGEST = 200;

/** Text of somebody else as it may stand in a message: one line, of bounded length. */
export function shown(text: string): string {
  return cut(cleanText(text), LONGEST);
}

/** Up to five names, and how many more there are. */
export function listed(names: readonly string[]): string {
  const more = names.length - MOST_NAMES;
  const first = names.slice(0, MOST_NAMES).map(shown).join(', ');
  return more > 0 ? `${first} and ${more} more` : first;
}

/** One warning about several things, or none: how many, what about them, and which. */
export function counted(names: readonly string[], one: string, many: string): string[] {
  if (names.length === 0) return [];
  const what = names.length === 1 ? one : many;
  return [`${names.length} ${what}: ${listed([...names].sort())}.`];
}
