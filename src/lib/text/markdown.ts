import { oneLine } from '../log.ts';

/** Zero-width space. `oneLine` removes it from foreign text, so those in the result are ours. */
const ZWSP = '\u200b';

/**
 * What GitHub turns into links and emoji in the RENDERED text, where entities are already resolved
 * and no longer protect (github/cmark-gfm#181). A zero-width space after the match stops it.
 */
const LIVE = [
  // Mentions and e-mail addresses; references to issues and pull requests.
  /[@#]/g,
  // URLs; emoji shortcodes (`:tea:`).
  /:(?=\/\/|[\w+-]+:)/g,
  // Links without a scheme, or with one that needs no slashes.
  /www(?=\.)/gi,
  /(?:mailto|xmpp)(?=:)/gi,
  // The other form of a reference, `GH-12`.
  /\bgh(?=-\d)/gi,
];

/** A bare commit hash; it is split into pieces too short to be one. */
const HASH = /\b[0-9a-f]{7,}\b/gi;
const HASH_PIECE = /[0-9a-f]{6}(?=[0-9a-f])/gi;

/** Math, also found in the rendered text: a `$` counts only next to certain characters. */
const MATH = /\$/g;

/**
 * What may begin markup: anywhere in a line (including `$`, and the backslash, which would undo an
 * escape), or at its start, where it would be a list, a heading's underline or a rule.
 */
const MARKUP = /[&<>@#[\]()|*_~`\\$\u200b]|^[-+=]|(?<=^\d{1,9})\.(?!\S)/g;

/**
 * Foreign text for Markdown, on one line: whatever it contains is shown literally, and nothing in it
 * becomes markup, a link, a mention or a reference. Apply it once: it would escape its own escapes.
 */
export function escapeMarkdown(text: string): string {
  const line = oneLine(text).trim();
  return LIVE.reduce((dead, live) => dead.replace(live, `$&${ZWSP}`), line)
    .replace(HASH, (hash) => hash.replace(HASH_PIECE, `$&${ZWSP}`))
    .replace(MATH, `${ZWSP}$&${ZWSP}`)
    .replace(MARKUP, (char) => `&#${char.charCodeAt(0)};`);
}
