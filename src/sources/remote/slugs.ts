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
 * Letters to change, add or remove (Levenshtein). Less than one where a name begins with the other,
 * since people leave out the end: `react` for `react-native`.
 */
function distanceOf(a: string, b: string): number {
  if (a.startsWith(b) || b.startsWith(a)) return Math.abs(a.length - b.length) / 100;
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const changed = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
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
