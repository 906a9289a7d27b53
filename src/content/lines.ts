import type { Nodes, Parents, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { isMarkup, type TagNames, tagNames, withoutMarkup } from './html.ts';

/** One line of a block as text without Markdown, and the links in it. */
export interface Line {
  readonly text: string;
  readonly links: readonly Link[];
  /** Level of the heading that this line is, or 0. */
  readonly heading: number;
  /** The list whose item begins with this line; null elsewhere. */
  readonly list: object | null;
}

/** A line that is not a resource, and whether a resource comes right after it. */
export interface TextLine {
  readonly text: string;
  readonly isHeading: boolean;
  readonly beforeResource: boolean;
}

export interface Link {
  readonly text: string;
  readonly url: string;
}

/**
 * The lines of a document in reading order. Blocks are split at line breaks of the source, because
 * a resource line or the sentence before it may run on from any block (Markdown's lazy
 * continuation).
 */
export function linesOf(root: Root): Line[] {
  const names = tagNames(root);
  return blockLines(root, names, null);
}

function blockLines(node: Nodes, names: TagNames, list: object | null): Line[] {
  switch (node.type) {
    case 'heading':
      // A heading may hold a line break only where it is underlined.
      return [{ ...inline(node, names).joined(), heading: node.depth, list: null }];
    case 'paragraph':
      return inline(node, names)
        .lines()
        .map((line, index) => ({ ...line, heading: 0, list: index === 0 ? list : null }));
    case 'code':
      return [{ text: node.value, links: [], heading: 0, list: null }];
    case 'html':
      // A block of HTML may hold Markdown that its parser did not look at.
      return linesOf(fromMarkdown(withoutMarkup(node.value, names)));
    case 'list':
      return node.children.flatMap((item) => blockLines(item, names, node));
    case 'listItem':
      return node.children.flatMap((child, index) =>
        blockLines(child, names, index === 0 ? list : null),
      );
    case 'root':
    case 'blockquote':
      return node.children.flatMap((child) => blockLines(child, names, null));
    default:
      return [];
  }
}

/** Collects the text of inline nodes, line by line. */
function inline(parent: Parents, names: TagNames) {
  const lines: { text: string; links: Link[] }[] = [{ text: '', links: [] }];

  function addText(text: string): void {
    for (const [index, part] of text.split('\n').entries()) {
      if (index > 0) lines.push({ text: '', links: [] });
      const line = lines.at(-1);
      if (line !== undefined) line.text += part;
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
        addText(isMarkup(node.value, names) ? gapOf(node.value) : node.value);
        break;
      case 'image':
      case 'imageReference':
        addText(node.alt ?? '');
        break;
      case 'break':
        addText('\n');
        break;
      case 'link': {
        const text = inline(node, names).joined();
        addText(text.text);
        lines.at(-1)?.links.push({ text: text.text, url: node.url });
        break;
      }
      default:
        if ('children' in node) for (const child of node.children) add(child);
    }
  }

  for (const child of parent.children) add(child);
  return {
    lines: () => lines,
    joined: () => ({
      text: lines.map((line) => line.text).join(' '),
      links: lines.flatMap((line) => line.links),
    }),
  };
}

/** `<br>` separates words, `<b>` does not. */
function gapOf(tag: string): string {
  return /^<\/?[bhw]r/i.test(tag) ? ' ' : '';
}
