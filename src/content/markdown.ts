import { type Node, Parser } from 'commonmark';

/** A node of a parsed text. */
export type MarkdownNode = Node;

const parser = new Parser();

/** Parses Markdown, which has no syntax errors. */
export function parseMarkdown(markdown: string): MarkdownNode {
  return parser.parse(markdown);
}

/** The nodes directly in a node. */
export function childrenOf(node: MarkdownNode): readonly MarkdownNode[] {
  const children: MarkdownNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.next) children.push(child);
  return children;
}

/** Whether a block is code by its indent alone; fenced code has an info string, if an empty one. */
export function isIndentedCode({ type, info }: MarkdownNode): boolean {
  return type === 'code_block' && info === null;
}
