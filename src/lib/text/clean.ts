/**
 * Characters that nobody sees but that change what is seen or matched: control characters other
 * than white space, bidirectional marks and overrides, zero-width and other invisible format
 * characters (Unicode 16, the parts of category Cf that draw nothing), tag characters, and halves
 * of surrogate pairs, which UTF-8 cannot hold.
 */
const INVISIBLE =
  /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}\p{Cs}]/gu;

/** White space as in `\s`, and NEL (U+0085), the one line break that `\s` lacks. */
const WHITE_SPACE = /[\s\u0085]+/g;

/** Removes invisible characters; white space stays as it is. */
export function removeInvisible(text: string): string {
  return text.replace(INVISIBLE, '');
}

/**
 * Text as it may stand in a cell: one line without invisible characters, each run of white space
 * one space, none at the ends. Everything else stays as it is (no Unicode normalisation).
 * Idempotent.
 */
export function cleanText(text: string): string {
  // Invisible characters go first: a zero-width one between two spaces would else leave both.
  return removeInvisible(text).replace(WHITE_SPACE, ' ').trim();
}

/**
 * Undoes git's conversion of line ends at checkout: on Windows, unless told otherwise, every line
 * ends in CRLF, which does not make it a different table.
 */
export function asCommitted(text: string): string {
  return /(?<!\r)\n/.test(text) ? text : text.replaceAll('\r\n', '\n');
}
