import type { Graph, GraphNode } from '../graph.ts';
import type { Rect } from './geometry.ts';
import { type Line, linesMeet, meets } from './lines.ts';
import { type Piece, pieceTouches } from './pieces.ts';

/** One way from a stop to the next. */
export interface Link {
  readonly to: string;
  /** Along the reading order; else it is a dashed edge, a dotted line or a touch. */
  readonly isSolid: boolean;
}

/** What is joined with what. Stops are pieces, headings, drawn lines, and nodes with edges. */
export type Network = ReadonlyMap<string, readonly Link[]>;

/** Joins the pieces of a picture by its edges, its drawn lines, and by what touches. */
export function buildNetwork(parts: {
  readonly graph: Graph;
  readonly pieces: readonly Piece[];
  readonly headings: readonly GraphNode[];
  readonly lines: readonly Line[];
}): Network {
  const { graph, pieces, headings, lines } = parts;
  const network = new Map<string, Link[]>();
  const join = (a: string, b: string, isSolid: boolean) => {
    if (a === b) return;
    linksOf(network, a).push({ to: b, isSolid });
    linksOf(network, b).push({ to: a, isSolid });
  };

  const stopOf = new Map(
    pieces.flatMap((piece) => piece.members.map((member) => [member.id, piece.id] as const)),
  );
  for (const { source, target, dashed } of graph.edges) {
    join(stopOf.get(source) ?? source, stopOf.get(target) ?? target, !dashed);
  }

  const bodies: readonly { readonly id: string; readonly rects: readonly Rect[] }[] = [
    ...pieces.map((piece) => ({
      id: piece.id,
      rects: piece.frame === null ? piece.members.map((member) => member.rect) : [piece.rect],
    })),
    ...headings.map(({ id, rect }) => ({ id, rects: [rect] })),
    ...graph.nodes
      .filter((node) => node.type === 'title' || node.type === 'button')
      .map(({ id, rect }) => ({ id, rects: [rect] })),
  ];
  for (const [index, line] of lines.entries()) {
    for (const body of bodies) {
      if (body.rects.some((rect) => meets(line, rect))) join(line.id, body.id, !line.dotted);
    }
    for (const other of lines.slice(index + 1)) {
      if (linesMeet(line, other)) join(line.id, other.id, !line.dotted && !other.dotted);
    }
  }

  for (const [index, piece] of pieces.entries()) {
    for (const other of pieces.slice(index + 1)) {
      const rects = other.frame === null ? other.members.map((m) => m.rect) : [other.rect];
      if (rects.some((rect) => pieceTouches(piece, rect))) join(piece.id, other.id, false);
    }
  }
  return network;
}

function linksOf(network: Map<string, Link[]>, stop: string): Link[] {
  const links = network.get(stop) ?? [];
  network.set(stop, links);
  return links;
}
