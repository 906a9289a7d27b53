import { hasTable } from './tables.ts';

/** What begins an item of a list, or may be inside one that began before an empty line. */
const LIST_BEGINS = /^(?: *(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$)| {2}| ?\t)/;

/** Four columns before a line; the parser takes such a line for more text of the paragraph above. */
const FAR = /^(?: {4}| {0,3}\t)[ \t]*/;

/** Such a line anywhere in a text. */
const HAS_FAR = new RegExp(FAR.source, 'm');

/** A line of a sample: it begins with a tag. */
const TAG_BEGINS = /^[ \t]*<[a-z/!]/i;

/** Empty lines. */
const BETWEEN_BLOCKS = /(\n(?:[ \t]*\n)+)/;

/** Lines that only Markdown has: a list at the beginning, a link, a resource, a URL, strong text. */
const LIST = /^[ \t]*(?:[-+*]|\d{1,9}[.)])[ \t]/;
const MARKDOWN =
  /!?\[[^\]\n]*\]\([^\s()]+[^)\n]*\)|^[ \t]*(?:\[?@[\w.-]+@\S|<?https?:\/\/\S+$)|(?<![^\s("'])\*\*(?![\s*])[^*\n]+(?<!\s)\*\*(?![^\s.,:;!?)"'])/m;

/**
 * The text with lines moved to the left that are indented far below a line of text: such an indent is
 * sloppiness, and the lines may be a list of resources. A sample of HTML is code, as its author meant.
 */
export function withoutFarIndent(markdown: string): string {
  if (!HAS_FAR.test(markdown)) return markdown;
  return markdown
    .split(BETWEEN_BLOCKS)
    .map((block, index) => (index % 2 === 0 ? dedent(block) : block))
    .join('');
}

/**
 * The parts of a block that is code by its indent alone. Four spaces before text or a list are
 * sloppiness, so only parts without Markdown are code; neighbours of one kind are one part.
 */
export function partsOfIndented(block: string): readonly { text: string; isCode: boolean }[] {
  const parts: { text: string; isCode: boolean }[] = [];
  const blocks = block.split(BETWEEN_BLOCKS).filter((_, index) => index % 2 === 0);
  for (const text of blocks) {
    const isCode = !LIST.test(text) && !MARKDOWN.test(text) && !hasTable(text);
    const last = parts.at(-1);
    if (last?.isCode === isCode) last.text += `\n\n${text}`;
    else parts.push({ text, isCode });
  }
  return parts;
}

function dedent(block: string): string {
  const lines = block.split('\n');
  const begin = lines.findIndex((line) => FAR.test(line) || LIST_BEGINS.test(line));
  const [indent] = FAR.exec(lines[begin] ?? '') ?? [];
  if (begin < 1 || indent === undefined) return block;
  const above = lines.slice(0, begin);
  const below = lines.slice(begin);
  if (TAG_BEGINS.test(below[0] ?? '') && !above.some((line) => TAG_BEGINS.test(line))) {
    return [...above, '', ...below].join('\n');
  }
  const moved = below.map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line));
  return [...above, ...moved].join('\n');
}
