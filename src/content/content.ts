import { fromMarkdown } from 'mdast-util-from-markdown';
import { cleanText, removeInvisible } from '../lib/text/clean.ts';
import { linesOf } from './lines.ts';
import { splitResources } from './resources.ts';

/** What a content file says about its topic. All text is cleaned. */
export interface Content {
  /** The first heading of level 1, or null without one. */
  readonly h1: string | null;
  /** Text of all blocks, without H1, resource lines and the line that introduces them. */
  readonly description: string;
  /** http(s) URLs of the resource lines, in order, without duplicates. */
  readonly resources: readonly string[];
}

/**
 * The parser's time grows with the square of nesting depth and block length, and nothing can
 * interrupt it. No author nests as deep or writes a block as long (in characters) as this.
 */
const DEEPLY_NESTED = /^(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])[ \t])){50}/m;
const MAX_BLOCK = 20_000;

/** Front matter, which is not part of the text: YAML between two lines of hyphens at the top. */
const FRONT_MATTER =
  /^\uFEFF?---[ \t]*\r?\n(?=[\w-]+[ \t]*:\s|---[ \t]*(?:\r?\n|$))(?:[\s\S]*?\n)??---[ \t]*(?:\r?\n|$)/;

/**
 * Reads one content file. Markdown has no syntax errors; a `RangeError` rejects only what no author
 * writes: blocks nested 50 deep or longer than 20,000 characters.
 */
export function parseContent(file: string): Content {
  const markdown = file.replace(FRONT_MATTER, '');
  const blocks = markdown.split(/\n[ \t\r]*\n/);
  if (DEEPLY_NESTED.test(markdown) || blocks.some((block) => block.length > MAX_BLOCK)) {
    throw new RangeError('its text is nested too deeply, or one block of it is too long');
  }
  const root = fromMarkdown(withPlainSpaces(markdown), {
    // Four spaces before a resource line are sloppiness, not code.
    extensions: [{ disable: { null: ['codeIndented'] } }],
  });
  const lines = linesOf(root);
  const h1 = lines.find((line) => line.heading === 1);
  const { texts, urls } = splitResources(lines.filter((line) => line !== h1));
  return {
    h1: h1 === undefined ? null : cleanText(h1.text),
    description: cleanText(texts.join(' ')),
    resources: [...new Set(urls)],
  };
}

/**
 * Markdown recognises only the plain space: after a no-break space or a zero-width character, `#`
 * starts no heading and `-` no list.
 */
function withPlainSpaces(markdown: string): string {
  return removeInvisible(markdown.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')).replace(
    /[^\S\n\t]/g,
    ' ',
  );
}
