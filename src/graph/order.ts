import { groupBy } from '../lib/collections.ts';
import { around, overlapY } from './geometry.ts';
import { byPosition, type GraphNode, type Placed } from './graph.ts';
import { clustersOf } from './hierarchy/pieces.ts';
import type { Place } from './hierarchy/places.ts';

/** Things are in one row of the picture if they share this part of the taller one's height. */
const ROW_SHARE = 0.5;

/** A topic, and the steps that remain on the way to it; the last is the topic itself. */
interface Route {
  readonly topic: GraphNode;
  readonly steps: Place;
}

/**
 * Topics as one reads the picture: heading by heading, an owner before what belongs to it, boxes
 * and what touches them one after the other, and all of them row by row, from the left. Depends on
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
    // A step without a rectangle of its own is where its contents are.
    rect: around(
      inside.map(({ topic, steps }) => steps.find(({ rect }) => rect !== null)?.rect ?? topic.rect),
    ),
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

/** Row by row, each from the left. Nobody who draws by hand hits the same height twice. */
function inRows<T extends Placed>(placed: readonly T[]): T[] {
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
