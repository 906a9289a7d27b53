import { lettersApart } from '../../lib/text/distance.ts';

/** Names in a suggestion. */
const MAX_SUGGESTED = 3;

/** The names most similar to one that does not exist, then in alphabetical order. */
export function similarNames(name: string, names: readonly string[]): readonly string[] {
  const distances = names.map((other) => ({ other, distance: distanceOf(name, other) }));
  return distances
    .filter(({ other, distance }) => distance <= Math.max(name.length, other.length) / 2)
    .toSorted((a, b) => a.distance - b.distance || (a.other < b.other ? -1 : 1))
    .slice(0, MAX_SUGGESTED)
    .map(({ other }) => other);
}

/**
 * Letters apart. Less than one where a name begins with the other, since people leave out the end:
 * `react` for `react-native`.
 */
function distanceOf(a: string, b: string): number {
  if (a.startsWith(b) || b.startsWith(a)) return Math.abs(a.length - b.length) / 100;
  return lettersApart(a, b);
}

/** Whether a slug matches a pattern, in which `*` matches any characters, or none. */
export function matchesPattern(slug: string, pattern: string): boolean {
  const [first = '', ...parts] = pattern.split('*');
  const last = parts.pop() ?? '';
  if (!slug.startsWith(first)) return false;
  let end = first.length;
  // Each part is looked for only after the one before it, so no pattern takes long.
  for (const part of parts) {
    const at = slug.indexOf(part, end);
    if (at < 0) return false;
    end = at + part.length;
  }
  return slug.slice(end).endsWith(last);
}
