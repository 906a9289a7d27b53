import type { GraphNode } from '../graph.ts';
import { distance } from './geometry.ts';
import type { LinkKind, Network } from './network.ts';
import type { Piece } from './pieces.ts';

/** Fewer headings than this do not divide a roadmap into parts. */
const FEWEST_HEADINGS = 3;

/** Cost of a step. Each kind costs more than all steps of the kinds before it together. */
const COST: Readonly<Record<LinkKind, number>> = { solid: 1, dotted: 1e4, touch: 1e8 };

/** The heading under which a piece stands, and whether the solid reading order leads to it. */
export interface Reached {
  /** Null for what comes before the first heading. */
  readonly heading: GraphNode | null;
  readonly isSolid: boolean;
}

/**
 * Gives each piece the heading it stands under.
 *
 * With three headings or more: walks from the title along the solid reading order (off it only as
 * the last resort), and each piece gets the last heading passed. With fewer, a heading is that of
 * the boxes joined directly to it, and the other pieces stand under none.
 */
export function reachPieces(parts: {
  readonly pieces: readonly Piece[];
  readonly headings: readonly GraphNode[];
  readonly network: Network;
  /** Where the walk begins; null where the picture has no title. */
  readonly title: GraphNode | null;
}): ReadonlyMap<string, Reached> {
  const { pieces, headings, network, title } = parts;
  if (headings.length < FEWEST_HEADINGS) {
    return joinedDirectly(pieces, headings, network);
  }
  const start = title?.id ?? headings[0]?.id ?? '';
  const walked = walk(start, headings, network);
  const reached = new Map<string, Reached>();
  for (const { id } of pieces) {
    const found = walked.get(id);
    if (found !== undefined) reached.set(id, found);
  }
  const islands = pieces.filter((piece) => !reached.has(piece.id));
  const known = pieces.filter((piece) => reached.has(piece.id));
  for (const island of islands) {
    const near = nearest(island, known);
    const heading = near === undefined ? nearest(island, headings) : reached.get(near.id)?.heading;
    reached.set(island.id, { heading: heading ?? null, isSolid: false });
  }
  return reached;
}

function joinedDirectly(
  pieces: readonly Piece[],
  headings: readonly GraphNode[],
  network: Network,
): ReadonlyMap<string, Reached> {
  const boxes = new Set(pieces.filter((piece) => piece.kind === 'box').map((piece) => piece.id));
  const reached = new Map<string, Reached>();
  for (const heading of headings) {
    for (const { to, kind } of network.get(heading.id) ?? []) {
      // A drawn line between the two is as direct as an edge.
      const behind = boxes.has(to) ? [to] : (network.get(to) ?? []).map((link) => link.to);
      const isLine = !boxes.has(to) && !headings.some((other) => other.id === to);
      for (const id of boxes.has(to) || isLine ? behind : []) {
        if (boxes.has(id) && !reached.has(id))
          reached.set(id, { heading, isSolid: kind === 'solid' });
      }
    }
  }
  return reached;
}

/** Shortest ways from the start (Dijkstra), each with the last heading on it. */
function walk(
  start: string,
  headings: readonly GraphNode[],
  network: Network,
): ReadonlyMap<string, Reached> {
  const headingOf = new Map(headings.map((heading) => [heading.id, heading] as const));
  const open = new Map([[start, { cost: 0, heading: headingOf.get(start) ?? null }]]);
  const done = new Map<string, Reached>();
  for (;;) {
    let next: string | undefined;
    for (const [id, { cost }] of open) {
      if (next === undefined || cost < (open.get(next)?.cost ?? 0)) next = id;
    }
    const at = next === undefined ? undefined : open.get(next);
    if (next === undefined || at === undefined) return done;
    open.delete(next);
    done.set(next, { heading: at.heading, isSolid: at.cost < COST.dotted });
    for (const { to, kind } of network.get(next) ?? []) {
      if (done.has(to)) continue;
      const cost = at.cost + COST[kind];
      if (cost < (open.get(to)?.cost ?? Number.POSITIVE_INFINITY)) {
        open.set(to, { cost, heading: headingOf.get(to) ?? at.heading });
      }
    }
  }
}

/** The nearest of several pieces or nodes; the first of equally near ones. */
export function nearest<T extends { readonly rect: Piece['rect'] }>(
  from: { readonly rect: Piece['rect'] },
  candidates: readonly T[],
): T | undefined {
  let best: T | undefined;
  let shortest = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const length = distance(from.rect, candidate.rect);
    if (length < shortest) {
      shortest = length;
      best = candidate;
    }
  }
  return best;
}
