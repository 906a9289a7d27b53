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
