/** A line that begins a block of code: what precedes its mark in lists and quotes, and the mark. */
const FENCE = /^([ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)?)(`{3,}(?=[^`]*$)|~{3,})/;

/** Text right before the mark and language that begin a block of code. */
const GLUED_FENCE = /^(.*[^`\s])(`{3,})([\w+#.-]+)[ \t]*$/;

/** The mark that ends a block of code, right behind it. */
const GLUED_END = /(?<=[^`\s])`{3,}[ \t]*$/;

/** What a resource begins with. */
const TYPED = String.raw`\[?@[\w.-]+@\S`;
const LINK = String.raw`(?=\[.*\]\s*\(|${TYPED}|<?https?:\/\/)`;

/** A resource line that nothing else can be. */
const RESOURCE = new RegExp(String.raw`^[ \t>]*[-+*][ \t]*(?=${TYPED}).*\]\(`);

/** A marker of a list without a space, which begins no list; a bullet as it is typed elsewhere. */
const GLUED_MARKER = new RegExp(String.raw`^([ \t>]*)([-+*]|\d{1,9}[.)])${LINK}`);
const OTHER_BULLET = new RegExp(String.raw`^([ \t>]*)[•●○▪▫■□◦‣⁃·][ \t]*${LINK}`);

/** The mark of an image before a resource, which is none: a slip, or the end of the sentence before. */
const IMAGE_MARK = /(\S?)!(?=\[@[\w.-]+@\S)/g;

/** Marks of GitHub's Markdown that the parser does not know: a box to tick, and struck text. */
const BOX = /^([ \t>]*(?:[-+*]|\d{1,9}[.)])[ \t]+)\[[ xX]\][ \t]+/;
const STRUCK = /(?<![\w~`\\])~~(?=[^\s~`])([^~`]*[^\s~`])~~(?![\w~`])/g;

interface Code {
  /** Index of the first line of code. */
  readonly begin: number;
  /** What precedes the mark, and the mark. */
  readonly prefix: string;
  readonly mark: string;
  readonly isGlued: boolean;
}

/**
 * The text as its author evidently meant it: markers of lists have a space before a link, the mark that
 * begins code has a line of its own, and code that is never closed ends before the resources.
 */
export function withRepairs(markdown: string): string {
  if (!/```|~~~/.test(markdown)) return markdown.split('\n').map(plainLine).join('\n');
  const lines: string[] = [];
  let code: Code | null = null;
  for (const line of markdown.split('\n')) {
    if (code !== null) {
      lines.push(line);
      if (isClosing(line, code.mark)) code = null;
      continue;
    }
    const [, text = '', glued, language = ''] = GLUED_FENCE.exec(line) ?? [];
    if (glued !== undefined && !text.includes('```')) {
      lines.push(plainLine(text), glued + language);
      code = { begin: lines.length, prefix: '', mark: glued, isGlued: true };
      continue;
    }
    lines.push(plainLine(line));
    const [, prefix = '', mark] = FENCE.exec(line) ?? [];
    if (mark !== undefined) code = { begin: lines.length, prefix, mark, isGlued: false };
  }
  return (code === null ? lines : closed(lines, code)).join('\n');
}

/** The lines of a text that ends in code. */
function closed(lines: readonly string[], { begin, prefix, mark, isGlued }: Code): string[] {
  const rest = lines.slice(begin);
  if (isGlued) return [...lines.slice(0, begin - 1), ...rest.map(plainLine)];
  const end = rest.findIndex((line) => RESOURCE.test(line) || GLUED_END.test(line));
  if (end < 0) return [...lines];
  const [last = '', ...after] = rest.slice(end);
  const closing = prefix.replace(/[^\s>]/g, ' ') + mark;
  const around = GLUED_END.test(last)
    ? [last.replace(GLUED_END, ''), closing]
    : [closing, plainLine(last)];
  return [...lines.slice(0, begin), ...rest.slice(0, end), ...around, ...after.map(plainLine)];
}

function isClosing(line: string, mark: string): boolean {
  const [, found = ''] = /^[ \t>]*(`{3,}|~{3,})[ \t]*$/.exec(line) ?? [];
  return found.startsWith(mark);
}

function plainLine(line: string): string {
  let plain = line;
  // Both are searched for at every character, and rare.
  if (line.includes('~~')) plain = plain.replace(STRUCK, '$1');
  if (line.includes('![@')) {
    plain = plain.replace(IMAGE_MARK, (_, before) => (before === '' ? '' : `${before}! `));
  }
  // `*[a](b)*` is emphasis.
  if (/^[ \t>]*\*[^*]*\*/.test(plain)) return plain;
  return plain.replace(GLUED_MARKER, '$1$2 ').replace(OTHER_BULLET, '$1- ').replace(BOX, '$1');
}
