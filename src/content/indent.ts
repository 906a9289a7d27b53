/** What begins an item of a list, or may be inside one that began before an empty line. */
const LIST_BEGINS = /^(?: *(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$)| {2}| ?\t)/;

/** Four columns before a line; the parser takes such a line for more text of the paragraph above. */
const FAR = /^(?: {4}| {0,3}\t)[ \t]*/;

/**
 * The text with lines moved to the left that are indented far below a line of text: such an indent is
 * sloppiness, and the lines may be a list of resources.
 */
export function withoutFarIndent(markdown: string): string {
  return markdown
    .split(/(\n(?:[ \t]*\n)+)/)
    .map((block, index) => (index % 2 === 0 ? dedent(block) : block))
    .join('');
}

function dedent(block: string): string {
  const lines = block.split('\n');
  const begin = lines.findIndex((line) => FAR.test(line) || LIST_BEGINS.test(line));
  const [indent] = FAR.exec(lines[begin] ?? '') ?? [];
  if (begin < 1 || indent === undefined) return block;
  const moved = lines
    .slice(begin)
    .map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line));
  return [...lines.slice(0, begin), ...moved].join('\n');
}
