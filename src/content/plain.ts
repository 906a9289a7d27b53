import type { Line } from './lines.ts';

/** Characters. Longer texts go to the parser, which comes with limits of its own (`Bounds`). */
const MAX_LENGTH = 4_000;

/** A character that means nothing to Markdown within a line. */
const PLAIN = String.raw`[^\x60*_[\]<&\\|\n\t]`;

/** A line of a paragraph: no block begins with a letter. */
const PARAGRAPH = new RegExp(String.raw`^\p{L}${PLAIN}*$`, 'u');

const HEADING = new RegExp(String.raw`^(#{1,6}) +(\p{L}(?:(?!#)${PLAIN})*)$`, 'u');

/** An item that is one link, whose URL is written as the parser would write it. */
const ITEM = new RegExp(
  String.raw`^- \[(@?\p{L}${PLAIN}*)\]\((https?:\/\/(?:[\w./?=:@,;+$!~#-]|%[\da-f]{2})+)\) *$`,
  'iu',
);

/**
 * The lines of a text as `linesOf` gives them, if it has only headings, paragraphs without any markup,
 * and lists of links, as most topic texts do: the parser takes many times as long. Null for any other.
 */
export function plainLines(markdown: string): readonly Line[] | null {
  if (markdown.length > MAX_LENGTH) return null;
  const lines: Line[] = [];
  let list: object | null = null;
  let above: 'item' | 'other' = 'other';
  for (const written of markdown.split('\n')) {
    const text = written.trimEnd();
    if (text === '') {
      above = 'other';
      continue;
    }
    const [, title, url] = ITEM.exec(text) ?? [];
    if (title !== undefined && url !== undefined) {
      list ??= {};
      lines.push({ text: title, links: [{ text: title, url, at: 0 }], heading: 0, list });
      above = 'item';
      continue;
    }
    const [, marks, heading] = HEADING.exec(text) ?? [];
    // Right below an item, text goes on with it.
    const isText = marks === undefined && above !== 'item' && PARAGRAPH.test(text);
    if (!isText && heading === undefined) return null;
    lines.push({ text: heading ?? text, links: [], heading: marks?.length ?? 0, list: null });
    list = null;
    above = 'other';
  }
  return lines;
}
