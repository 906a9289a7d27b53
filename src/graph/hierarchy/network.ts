import { groupBy } from '../../lib/collections.ts';
import type { GraphNode } from '../graph.ts';
import { brackets, END_GAP, hasFreeEnd, linesMeet, meets, TEXT_GAP } from './lines.ts';
import type { Picture } from './picture.ts';
import { bodyOf, touch } from './pieces.ts';

/** One way from a stop to the next. */
export interface Connection {
  readonly from: string;
  readonly to: string;
  /** Solid: the reading order. Dotted: belongs to. Touch: drawn side by side, without any line. */
  readonly kind: 'solid' | 'dotted' | 'touch';
  /** An edge that is drawn in the other direction. */
  readonly reversed: boolean;
}

/**
 * What is connected with what, by the id of the stop that it leads from. Stops are pieces, headings,
 * drawn lines, and nodes with edges.
 */
export type Network = ReadonlyMap<string, readonly Connection[]>;

/**
 * Most connections of one stop that are seen, not stated by edges; ten times those of any stop of
 * roadmap.sh (2026-04). Where more things than that lie on each other, the picture says nothing, and
 * all their pairs would fill the memory.
 */
export const MAX_SEEN = 100;

/** Connects the stops of a picture by its edges, its drawn lines, and by what touches. */
export function buildNetwork({ graph, pieces, pieceOf, headings, lines }: Picture): Network {
  const connections: Connection[] = [];
  const connect = (from: string, to: string, kind: Connection['kind'], isEdge = false) => {
    if (from === to) return;
    connections.push({ from, to, kind, reversed: false });
    connections.push({ from: to, to: from, kind, reversed: isEdge });
  };

  const seen = new Map<string, number>();
  const isFull = (id: string) => (seen.get(id) ?? 0) >= MAX_SEEN;
  /** Connects what meets or touches, unless one of the two has too many connections already. */
  const connectSeen = (a: string, b: string, kind: Connection['kind']) => {
    if (isFull(a) || isFull(b)) return;
    for (const id of [a, b]) seen.set(id, (seen.get(id) ?? 0) + 1);
    connect(a, b, kind);
  };

  const stopOf = ({ id }: GraphNode) => pieceOf.get(id)?.id ?? id;
  for (const { source, target, dashed } of graph.edges) {
    connect(stopOf(source), stopOf(target), dashed ? 'dotted' : 'solid', true);
  }

  const ends = new Set(graph.edges.flatMap((edge) => [edge.source, edge.target]));
  // The title, buttons, and notes with an edge.
  const others = graph.nodes.filter(
    (node) =>
      !pieceOf.has(node.id) &&
      !headings.includes(node) &&
      (node.type === 'button' || node.type === 'title' || ends.has(node)),
  );
  const bodies = [
    ...pieces.map((piece) => ({ id: piece.id, rects: bodyOf(piece), gap: END_GAP })),
    ...headings.map(({ id, rect }) => ({ id, rects: [rect], gap: TEXT_GAP })),
    ...others.map(({ id, rect }) => ({ id, rects: [rect], gap: END_GAP })),
  ];
  for (const [index, line] of lines.entries()) {
    // A line that leads on is no bracket of what stands beside it.
    const isBracket = hasFreeEnd(line, lines);
    for (const body of bodies) {
      if (isFull(line.id)) break;
      const isMet = body.rects.some(
        (rect) => meets(line, rect, body.gap) || (isBracket && brackets(line, rect)),
      );
      if (isMet) connectSeen(line.id, body.id, line.dotted ? 'dotted' : 'solid');
    }
    for (const other of lines.slice(index + 1)) {
      if (isFull(line.id)) break;
      const kind = line.dotted || other.dotted ? 'dotted' : 'solid';
      if (linesMeet(line, other)) connectSeen(line.id, other.id, kind);
    }
  }

  for (const [index, body] of bodies.entries()) {
    for (const other of bodies.slice(index + 1)) {
      if (isFull(body.id)) break;
      // A text without a frame has room around it.
      const gap = body.gap + other.gap > 2 * END_GAP ? TEXT_GAP : undefined;
      const isTouched = body.rects.some((a) => other.rects.some((b) => touch(a, b, gap)));
      if (isTouched) connectSeen(body.id, other.id, 'touch');
    }
  }
  return groupBy(connections, ({ from }) => from);
}
