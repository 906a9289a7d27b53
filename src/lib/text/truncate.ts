/** The first `points` code points of a text. */
export function truncate(text: string, points: number): string {
  if (text.length <= points) return text;
  // A code point has at most two UTF-16 units, so the rest of a long text need not be read.
  return [...text.slice(0, 2 * points)].slice(0, points).join('');
}

/** The first `points` code points of a text, with an ellipsis where it was truncated. */
export function ellipsize(text: string, points: number): string {
  const head = truncate(text, points);
  return head.length === text.length ? text : `${head.trimEnd()}…`;
}
