import { Bounds } from './bounds.ts';
import { isMarkup, type TagNames, tagNames, withoutMarkup } from './html.ts';
import { partsOfIndented, withoutFarIndent } from './indent.ts';
import { childrenOf, isIndentedCode, type MarkdownNode, parseMarkdown } from './markdown.ts';
import { plainLines } from './plain.ts';
import { PIPE, withMarkedTables, withoutTable } from './tables.ts';

interface Link {
  readonly text: string;
  readonly url: string;
  /** Index in the line at which its text begins. */
  readonly at: number;
}

/** One line of a block as text without Markdown, and the links in it. */
export interface Line {
  readonly text: string;
  readonly links: readonly Link[];
  /** Level of the heading that this line is, or 0. */
  readonly heading: number;
  /** The list whose item begins with this line; null elsewhere. */
  readonly list: object | null;
}

/**
 * The lines of a text in reading order. Blocks are split at line breaks of the source, because
 * a resource line or the sentence before it may continue any block (Markdown's lazy continuation).
 */
export function linesOf(markdown: string): readonly Line[] {
  return plainLines(markdown) ?? parsedLines(markdown);
}

/** The same of any text, by the parser. */
export function parsedLines(markdown: string): readonly Line[] {
  const bounds = new Bounds();
  const read = (text: string) => parseMarkdown(bounds.within(withoutFarIndent(text)));
  const root = read(withMarkedTables(markdown));
  const names: TagNames = markdown.includes('<') ? tagNames(root, read) : new Set();
  const lines = blockLines(root, { read, names, list: null });
  const restore = (text: string) => bounds.restore(text).replaceAll(PIPE, '|');
  return lines.map((line) => ({
    ...line,
    text: restore(line.text),
    links: line.links.map((link) => ({
      ...link,
      text: restore(link.text),
      url: withPipes(link.url),
    })),
  }));
}

interface Context {
  /** Parses Markdown within a block that the parser skipped. */
  readonly read: (markdown: string) => MarkdownNode;
  readonly names: TagNames;
  /** The list whose item begins here. */
  readonly list: object | null;
}

function blockLines(node: MarkdownNode, context: Context): readonly Line[] {
  const { read, names, list } = context;
  switch (node.type) {
    case 'heading':
      // A heading contains a line break only if it is underlined.
      return [{ ...joinLines(inlineLines(node, names)), heading: node.level, list: null }];
    case 'paragraph':
      return withoutTable(inlineLines(node, names)).map((line, index) => ({
        ...line,
        heading: 0,
        list: index === 0 ? list : null,
      }));
    case 'code_block': {
      const text = node.literal ?? '';
      const parts = isIndentedCode(node) ? partsOfIndented(text) : [{ text, isCode: true }];
      return parts.flatMap((part) =>
        part.isCode ? [codeLine(part.text)] : childLines(read(part.text), context),
      );
    }
    case 'html_block': {
      const inner = read(withoutMarkup(node.literal ?? '', names));
      return blockLines(inner, { read, names: tagNames(inner, read), list: null });
    }
    case 'list':
      return childrenOf(node).flatMap((item) => blockLines(item, { ...context, list: node }));
    case 'item':
      return childLines(node, context);
    case 'document':
    case 'block_quote':
      return childLines(node, { ...context, list: null });
    default:
      return [];
  }
}

/** The lines of the blocks in a block; the first of them begins where the block does. */
function childLines(node: MarkdownNode, context: Context): readonly Line[] {
  return childrenOf(node).flatMap((child, index) =>
    blockLines(child, index === 0 ? context : { ...context, list: null }),
  );
}

const codeLine = (code: string): Line => ({
  text: code.replaceAll(PIPE, `\\${PIPE}`),
  links: [],
  heading: 0,
  list: null,
});

type InlineLine = Pick<Line, 'text' | 'links'>;

/** The text of inline nodes, line by line. */
function inlineLines(block: MarkdownNode, names: TagNames): readonly InlineLine[] {
  const lines: { text: string; links: Link[] }[] = [];
  let line = { text: '', links: [] as Link[] };
  let link: { text: string; url: string; at: number } | null = null;
  let images = 0;

  function addText(text: string): void {
    line.text += text;
    if (link !== null) link.text += text;
  }

  function addBreak(): void {
    if (link === null) {
      lines.push(line);
      line = { text: '', links: [] };
    } else {
      addText(' ');
    }
  }

  // Emphasis may be nested so deeply that only a walk without recursion gets there.
  const walker = block.walker();
  for (let event = walker.next(); event !== null; event = walker.next()) {
    const { node, entering } = event;
    switch (node.type) {
      case 'text':
        addText(node.literal ?? '');
        break;
      case 'code':
        addText((node.literal ?? '').replaceAll('|', PIPE));
        break;
      case 'html_inline': {
        const html = node.literal ?? '';
        // `<br>` separates words, `<b>` does not.
        if (!isMarkup(html, names)) addText(html.replaceAll('\n', ' '));
        else if (/^<\/?[bhw]r/i.test(html)) addText(' ');
        break;
      }
      case 'softbreak':
      case 'linebreak':
        addBreak();
        break;
      case 'image':
        images += entering ? 1 : -1;
        break;
      case 'link':
        // A link within the text of an image is text.
        if (images > 0) break;
        if (entering) link = { text: '', url: node.destination ?? '', at: line.text.length };
        else if (link !== null) {
          line.links.push(link);
          link = null;
        }
        break;
      default:
    }
  }
  return [...lines, line];
}

/** The parser encodes what stands for a pipe. */
const withPipes = (url: string) => url.replaceAll(encodeURIComponent(PIPE), '|');

function joinLines(lines: readonly InlineLine[]): InlineLine {
  return {
    text: lines.map((line) => line.text).join(' '),
    links: lines.flatMap((line) => line.links),
  };
}
