import { groupBy } from '../../lib/collections.ts';
import { nearest } from '../geometry.ts';
import { byPosition, type Placed } from '../graph.ts';
import type { Connection, Network } from './network.ts';
import type { Picture } from './picture.ts';

/** Cost of a step. Each kind costs more than all steps of the kinds before it together. */
const COST: Readonly<Record<Connection['kind'], number>> = { solid: 1, dotted: 1e4, touch: 1e8 };

/** The way through a picture, as one reads it: along the solid line, from the title. */
export interface Walk {
  /** Ids of all stops, in the order in which they are passed. */
  readonly order: readonly string[];
  /** The stop from which the walk comes to each; null at the start. */
  readonly before: ReadonlyMap<string, string | null>;
  /** Stops that a solid line leads to: only their order is known. */
  readonly onLine: ReadonlySet<string>;
  /** Stops that nothing leads to; the walk comes to them from the nearest one. */
  readonly guessed: ReadonlySet<string>;
}

/**
 * Walks from the title along the solid line, off it only as a last resort. What no solid line joins
 * to the title is a stretch of its own, which is entered at its start: the stop that no edge leads
 * to, and the topmost of several. It follows what its start is joined to or touches, else what it
 * is nearest to.
 */
export function walkThrough(picture: Picture, network: Network): Walk {
  const stops = stopsOf(picture, network);
  const startOf = startsOf(stops, network, picture.lineIds);
  const before = new Map<string, string | null>();
  const guessed = new Set<string>();

  /** Cheapest ways from the start (Dijkstra); a stretch is entered at its start alone. */
  function walkFrom(start: string, from: string | null): void {
    const open = new Map([[start, { cost: 0, from }]]);
    for (let next = cheapest(open); next !== undefined; next = cheapest(open)) {
      const [id, { cost, from }] = next;
      open.delete(id);
      before.set(id, from);
      for (const { to, kind } of network.get(id) ?? []) {
        const total = cost + COST[kind];
        const isBetter = total < (open.get(to)?.cost ?? Number.POSITIVE_INFINITY);
        const mayEnter = kind === 'solid' || (startOf.get(to)?.id ?? to) === to;
        if (!before.has(to) && isBetter && mayEnter) open.set(to, { cost: total, from: id });
      }
    }
  }

  const title = picture.graph.nodes.find((node) => node.type === 'title');
  const starts = [...new Set(startOf.values())].sort(byPosition);
  const rest = [...starts, ...stops.values()];
  const first = title ?? rest[0];
  if (first !== undefined) walkFrom(first.id, null);
  for (const stop of rest) {
    if (before.has(stop.id)) continue;
    const passed = [...stops.values()].filter(({ id }) => before.has(id));
    guessed.add(stop.id);
    walkFrom(stop.id, nearest(stop, passed)?.id ?? null);
  }
  return { order: inOrder(before, stops), before, onLine: new Set(startOf.keys()), guessed };
}

/** All that the walk may pass, by id, from the top down. */
function stopsOf({ pieces, headings, lines, graph }: Picture, network: Network) {
  const all: Placed[] = [...pieces, ...headings, ...lines];
  const known = new Set(all.map(({ id }) => id));
  const others = graph.nodes.filter(({ id }) => network.has(id) && !known.has(id));
  return new Map([...all, ...others].sort(byPosition).map((stop) => [stop.id, stop] as const));
}

/** Where each stretch of two stops or more is entered, by each of its stops. */
function startsOf(
  stops: ReadonlyMap<string, Placed>,
  network: Network,
  lineIds: ReadonlySet<string>,
): ReadonlyMap<string, Placed> {
  const solidFrom = (id: string) => (network.get(id) ?? []).filter(({ kind }) => kind === 'solid');
  const isBegin = ({ id }: Placed) => !solidFrom(id).some(({ reversed }) => reversed);
  const startOf = new Map<string, Placed>();
  const seen = new Set<string>();
  for (const id of stops.keys()) {
    if (seen.has(id) || solidFrom(id).length === 0) continue;
    const stretch = new Set([id]);
    // The set grows while it is walked.
    for (const stop of stretch) for (const { to } of solidFrom(stop)) stretch.add(to);
    const ids = [...stretch];
    const inside = ids
      .filter((stop) => !lineIds.has(stop))
      .flatMap((stop) => stops.get(stop) ?? [])
      .sort(byPosition);
    const start = inside.find(isBegin) ?? inside[0];
    for (const stop of ids) {
      seen.add(stop);
      if (start !== undefined) startOf.set(stop, start);
    }
  }
  return startOf;
}

/** What costs least; the first of several. */
function cheapest<T extends { readonly cost: number }>(
  open: ReadonlyMap<string, T>,
): [string, T] | undefined {
  let best: [string, T] | undefined;
  for (const next of open) if (best === undefined || next[1].cost < best[1].cost) best = next;
  return best;
}

/** Depth first: of several ways on, the shortest ones first, then the higher ones. */
function inOrder(
  before: ReadonlyMap<string, string | null>,
  stops: ReadonlyMap<string, Placed>,
): readonly string[] {
  const after = groupBy([...before.keys()], (id) => before.get(id) ?? null);
  // A stop comes later in the map than the one before it.
  const size = new Map<string, number>();
  for (const id of [...before.keys()].reverse()) {
    const sizes = (after.get(id) ?? []).map((next) => size.get(next) ?? 0);
    size.set(
      id,
      sizes.reduce((sum, n) => sum + n, 1),
    );
  }
  const order: string[] = [];
  const open = [...(after.get(null) ?? [])].reverse();
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    order.push(id);
    const next = (after.get(id) ?? []).toSorted((a, b) => {
      const [one, two] = [stops.get(a), stops.get(b)];
      return (size.get(a) ?? 0) - (size.get(b) ?? 0) || (one && two ? byPosition(one, two) : 0);
    });
    open.push(...next.reverse());
  }
  return order;
}
