/** What a text may measure where it is shown. */
export interface SizeLimit {
  readonly max: number;
  readonly measure: (text: string) => number;
}

/** Of a job summary, in UTF-8 bytes: GitHub drops one over 1 MiB whole, other steps' included. */
export const SUMMARY_LIMIT: SizeLimit = {
  max: 900 * 1024,
  measure: (text) => Buffer.byteLength(text),
};

/**
 * Of a comment, or of a pull request's body, in characters (UTF-16 units, which are never fewer
 * than code points): GitHub refuses more than 65,536. The rest is left for the caller's marker.
 */
export const COMMENT_LIMIT: SizeLimit = { max: 60_000, measure: (text) => text.length };

export const fits = (text: string, { max, measure }: SizeLimit) => measure(text) <= max;
