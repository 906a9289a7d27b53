import { groupBy } from '../../lib/collections.ts';
import { type Graph, type GraphEdge, type GraphNode, isFrame } from '../graph.ts';
import { isCaption, withCaptions } from './captions.ts';
import { findHeadings } from './headings.ts';
import { type DrawnLine, findLines, meets, TEXT_GAP } from './lines.ts';
import { findPieces, isLeading, type Piece, signOf, smallestAround } from './pieces.ts';

/** A graph as a person sees it: cut into pieces, with its headings and drawn lines. */
export interface Picture {
  readonly graph: Graph;
  readonly pieces: readonly Piece[];
  /** Pieces by the ids of their boxes and of all nodes directly in them. */
  readonly pieceOf: ReadonlyMap<string, Piece>;
  /** Dashed edges by the ids of the nodes that they join, and of those nodes' pieces. */
  readonly dashedAt: ReadonlyMap<string, readonly GraphEdge[]>;
  /** Topics that others may belong to, wherever they are. */
  readonly leading: readonly GraphNode[];
  /** Texts that others may belong to: headings of the whole picture, then signs. */
  readonly names: readonly GraphNode[];
  readonly headings: readonly GraphNode[];
  readonly lines: readonly DrawnLine[];
  /** Ids of the lines. */
  readonly lineIds: ReadonlySet<string>;
  /** Ids of what a branch of the reading order may end at: topics, boxes that hold some, headings. */
  readonly endIds: ReadonlySet<string>;
}

export function readPicture(graph: Graph): Picture {
  const lines = findLines(graph.nodes);
  const isOnLine = onSolidLine(graph, lines);
  const drawn = withCaptions(findPieces(graph.nodes), graph.nodes, isOnLine);
  const signs = findSigns(graph, drawn, lines);
  const pieces = [...drawn, ...signs.map(signOf)];
  const pieceOf = new Map(
    pieces.flatMap((piece) =>
      [piece, ...piece.members, ...piece.others].map(({ id }) => [id, piece] as const),
    ),
  );
  const frames = pieces.flatMap(({ frame }) => frame ?? []);
  const free = graph.nodes.filter(
    (node) => !pieceOf.has(node.id) && smallestAround(node, frames) === undefined,
  );
  const headings = findHeadings(free, isOnLine);
  const ends = graph.edges
    .filter(({ dashed }) => dashed)
    .flatMap((edge) => {
      const ids = [edge.source.id, edge.target.id];
      const all = new Set([...ids, ...ids.map((id) => pieceOf.get(id)?.id ?? id)]);
      return [...all].map((id) => ({ id, edge }));
    });
  return {
    graph,
    pieces,
    pieceOf,
    dashedAt: new Map(
      [...groupBy(ends, ({ id }) => id)].map(([id, all]) => [id, all.map(({ edge }) => edge)]),
    ),
    leading: pieces.flatMap((piece) => piece.members.filter(isLeading)),
    names: [...headings, ...signs],
    headings,
    lines,
    lineIds: new Set(lines.map(({ id }) => id)),
    endIds: new Set(
      [...pieces.filter(({ members }) => members.some(isLeading)), ...headings].map(({ id }) => id),
    ),
  };
}

/** Whether a node is on the solid reading order, by an edge or a drawn line. */
function onSolidLine({ edges }: Graph, lines: readonly DrawnLine[]) {
  const solidEdges = edges.filter((edge) => !edge.dashed);
  const ends = new Set(solidEdges.flatMap((edge) => [edge.source, edge.target]));
  const solidLines = lines.filter((line) => !line.dotted);
  return (node: GraphNode) =>
    ends.has(node) || solidLines.some((line) => meets(line, node.rect, TEXT_GAP));
}

/** Framed texts that hold nothing and name no cluster beside them, with an edge or a dotted line. */
function findSigns(
  { nodes, edges }: Graph,
  pieces: readonly Piece[],
  lines: readonly DrawnLine[],
): readonly GraphNode[] {
  const taken = new Set(pieces.flatMap(({ frame, others }) => [frame, ...others]));
  const ends = new Set(edges.flatMap(({ source, target }) => [source, target]));
  const dotted = lines.filter((line) => line.dotted);
  return nodes.filter(
    (node) =>
      isFrame(node) &&
      isCaption(node) &&
      !taken.has(node) &&
      (ends.has(node) || dotted.some((line) => meets(line, node.rect))),
  );
}
