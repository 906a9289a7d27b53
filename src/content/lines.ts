import type { Nodes, Parents, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { isMarkup, type TagNames, tagNames, withoutMarkup } from './html.ts';

/** One line of a block as text without Markdown, and the links in it. */
export interface Line {
  readonly text: string;
  readonly links: readonly { readonly text: string; readonly url: string }[];
  /** Level of the heading that this line is, or 0. */
  readonly heading: number;
  /** The list whose item begins with this line; null elsewhere. */
  readonly list: object | null;
}

const EMPTY: Line = { text: '', links: [], heading: 0, list: null };

/**
 * The lines of a document in reading order. Blocks are split at line breaks of the source, because
 * a resource line or the sentence before it may continue any block (Markdown's lazy continuation).
 */
export function linesOf(root: Root): Line[] {
  return blockLines(root, tagNames(root), null);
}

function blockLines(node: Nodes, names: TagNames, list: object | null): Line[] {
  switch (node.type) {
    case 'heading':
      // A heading contains a line break only if it is underlined.
      return [{ ...joinLines(inlineLines(node, names)), heading: node.depth }];
    case 'paragraph':
      return inlineLines(node, names).map((line, i) => (i === 0 ? { ...line, list } : line));
    case 'code':
      return [{ ...EMPTY, text: node.value }];
    case 'html':
      // A block of HTML may contain Markdown that the parser skipped.
      return linesOf(fromMarkdown(withoutMarkup(node.value, names)));
    case 'list':
      return node.children.flatMap((item) => blockLines(item, names, node));
    case 'listItem':
    case 'root':
    case 'blockquote':
      return node.children.flatMap((child, index) =>
        blockLines(child, names, node.type === 'listItem' && index === 0 ? list : null),
      );
    default:
      return [];
  }
}

/** The text of inline nodes, line by line. */
function inlineLines({ children }: Parents, names: TagNames): readonly Line[] {
  const lines: Line[] = [];
  let line = EMPTY;

  function addText(text: string): void {
    const [first = '', ...others] = text.split('\n');
    line = { ...line, text: line.text + first };
    for (const other of others) {
      lines.push(line);
      line = { ...EMPTY, text: other };
    }
  }

  function add(node: Nodes): void {
    switch (node.type) {
      case 'text':
        addText(node.value);
        break;
      case 'inlineCode':
        addText(node.value.replaceAll('\n', ' '));
        break;
      case 'html':
        // `<br>` separates words, `<b>` does not.
        if (!isMarkup(node.value, names)) addText(node.value);
        else if (/^<\/?[bhw]r/i.test(node.value)) addText(' ');
        break;
      case 'image':
      case 'imageReference':
        addText(node.alt ?? '');
        break;
      case 'break':
        addText('\n');
        break;
      case 'link': {
        const { text } = joinLines(inlineLines(node, names));
        addText(text);
        line = { ...line, links: [...line.links, { text, url: node.url }] };
        break;
      }
      default:
        if ('children' in node) node.children.forEach(add);
    }
  }

  children.forEach(add);
  return [...lines, line];
}

function joinLines(lines: readonly Line[]): Line {
  return {
    ...EMPTY,
    text: lines.map((line) => line.text).join(' '),
    links: lines.flatMap((line) => line.links),
  };
}
