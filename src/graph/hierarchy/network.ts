import { groupBy } from '../../lib/collections.ts';
import type { Rect } from '../geometry.ts';
import { type DrawnLine, END_GAP, linesMeet, meets, TEXT_GAP } from './lines.ts';
import type { Picture } from './picture.ts';
import { bodyOf, idsOf, touch } from './pieces.ts';

/** Solid: the reading order. Dotted: belongs to. Touch: drawn side by side, without any line. */
export type ConnectionKind = 'solid' | 'dotted' | 'touch';

/** One way from a stop to the next. */
export interface Connection {
  readonly from: string;
  readonly to: string;
  readonly kind: ConnectionKind;
}

/**
 * What is connected with what, by the id of the stop that it leads from. Stops are pieces, headings,
 * drawn lines, and nodes with edges.
 */
export type Network = ReadonlyMap<string, readonly Connection[]>;

/** Connects the stops of a picture by its edges, its drawn lines, and by what touches. */
export function buildNetwork(picture: Picture): Network {
  const { graph, pieces, lines } = picture;
  const connections: Connection[] = [];
  const connect = (a: string, b: string, kind: ConnectionKind) => {
    if (a !== b) connections.push({ from: a, to: b, kind }, { from: b, to: a, kind });
  };

  const stopOf = new Map(
    pieces.flatMap((piece) => idsOf(piece).map((id) => [id, piece.id] as const)),
  );
  for (const { source, target, dashed } of graph.edges) {
    const kind = dashed ? 'dotted' : 'solid';
    connect(stopOf.get(source) ?? source, stopOf.get(target) ?? target, kind);
  }

  const bodies = bodiesOf(picture, new Set(stopOf.keys()));
  for (const [index, line] of lines.entries()) {
    for (const body of bodies) {
      const isMet = body.rects.some((rect) => meets(line, rect, body.gap));
      if (isMet) connect(line.id, body.id, kindOf(line));
    }
    for (const other of lines.slice(index + 1)) {
      const kind = line.dotted ? 'dotted' : kindOf(other);
      if (linesMeet(line, other)) connect(line.id, other.id, kind);
    }
  }

  for (const [index, body] of bodies.entries()) {
    for (const other of bodies.slice(index + 1)) {
      const isTouched = body.rects.some((a) => other.rects.some((b) => touch(a, b)));
      if (isTouched) connect(body.id, other.id, 'touch');
    }
  }
  return groupBy(connections, ({ from }) => from);
}

/** A stop that has a place in the picture and is not a line. */
interface Body {
  readonly id: string;
  readonly rects: readonly Rect[];
  /** How far from it a line may end that leads to it. */
  readonly gap: number;
}

/** Pieces, headings, and what else may lie on the way: the title, buttons, notes with an edge. */
function bodiesOf(
  { graph, pieces, headings }: Picture,
  inPieces: ReadonlySet<string>,
): readonly Body[] {
  const ends = new Set(graph.edges.flatMap((edge) => [edge.source, edge.target]));
  const others = graph.nodes.filter(
    (node) =>
      !inPieces.has(node.id) &&
      !headings.includes(node) &&
      (node.type === 'button' || ends.has(node.id)),
  );
  return [
    ...pieces.map((piece) => ({ id: piece.id, rects: bodyOf(piece), gap: END_GAP })),
    ...headings.map(({ id, rect }) => ({ id, rects: [rect], gap: TEXT_GAP })),
    ...others.map(({ id, rect }) => ({ id, rects: [rect], gap: END_GAP })),
  ];
}

const kindOf = (line: DrawnLine) => (line.dotted ? 'dotted' : 'solid');
