import { groupBy } from '../lib/collections.ts';
import { around, overlapY, type Rect } from './geometry.ts';
import { byPosition, type GraphNode, type Placed } from './graph.ts';
import { clustersOf } from './hierarchy/pieces.ts';
import type { Place } from './hierarchy/places.ts';

/** Things stand in one row of the picture if they share this part of the taller one's height. */
const ROW_SHARE = 0.5;

/** A topic, and the steps that are left down to it; the last is the topic itself. */
interface Route {
  readonly topic: GraphNode;
  readonly steps: Place;
}

/**
 * Topics as one reads the picture: heading by heading, an owner before what belongs to it, boxes
 * and whatever touches one after the other, and within each row by row, from the left. Depends on
 * the picture alone, never on the order of nodes in the file.
 */
export function inReadingOrder(
  topics: readonly GraphNode[],
  places: ReadonlyMap<string, Place>,
): GraphNode[] {
  return readRoutes(
    topics.map((topic) => ({ topic, steps: [...(places.get(topic.id) ?? []), topic] })),
  );
}

/** Reads what is under one step: things that touch together, in rows, each with what is in it. */
function readRoutes(routes: readonly Route[]): GraphNode[] {
  const parts = [...groupBy(routes, ({ steps }) => steps[0]?.id ?? '')].map(([id, inside]) => ({
    id,
    rect: around(inside.map(firstRect)),
    inside,
  }));
  const blocks = clustersOf(parts).map((members) => ({
    id: members[0]?.id ?? '',
    rect: around(members.map(({ rect }) => rect)),
    members,
  }));
  const inOrder = inRows(blocks).flatMap(({ members }) => inRows(members));
  return inOrder.flatMap(({ inside }) => {
    const own = inside.filter(({ steps }) => steps.length === 1);
    const deeper = inside.filter(({ steps }) => steps.length > 1);
    return [
      ...own.map(({ topic }) => topic),
      ...readRoutes(deeper.map(({ topic, steps }) => ({ topic, steps: steps.slice(1) }))),
    ];
  });
}

/** Where a route leads first: a step without a place of its own is where what is in it is. */
function firstRect({ topic, steps }: Route): Rect {
  return steps.find((step) => step.rect !== null)?.rect ?? topic.rect;
}

/** Row by row, each from the left. Nobody who draws by hand hits the same height twice. */
function inRows<T extends Placed>(placed: readonly T[]): T[] {
  const rows: [T, ...T[]][] = [];
  for (const item of [...placed].sort(byPosition)) {
    const row = rows.at(-1);
    if (row !== undefined && sharesRow(row[0].rect, item.rect)) row.push(item);
    else rows.push([item]);
  }
  const fromLeft = (a: T, b: T) => a.rect.x - b.rect.x || byPosition(a, b);
  return rows.flatMap((row) => row.sort(fromLeft));
}

function sharesRow(a: Rect, b: Rect): boolean {
  return overlapY(a, b) >= ROW_SHARE * Math.max(a.height, b.height);
}
