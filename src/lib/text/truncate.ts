/** The first `points` code points of a text. */
export function firstPoints(text: string, points: number): string {
  if (text.length <= points) return text;
  // A code point has at most two UTF-16 units: no more is looked at, however long the text is.
  return [...text.slice(0, 2 * points)].slice(0, points).join('');
}

/** The start of a text, cut to `points` code points, with an ellipsis where there was more. */
export function cut(text: string, points: number): string {
  const head = firstPoints(text, points);
  return head.length === text.length ? text : `${head.trimEnd()}…`;
}
