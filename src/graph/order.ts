import { groupBy } from '../lib/collections.ts';
import { around, nearest, overlapY, type Rect } from './geometry.ts';
import { byPosition, type GraphNode, type Placed } from './graph.ts';
import { clustersOf } from './hierarchy/pieces.ts';
import type { Placement } from './hierarchy/places.ts';

/** Things are in one row of the picture if they share this part of the taller one's height. */
const ROW_SHARE = 0.5;

/**
 * Topics as one reads the picture: heading by heading, an owner before what belongs to it, boxes
 * and what touches them one after the other, and all of them row by row, from the left. Depends on
 * the picture alone, never on the order of nodes in the file.
 */
export function inReadingOrder(
  topics: readonly GraphNode[],
  { placeOf: places, rankOf }: Pick<Placement, 'placeOf' | 'rankOf'>,
): GraphNode[] {
  const placeOf = (topic: GraphNode) => places.get(topic.id) ?? [];

  const ids = new Set(topics.map(({ id }) => id));

  /**
   * Reads what is under one step: things that touch together, in rows, each with what is in it. What
   * is on the solid line comes along it, except where all belongs to one topic: the line that leads
   * on from there does not come before what is beside it.
   */
  function read(under: readonly GraphNode[], depth: number, isOwned = false): GraphNode[] {
    const parts = [...groupBy(under, (topic) => (placeOf(topic)[depth] ?? topic).id)].map(
      ([id, inside]) => ({ id, rect: around(inside.map((topic) => rectOf(topic, depth))), inside }),
    );
    const blocks = clustersOf(parts).map((members) => ({
      id: members[0]?.id ?? '',
      rect: around(members.map(({ rect }) => rect)),
      rank: lowest(members.map(rankOfPart)),
      members,
    }));
    const sorted = isOwned ? inRows(blocks) : alongTheLine(blocks);
    const inOrder = sorted.flatMap(({ members }) => inRows(members));
    return inOrder.flatMap(({ id, inside }) => {
      const isThere = (topic: GraphNode) => placeOf(topic).length === depth;
      const deeper = inside.filter((topic) => !isThere(topic));
      return [...inside.filter(isThere), ...read(deeper, depth + 1, ids.has(id))];
    });
  }

  /** The place of a part on the solid line: its own, else the first of what is in it. */
  function rankOfPart(part: { readonly id: string; readonly inside: readonly GraphNode[] }) {
    return rankOf.get(part.id) ?? lowest(part.inside.map(({ id }) => rankOf.get(id)));
  }

  /** A step without a rectangle of its own is where its contents are. */
  function rectOf(topic: GraphNode, depth: number): Rect {
    const steps = placeOf(topic).slice(depth);
    return steps.find(({ rect }) => rect !== null)?.rect ?? topic.rect;
  }

  return read(topics, 0);
}

function lowest(ranks: readonly (number | undefined)[]): number | undefined {
  const known = ranks.filter((rank) => rank !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
}

/** By rank; what has none comes after the nearest thing that has one; else row by row. */
function alongTheLine<T extends Placed & { readonly rank: number | undefined }>(
  placed: readonly T[],
): T[] {
  const ranked = placed.filter(({ rank }) => rank !== undefined);
  const rankOf = (item: T) => item.rank ?? (nearest(item, ranked)?.rank ?? 0) + 0.5;
  return inRows(placed)
    .map((item) => ({ item, rank: rankOf(item) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
}

/** Row by row, each from the left. Nobody who draws by hand hits the same height twice. */
export function inRows<T extends Placed>(placed: readonly T[]): T[] {
  const rows: T[][] = [];
  let first: T | undefined;
  for (const item of placed.toSorted(byPosition)) {
    const height = Math.max(first?.rect.height ?? 0, item.rect.height);
    if (first !== undefined && overlapY(first.rect, item.rect) >= ROW_SHARE * height) {
      rows.at(-1)?.push(item);
    } else {
      first = item;
      rows.push([item]);
    }
  }
  return rows.flatMap((row) => row.sort((a, b) => a.rect.x - b.rect.x || byPosition(a, b)));
}
