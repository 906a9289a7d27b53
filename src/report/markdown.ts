import { oneLine } from '../lib/log.ts';

/** Zero-width space. `oneLine` removes it from foreign text: what stands in ours, we put there. */
const ZWSP = '\u200b';

/**
 * What GitHub makes live in the RENDERED text, where an entity is resolved and no longer protects
 * (github/cmark-gfm#181): a zero-width space after the match stops it.
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

/** A bare commit hash; broken into pieces that are too short for one. */
const HASH = /\b[0-9a-f]{7,}\b/gi;
const HASH_PIECE = /[0-9a-f]{6}(?=[0-9a-f])/gi;

/** Mathematics, found in the rendered text too: a `$` counts only beside certain characters. */
const MATH = /\$/g;

/**
 * What may begin markup: anywhere in a line (a backslash, as it would undo an escape, and `$`); or
 * at its start, where it would be a list, a heading's underline or a rule.
 */
const MARKUP = /[&<>@#[\]()|*_~`\\$\u200b]|^[-+=]|(?<=^\d{1,9})\.(?!\S)/g;

/**
 * Foreign text for Markdown, on one line: whatever it holds, it is read as it stands, and nothing
 * in it is markup, a link, a mention or a reference. To be used once: it does not know its own work.
 */
export function escapeMarkdown(text: string): string {
  const line = oneLine(text).trim();
  return LIVE.reduce((dead, live) => dead.replace(live, `$&${ZWSP}`), line)
    .replace(HASH, (hash) => hash.replace(HASH_PIECE, `$&${ZWSP}`))
    .replace(MATH, `${ZWSP}$&${ZWSP}`)
    .replace(MARKUP, (char) => `&#${char.charCodeAt(0)};`);
}

/** A column of a table: words stand on the left, numbers on the right. */
export interface Column {
  readonly name: string;
  readonly of: 'words' | 'numbers';
}

export const words = (name: string): Column => ({ name, of: 'words' });
export const numbers = (name: string): Column => ({ name, of: 'numbers' });

/** A table of GitHub-flavoured Markdown. Cells are Markdown: foreign text must be escaped before. */
export function markdownTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = columns.map((column) => (column.of === 'words' ? '---' : '---:'));
  return [line(columns.map(({ name }) => name)), line(rule), ...rows.map(line)].join('\n');
}

/**
 * Markdown folded away below a title, or unfolded, so that a reader may fold it away. The title is
 * HTML: our own words alone.
 */
export function folded(title: string, body: string, open = false): string {
  return `<details${open ? ' open' : ''}><summary>${title}</summary>\n\n${body}\n\n</details>`;
}

export const bullets = (items: readonly string[]) => items.map((item) => `- ${item}`).join('\n');

/** Blocks of Markdown, one below the other; empty ones left out. */
export const stacked = (blocks: readonly string[]) =>
  blocks.filter((block) => block !== '').join('\n\n');
