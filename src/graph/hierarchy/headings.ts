import type { Graph, GraphNode } from '../graph.ts';
import { isCaption, isText } from './captions.ts';
import { embraces, type Line, meetsText } from './lines.ts';
import { type Piece, smallestAround } from './pieces.ts';

/** Font size from which a border-less paragraph is a heading of the picture, in pixels. */
const HEADING_FONT = 20;

/** Headings of the whole picture: texts in no box, large or on the solid reading order. */
export function findHeadings(
  graph: Graph,
  pieces: readonly Piece[],
  lines: readonly Line[],
): readonly GraphNode[] {
  const frames = pieces.flatMap((piece) => piece.frame ?? []);
  const solidEnds = new Set(
    graph.edges.filter((edge) => !edge.dashed).flatMap((edge) => [edge.source, edge.target]),
  );
  const isLarge = (node: GraphNode) => node.type === 'paragraph' && node.fontSize >= HEADING_FONT;
  const spine = lines.filter(
    (line) =>
      !line.dotted &&
      !pieces.some((piece) => piece.members.length > 1 && embraces(line, piece.rect)),
  );
  const isOnSpine = (node: GraphNode) =>
    solidEnds.has(node.id) || spine.some((line) => meetsText(line, node.rect));
  return graph.nodes.filter(
    (node) =>
      isText(node) &&
      isCaption(node) &&
      (isLarge(node) || isOnSpine(node)) &&
      smallestAround(node, frames) === undefined,
  );
}
