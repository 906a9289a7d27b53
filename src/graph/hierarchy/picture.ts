import { groupBy } from '../../lib/collections.ts';
import type { Graph, GraphEdge, GraphNode } from '../graph.ts';
import { findHeadings } from './headings.ts';
import { type DrawnLine, findLines } from './lines.ts';
import { findPieces, isLeading, type Piece } from './pieces.ts';

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
  readonly headings: readonly GraphNode[];
  readonly lines: readonly DrawnLine[];
  /** Ids of the lines. */
  readonly lineIds: ReadonlySet<string>;
  /** Ids of what a branch of the reading order may end at: pieces and headings. */
  readonly stopIds: ReadonlySet<string>;
}

export function readPicture(graph: Graph): Picture {
  const pieces = findPieces(graph.nodes);
  const lines = findLines(graph.nodes);
  const headings = findHeadings(graph, pieces, lines);
  const pieceOf = new Map(
    pieces.flatMap((piece) =>
      [piece, ...piece.members, ...piece.others].map(({ id }) => [id, piece] as const),
    ),
  );
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
    headings,
    lines,
    lineIds: new Set(lines.map(({ id }) => id)),
    stopIds: new Set([...pieces, ...headings].map(({ id }) => id)),
  };
}
