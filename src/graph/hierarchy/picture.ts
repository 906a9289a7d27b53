import type { Graph, GraphNode } from '../graph.ts';
import { findHeadings } from './headings.ts';
import { type DrawnLine, findLines } from './lines.ts';
import { findPieces, isLeading, type Piece } from './pieces.ts';

/** A graph as a person sees it: cut into pieces, with its headings and drawn lines. */
export interface Picture {
  readonly graph: Graph;
  readonly pieces: readonly Piece[];
  /** Pieces by the ids of their boxes and of all nodes directly in them. */
  readonly pieceOf: ReadonlyMap<string, Piece>;
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
  return {
    graph,
    pieces,
    pieceOf: new Map(
      pieces.flatMap((piece) =>
        [piece, ...piece.members, ...piece.others].map(({ id }) => [id, piece] as const),
      ),
    ),
    leading: pieces.flatMap((piece) => piece.members.filter(isLeading)),
    headings,
    lines,
    lineIds: new Set(lines.map(({ id }) => id)),
    stopIds: new Set([...pieces, ...headings].map(({ id }) => id)),
  };
}
