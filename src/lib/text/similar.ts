import { byCodeUnit } from '../collections.ts';
import { lettersApart } from './distance.ts';

/** Names in a suggestion. */
const MAX_SUGGESTED = 3;

/** The names most similar to one that does not exist, then in alphabetical order. */
export function similarNames(name: string, names: readonly string[]): readonly string[] {
  const distances = names.map((other) => ({ other, distance: distanceOf(name, other) }));
  return distances
    .filter(({ other, distance }) => distance <= Math.ceil(Math.max(name.length, other.length) / 3))
    .toSorted((a, b) => a.distance - b.distance || byCodeUnit(a.other, b.other))
    .slice(0, MAX_SUGGESTED)
    .map(({ other }) => other);
}

/**
 * Letters apart. Less than one where a name begins with the other, or ends with it as with a word, since
 * people leave out the rest: `react` for `react-native`, `api-key` for `gemini-api-key`.
 */
function distanceOf(a: string, b: string): number {
  const isPart = (part: string, name: string) => name.startsWith(part) || name.endsWith(`-${part}`);
  if (isPart(a, b) || isPart(b, a)) return Math.abs(a.length - b.length) / 100;
  return lettersApart(a, b);
}
