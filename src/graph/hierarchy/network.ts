import type { Rect } from '../geometry.ts';
import type { Graph, GraphNode } from '../graph.ts';
import { touch } from './clusters.ts';
import { type Line, linesMeet, meets, meetsText } from './lines.ts';
import { bodyOf, type Piece } from './pieces.ts';

/** One way from a stop to the next. */
export interface Link {
  readonly to: string;
  readonly kind: LinkKind;
}

/** Solid: the reading order. Dotted: belongs to. Touch: drawn side by side, without any line. */
export type LinkKind = 'solid' | 'dotted' | 'touch';

/** What is joined with what. Stops are pieces, headings, drawn lines, and nodes with edges. */
export type Network = ReadonlyMap<string, readonly Link[]>;

interface Parts {
  readonly graph: Graph;
  readonly pieces: readonly Piece[];
  readonly headings: readonly GraphNode[];
  readonly lines: readonly Line[];
}

/** Joins the pieces of a picture by its edges, its drawn lines, and by what touches. */
export function buildNetwork(parts: Parts): Network {
  const { graph, pieces, lines } = parts;
  const network = new Map<string, Link[]>();
  const join = (a: string, b: string, kind: LinkKind) => {
    if (a === b) return;
    linksOf(network, a).push({ to: b, kind });
    linksOf(network, b).push({ to: a, kind });
  };

  const stopOf = new Map(
    pieces.flatMap(({ id, members, others }) =>
      [...members, ...others].map((node) => [node.id, id] as const),
    ),
  );
  for (const { source, target, dashed } of graph.edges) {
    join(stopOf.get(source) ?? source, stopOf.get(target) ?? target, dashed ? 'dotted' : 'solid');
  }

  const bodies = bodiesOf(parts);
  for (const [index, line] of lines.entries()) {
    for (const body of bodies) {
      const isMet = body.isText ? meetsText : meets;
      if (body.rects.some((rect) => isMet(line, rect))) join(line.id, body.id, kindOf(line));
    }
    for (const other of lines.slice(index + 1)) {
      if (linesMeet(line, other)) join(line.id, other.id, line.dotted ? 'dotted' : kindOf(other));
    }
  }

  for (const [index, body] of bodies.entries()) {
    for (const other of bodies.slice(index + 1)) {
      if (body.rects.some((a) => other.rects.some((b) => touch(a, b)))) {
        join(body.id, other.id, 'touch');
      }
    }
  }
  return network;
}

/** A stop that has a place in the picture and is not a line. */
interface Body {
  readonly id: string;
  readonly rects: readonly Rect[];
  readonly isText: boolean;
}

/** Pieces, headings, and what else may lie on the way: the title, buttons, notes with an edge. */
function bodiesOf({ graph, pieces, headings }: Parts): readonly Body[] {
  const known = new Set([
    ...pieces.flatMap(({ id, members, others }) => [
      id,
      ...[...members, ...others].map((node) => node.id),
    ]),
    ...headings.map((heading) => heading.id),
  ]);
  const joined = new Set(graph.edges.flatMap((edge) => [edge.source, edge.target]));
  const others = graph.nodes.filter(
    (node) => !known.has(node.id) && (node.type === 'button' || joined.has(node.id)),
  );
  return [
    ...pieces.map((piece) => ({ id: piece.id, rects: bodyOf(piece), isText: false })),
    ...headings.map(({ id, rect }) => ({ id, rects: [rect], isText: true })),
    ...others.map(({ id, rect }) => ({ id, rects: [rect], isText: false })),
  ];
}

function kindOf(line: Line): LinkKind {
  return line.dotted ? 'dotted' : 'solid';
}

function linksOf(network: Map<string, Link[]>, stop: string): Link[] {
  const links = network.get(stop) ?? [];
  network.set(stop, links);
  return links;
}
