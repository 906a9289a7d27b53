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
