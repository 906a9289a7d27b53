/**
 * Invisible characters that change what is displayed or matched: control characters other than
 * white space, bidirectional marks and overrides, zero-width and other invisible format
 * characters (Unicode 16, the parts of category Cf that draw nothing), tag characters, and halves
 * of surrogate pairs, which UTF-8 cannot hold. Joiners, and the tags of flags, are looked at on
 * their own.
 */
const INVISIBLE =
  /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}\p{Cs}]/gu;

/**
 * The flags that are written with tag characters: England, Scotland and Wales are all there are
 * (Unicode 16, emoji-sequences). Other tags may hide instructions to a model.
 */
const TAGGED_FLAG =
  /(\u{1f3f4}\u{e0067}\u{e0062}(?:\u{e0065}\u{e006e}\u{e0067}|\u{e0073}\u{e0063}\u{e0074}|\u{e0077}\u{e006c}\u{e0073})\u{e007f})/u;

/** Zero-width non-joiner and joiner. */
const JOINERS = /[\u200c\u200d]+/g;

/** Scripts that are written with joiners: cursive ones, and those whose letters form clusters. */
const SCRIPTS =
  'Arabic Syriac Nko Mongolian Mandaic Adlam Hanifi_Rohingya Devanagari Bengali Gurmukhi Gujarati Oriya Tamil Telugu Kannada Malayalam Sinhala Khmer Myanmar Tibetan Newa Tirhuta Grantha Balinese Javanese'
    .split(' ')
    .map((script) => `\\p{Script=${script}}`)
    .join('');

/** What a joiner joins: letters of such a script, or two pictures of an emoji. */
const BEFORE_JOINER = new RegExp(
  `[${SCRIPTS}]\\p{M}*$|\\p{Extended_Pictographic}[\\ufe0f\\u{1f3fb}-\\u{1f3ff}]?$`,
  'u',
);
const AFTER_JOINER = new RegExp(`^(?:[${SCRIPTS}]|\\p{Extended_Pictographic})`, 'u');

/** UTF-16 units around a joiner that are looked at: a letter with its marks. */
const NEIGHBOURS = 8;

/** Text of Latin letters alone, and so without any of these characters: most is, and this is soon known. */
const PLAIN = /^[\t-\r -~\u00a0-\u00ac\u00ae-\u02ff]*$/;

/**
 * Runs of white space that are not one space: as in `\s`, and NEL (U+0085), the one line break that
 * `\s` lacks.
 */
const WHITE_SPACE = /(?:[^\S ]|\u0085)[\s\u0085]*| [\s\u0085]+/g;

/**
 * Removes invisible characters and keeps white space, and zero-width joiners where a script or an
 * emoji is written with them: Persian, Hindi, families and flags.
 */
export function removeInvisible(text: string): string {
  if (PLAIN.test(text)) return text;
  const parts = text.split(TAGGED_FLAG);
  const visible = parts
    .map((part, i) => (i % 2 === 1 ? part : part.replace(INVISIBLE, '')))
    .join('');
  return visible.replace(JOINERS, (run: string, at: number) => {
    const before = visible.slice(Math.max(0, at - NEIGHBOURS), at);
    const after = visible.slice(at + run.length, at + run.length + NEIGHBOURS);
    return BEFORE_JOINER.test(before) && AFTER_JOINER.test(after) ? run.slice(0, 1) : '';
  });
}

/** Text as it is compared and identified: joiners say nothing about which text it is. */
export function removeJoiners(text: string): string {
  return text.replace(JOINERS, '');
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
