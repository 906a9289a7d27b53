import { nearest } from '../geometry.ts';
import type { GraphNode } from '../graph.ts';
import type { LinkKind, Network } from './network.ts';
import type { Piece } from './pieces.ts';

/** Fewer headings than this do not divide a roadmap into parts. */
const FEWEST_HEADINGS = 3;

/** Cost of a step. Each kind costs more than all steps of the kinds before it together. */
const COST: Readonly<Record<LinkKind, number>> = { solid: 1, dotted: 1e4, touch: 1e8 };

/** The heading under which each piece stands; none for what comes before the first. */
type HeadingOf = ReadonlyMap<string, GraphNode>;

/**
 * Gives each piece the heading it stands under.
 *
 * With three headings or more: walks from the title along the solid reading order (off it only as
 * the last resort), and each piece gets the last heading passed; a piece that is not reached, that
 * of the nearest one that is. With fewer: a heading is that of the boxes joined directly to it.
 */
export function headingsOnTheWay(parts: {
  readonly pieces: readonly Piece[];
  readonly headings: readonly GraphNode[];
  readonly network: Network;
  /** Where the walk begins; null where the picture has no title. */
  readonly title: GraphNode | null;
}): HeadingOf {
  const { pieces, headings, network, title } = parts;
  if (headings.length < FEWEST_HEADINGS) return joinedDirectly(pieces, headings, network);

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

/** Boxes to which an edge leads from a heading, or a drawn line. */
function joinedDirectly(
  pieces: readonly Piece[],
  headings: readonly GraphNode[],
  network: Network,
): HeadingOf {
  const stops = new Set([...pieces, ...headings].map(({ id }) => id));
  const headingOf = new Map<string, GraphNode>();
  for (const heading of headings) {
    const next = (network.get(heading.id) ?? []).map((link) => link.to);
    const overLines = next
      .filter((id) => !stops.has(id))
      .flatMap((line) => network.get(line) ?? [])
      .map((link) => link.to);
    for (const id of [...next, ...overLines]) if (!headingOf.has(id)) headingOf.set(id, heading);
  }
  const boxes = pieces.filter((piece) => piece.kind === 'box').map((piece) => piece.id);
  return new Map([...headingOf].filter(([id]) => boxes.includes(id)));
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
