/**
 * The parser's time can grow with the square of a block's length, with the depth of nesting, and with
 * the number of marks; nothing can interrupt it. So what no author writes is not parsed. The limits
 * are many times what the 9,540 texts of roadmap.sh have at most (2026-04): 36 marks of links and code
 * in a block of 1,908 characters, an indent of 16, in texts of 4,000 characters.
 */

/** Characters of a block, which ends at an empty line, and its marks of links and code. */
const MAX_BLOCK = 10_000;
export const MAX_BLOCK_MARKS = 200;

/** Characters before a line's first word; more indent has no meaning. */
const MAX_INDENT = 40;

/** Lines and characters with a meaning in Markdown that are parsed in one text. */
const MAX_MARKS = 50_000;

/** Nearly all texts have fewer characters than this, and need no look at each line. */
const MAX_SMALL = 4_000;

/** A line that may be nested deeply, or be indented too far. */
const BEGINS_FAR = /^[ \t>*+.)\d-]{40}/m;

/** What links, images and code begin or end with: the parser looks for their other end. */
const BLOCK_MARK = /`|\]\(/g;

/** Characters that may have a meaning in Markdown; quotes have none, but the parser stops at each. */
const MARK = /["'!#&()*+.<=>[\\\]_`|~-]/g;

const NESTED_DEEPLY = /^(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])[ \t])){50}/;

/** Stands for lines that are not parsed: their number between control characters, which no text has. */
const HELD = /\u0001(\d+)\u0001/g;

/** Keeps texts within the limits of the parser. No character but white space is lost. */
export class Bounds {
  /** Runs of lines that are not parsed. */
  readonly #held: string[][] = [];
  #marks = 0;

  /**
   * The text as it can be parsed: a block beyond the limits is cut into its lines, and lines beyond
   * them are replaced by a placeholder.
   */
  within(markdown: string): string {
    if (this.#isSmall(markdown)) return markdown;
    let text = '';
    /** The run of lines that the text ends with, if these are not parsed. */
    let run: string[] | null = null;
    for (const block of markdown.split(/\n(?:[ \t]*\n)+/)) {
      const isSmall = block.length <= MAX_BLOCK && count(BLOCK_MARK, block) <= MAX_BLOCK_MARKS;
      for (const line of block.split('\n')) {
        if (this.#isWithin(line)) {
          run = null;
          text += `${withIndent(line)}${isSmall ? '\n' : '\n\n'}`;
        } else if (run === null) {
          run = [line];
          text += `\u0001${this.#held.push(run) - 1}\u0001\n\n`;
        } else {
          run.push(line);
        }
      }
      if (run === null) text += '\n';
    }
    return text.replace(/\n{3,}/g, '\n\n');
  }

  /** The text with its placeholders replaced by the lines that they stand for. */
  restore(text: string): string {
    if (this.#held.length === 0) return text;
    return text.replace(HELD, (_, index) =>
      this.restore(this.#held[Number(index)]?.join('\n') ?? ''),
    );
  }

  #isSmall(markdown: string): boolean {
    const { length } = markdown;
    const isSmall =
      length <= MAX_SMALL &&
      this.#marks + length <= MAX_MARKS &&
      !BEGINS_FAR.test(markdown) &&
      count(BLOCK_MARK, markdown) <= MAX_BLOCK_MARKS;
    if (isSmall) this.#marks += length;
    return isSmall;
  }

  #isWithin(line: string): boolean {
    this.#marks += count(MARK, line) + 1;
    return (
      this.#marks <= MAX_MARKS &&
      line.length <= MAX_BLOCK &&
      count(BLOCK_MARK, line) <= MAX_BLOCK_MARKS &&
      !NESTED_DEEPLY.test(line)
    );
  }
}

const withIndent = (line: string) =>
  line.length > MAX_INDENT
    ? line.replace(/^[ \t]+/, (indent) => indent.slice(0, MAX_INDENT))
    : line;

const count = (mark: RegExp, text: string) => text.match(mark)?.length ?? 0;
