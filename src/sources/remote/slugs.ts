/** At most this many names are suggested. */
const MAX_SUGGESTED = 3;

/** The names nearest to one that does not exist: by letters that differ, then by the alphabet. */
export function similarNames(name: string, names: readonly string[]): readonly string[] {
  const distances = names.map((other) => ({ other, distance: distanceOf(name, other) }));
  return distances
    .filter(({ other, distance }) => distance <= Math.max(name.length, other.length) / 2)
    .toSorted((a, b) => a.distance - b.distance || (a.other < b.other ? -1 : 1))
    .slice(0, MAX_SUGGESTED)
    .map(({ other }) => other);
}

/**
 * Letters to change, add or take away (Levenshtein); less than one for a name that begins with the
 * other, which is what people leave out: `react` for `react-native`.
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

/** Whether a slug matches a pattern, in which `*` stands for any letters, or none. */
export function matchesPattern(slug: string, pattern: string): boolean {
  const parts = pattern.split('*');
  const [first = '', last = ''] = [parts[0], parts.at(-1)];
  if (!slug.startsWith(first) || !slug.endsWith(last)) return false;
  if (slug.length < first.length + last.length) return false;
  // Each part in the middle is looked for after the one before: no pattern takes long.
  let from = first.length;
  const end = slug.length - last.length;
  for (const part of parts.slice(1, -1)) {
    const at = slug.indexOf(part, from);
    if (at < 0 || at + part.length > end) return false;
    from = at + part.length;
  }
  return true;
}
