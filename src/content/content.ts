import { cleanText, removeInvisible } from '../lib/text/clean.ts';
import { linesOf } from './lines.ts';
import { withRepairs } from './repair.ts';
import { apart, splitResources } from './resources.ts';

/** What a content file says about its topic. All text is cleaned. */
export interface Content {
  /** The first heading of level 1, or null without one. */
  readonly h1: string | null;
  /** Text of all blocks, without H1, resource lines and the line that introduces them. */
  readonly description: string;
  /** http(s) URLs of the resource lines, in order, without duplicates. */
  readonly resources: readonly string[];
  /** Titles of resources without a valid URL. */
  readonly dropped: readonly string[];
}

/** Front matter, which is not part of the text: YAML between two lines of hyphens at the top. */
const FRONT_MATTER =
  /^\uFEFF?---[ \t]*\r?\n(?=[\w-]+[ \t]*:\s|---[ \t]*(?:\r?\n|$))(?:[\s\S]*?\n)??---[ \t]*(?:\r?\n|$)/;

/** Reads one content file. Markdown has no syntax errors, so every text can be read. */
export function parseContent(file: string): Content {
  const text = withRepairs(withPlainSpaces(file.replace(FRONT_MATTER, '')));
  // First of all, since a resource may be glued to the heading.
  const lines = linesOf(text).flatMap(apart);
  const h1 = lines.find((line) => line.heading === 1);
  const { texts, urls, dropped } = splitResources(lines.filter((line) => line !== h1));
  return {
    h1: h1 === undefined ? null : cleanText(h1.text),
    description: cleanText(texts.join(' ')),
    resources: [...new Set(urls)],
    dropped,
  };
}

/**
 * Markdown recognises only the plain space: after a no-break space or a zero-width character, `#`
 * starts no heading and `-` no list.
 */
function withPlainSpaces(markdown: string): string {
  return removeInvisible(markdown.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')).replace(
    /[^\S\n\t ]/g,
    ' ',
  );
}
