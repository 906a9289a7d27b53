/**
 * Invisible characters that change what is displayed or matched: control characters other than
 * white space, bidirectional marks and overrides, zero-width and other invisible format
 * characters (Unicode 16, the parts of category Cf that draw nothing), tag characters, and halves
 * of surrogate pairs, which UTF-8 cannot hold.
 */
const INVISIBLE =
  /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}\p{Cs}]/gu;

/** White space as in `\s`, and NEL (U+0085), the one line break that `\s` lacks. */
const WHITE_SPACE = /[\s\u0085]+/g;

/** Removes invisible characters and keeps white space. */
export function removeInvisible(text: string): string {
  return text.replace(INVISIBLE, '');
}

/**
 * Makes text fit for a cell: one line without invisible characters, each run of white space folded
 * into one space, none at the ends. Everything else is kept (no Unicode normalisation). Idempotent.
 */
export function cleanText(text: string): string {
  // Invisible characters first: else a zero-width one between two spaces would leave both.
  return removeInvisible(text).replace(WHITE_SPACE, ' ').trim();
}

/**
 * Undoes git's conversion of line endings at checkout: by default, every line ends in CRLF on
 * Windows, which does not make it a different table.
 */
export function asCommitted(text: string): string {
  return /(?<!\r)\n/.test(text) ? text : text.replaceAll('\r\n', '\n');
}
