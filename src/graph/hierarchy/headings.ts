import { nearest } from '../geometry.ts';
import type { Graph, GraphNode } from '../graph.ts';
import { isCaption, isText } from './captions.ts';
import { type DrawnLine, meets, TEXT_GAP } from './lines.ts';
import type { Connection, Network } from './network.ts';
import type { Picture } from './picture.ts';
import { type Piece, smallestAround } from './pieces.ts';

/** Font size from which a border-less paragraph is a heading of the picture, in pixels. */
const HEADING_FONT = 20;

/** Fewer headings than this do not divide a roadmap into parts. */
const MIN_HEADINGS = 3;

/** Cost of a step. Each kind costs more than all steps of the kinds before it together. */
const COST: Readonly<Record<Connection['kind'], number>> = { solid: 1, dotted: 1e4, touch: 1e8 };

/** The heading that each piece is under; none for what comes before the first. */
type HeadingOf = ReadonlyMap<string, GraphNode>;

/** Headings of the whole picture: texts in no box, large or on the solid reading order. */
export function findHeadings(
  { nodes, edges }: Graph,
  pieces: readonly Piece[],
  lines: readonly DrawnLine[],
): readonly GraphNode[] {
  const frames = pieces.flatMap((piece) => piece.frame ?? []);
  const solidEdges = edges.filter((edge) => !edge.dashed);
  const solidEnds = new Set(solidEdges.flatMap((edge) => [edge.source, edge.target]));
  const solidLines = lines.filter((line) => !line.dotted);
  const isLarge = (node: GraphNode) => node.type === 'paragraph' && node.fontSize >= HEADING_FONT;
  const isOnSpine = (node: GraphNode) =>
    solidEnds.has(node) || solidLines.some((line) => meets(line, node.rect, TEXT_GAP));
  return nodes.filter(
    (node) =>
      isText(node) &&
      isCaption(node) &&
      (isLarge(node) || isOnSpine(node)) &&
      smallestAround(node, frames) === undefined,
  );
}

/**
 * Gives each piece the heading it is under.
 *
 * With three headings or more, walks from the title along the solid reading order (off it only as a
 * last resort): each piece gets the last heading passed, and a piece that is not reached gets that
 * of the nearest one that is. With fewer, a heading names the boxes joined directly to it.
 */
export function headingsOnTheWay(picture: Picture, network: Network): HeadingOf {
  const { graph, pieces, headings } = picture;
  if (headings.length < MIN_HEADINGS) return joinedDirectly(picture, network);

  const title = graph.nodes.find((node) => node.type === 'title');
  const walked = walk((title ?? headings[0])?.id ?? '', headings, network);
  const reached = pieces.filter((piece) => walked.has(piece.id));
  const headingOf = new Map<string, GraphNode>();
  for (const piece of pieces) {
    const near = walked.has(piece.id) ? piece : nearest(piece, reached);
    const heading = near === undefined ? nearest(piece, headings) : walked.get(near.id);
    if (heading != null) headingOf.set(piece.id, heading);
  }
  return headingOf;
}

/** Boxes that an edge or a drawn line leads to from a heading. */
function joinedDirectly({ pieces, headings }: Picture, network: Network): HeadingOf {
  const nextTo = (id: string) => (network.get(id) ?? []).map(({ to }) => to);
  const stops = new Set([...pieces, ...headings].map(({ id }) => id));
  const boxes = new Set(pieces.filter(({ kind }) => kind === 'box').map(({ id }) => id));
  const headingOf = new Map<string, GraphNode>();
  for (const heading of headings) {
    const next = nextTo(heading.id);
    const overLines = next.filter((id) => !stops.has(id)).flatMap(nextTo);
    for (const id of [...next, ...overLines]) {
      if (boxes.has(id) && !headingOf.has(id)) headingOf.set(id, heading);
    }
  }
  return headingOf;
}

/** Cheapest ways from the start (Dijkstra), each with the last heading on it, or null. */
function walk(
  start: string,
  headings: readonly GraphNode[],
  network: Network,
): ReadonlyMap<string, GraphNode | null> {
  const named = new Map(headings.map((heading) => [heading.id, heading] as const));
  const open = new Map([[start, { cost: 0, heading: named.get(start) ?? null }]]);
  const done = new Map<string, GraphNode | null>();
  for (;;) {
    const [next] = [...open].sort(([, a], [, b]) => a.cost - b.cost);
    if (next === undefined) return done;
    const [id, { cost, heading }] = next;
    open.delete(id);
    done.set(id, heading);
    for (const { to, kind } of network.get(id) ?? []) {
      const total = cost + COST[kind];
      if (!done.has(to) && total < (open.get(to)?.cost ?? Number.POSITIVE_INFINITY)) {
        open.set(to, { cost: total, heading: named.get(to) ?? heading });
      }
    }
  }
}
