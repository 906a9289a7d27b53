import type { GraphEdge, GraphNode } from '../graph.ts';
import type { Line } from './lines.ts';
import type { Piece } from './pieces.ts';

/** A picture as clues to what belongs to what are looked for in it: cut into pieces. */
export interface Picture {
  readonly nodeOf: ReadonlyMap<string, GraphNode>;
  readonly dashedEdges: readonly GraphEdge[];
  readonly pieces: readonly Piece[];
  /** Topics that others may belong to, wherever they stand. */
  readonly leading: readonly GraphNode[];
  readonly headings: readonly GraphNode[];
  readonly lines: readonly Line[];
}
