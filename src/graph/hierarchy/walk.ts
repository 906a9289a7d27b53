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
  /** Whether the walk goes from a stop to another one, over drawn lines at most. */
  readonly leadsFrom: (from: string, to: string) => boolean;
}

/**
 * Walks from the title along the solid line, off it only as a last resort. What no solid line joins
 * to the title is a stretch of its own, which is entered at its start: the stop that no edge leads
 * to, and the topmost of several. It follows what its start is joined to or touches, else what it
 * is nearest to.
 */
export function walkThrough(picture: Picture, network: Network): Walk {
  const stops = stopsOf(picture, network);
  const stretches = stretchesOf(stops, network, picture.lineIds);
  const before = new Map<string, string | null>();
  const guessed = new Set<string>();

  /** Cheapest ways from the start (Dijkstra); a stretch is entered at its start alone. */
  function walkFrom(start: string, from: string | null): void {
    const open = new Map([[start, { cost: 0, from }]]);
    for (;;) {
      const [next] = [...open].sort(([, a], [, b]) => a.cost - b.cost);
      if (next === undefined) return;
      const [id, { cost, from }] = next;
      open.delete(id);
      before.set(id, from);
      for (const { to, kind } of network.get(id) ?? []) {
        const total = cost + COST[kind];
        const isBetter = total < (open.get(to)?.cost ?? Number.POSITIVE_INFINITY);
        const mayEnter = kind === 'solid' || (stretches.get(to)?.start ?? to) === to;
        if (!before.has(to) && isBetter && mayEnter) open.set(to, { cost: total, from: id });
      }
    }
  }

  const title = picture.graph.nodes.find((node) => node.type === 'title');
  const starts = [...new Set(stretches.values())].map(({ start }) => start);
  const first = title?.id ?? starts[0] ?? stops.keys().next().value;
  if (first !== undefined) walkFrom(first, null);
  for (const id of [...starts, ...stops.keys()]) {
    if (before.has(id)) continue;
    const stop = stops.get(id);
    const near =
      stop &&
      nearest(
        stop,
        [...stops.values()].filter((other) => before.has(other.id)),
      );
    guessed.add(id);
    walkFrom(id, near?.id ?? null);
  }
  const order = inOrder(before, stops);
  return {
    order,
    before,
    onLine: new Set(stretches.keys()),
    guessed,
    leadsFrom: (from, to) => {
      let at = before.get(to);
      while (at != null && picture.lineIds.has(at)) at = before.get(at);
      return at === from;
    },
  };
}

/** All that the walk may pass, by id, from the top down. */
function stopsOf({ pieces, headings, lines, graph }: Picture, network: Network) {
  const all: Placed[] = [...pieces, ...headings, ...lines];
  const known = new Set(all.map(({ id }) => id));
  const others = graph.nodes.filter(({ id }) => network.has(id) && !known.has(id));
  return new Map([...all, ...others].sort(byPosition).map((stop) => [stop.id, stop] as const));
}

/** A part of the picture that solid lines hold together. */
interface Stretch {
  readonly start: string;
}

/** Stretches of two stops or more, by each of their stops; those that begin higher come first. */
function stretchesOf(
  stops: ReadonlyMap<string, Placed>,
  network: Network,
  lineIds: ReadonlySet<string>,
) {
  const solidFrom = (id: string) => (network.get(id) ?? []).filter(({ kind }) => kind === 'solid');
  const stretches = new Map<string, Stretch>();
  const parts: { stretch: Stretch; ids: Set<string>; first: Placed }[] = [];
  const seen = new Set<string>();
  for (const id of stops.keys()) {
    if (seen.has(id) || solidFrom(id).length === 0) continue;
    const ids = new Set([id]);
    // The set grows while it is walked.
    for (const stop of ids) for (const { to } of solidFrom(stop)) ids.add(to);
    for (const stop of ids) seen.add(stop);
    const inside = [...ids]
      .filter((stop) => !lineIds.has(stop))
      .flatMap((stop) => stops.get(stop) ?? [])
      .sort(byPosition);
    const isBegin = (stop: Placed) => !solidFrom(stop.id).some(({ reversed }) => reversed);
    const first = inside.find(isBegin) ?? inside[0];
    if (first !== undefined) parts.push({ stretch: { start: first.id }, ids, first });
  }
  for (const { stretch, ids } of parts.sort((a, b) => byPosition(a.first, b.first))) {
    for (const id of ids) stretches.set(id, stretch);
  }
  return stretches;
}

/** Depth first: of several ways on, the shortest ones first, then the higher ones. */
function inOrder(
  before: ReadonlyMap<string, string | null>,
  stops: ReadonlyMap<string, Placed>,
): readonly string[] {
  const after = new Map<string | null, string[]>();
  for (const [id, from] of before) after.set(from, [...(after.get(from) ?? []), id]);
  // A stop comes later in the map than the one before it.
  const size = new Map<string, number>();
  for (const id of [...before.keys()].reverse()) {
    const inside = (after.get(id) ?? []).map((next) => size.get(next) ?? 0);
    size.set(id, 1 + inside.reduce((sum, n) => sum + n, 0));
  }
  const order: string[] = [];
  const open = [...(after.get(null) ?? [])].reverse();
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    order.push(id);
    const next = (after.get(id) ?? []).sort((a, b) => {
      const [one, two] = [stops.get(a), stops.get(b)];
      return (size.get(a) ?? 0) - (size.get(b) ?? 0) || (one && two ? byPosition(one, two) : 0);
    });
    open.push(...next.reverse());
  }
  return order;
}
