import { around, overlapY, type Rect } from './geometry.ts';
import { byPosition, type GraphNode, type Placed } from './graph.ts';
import { clustersOf } from './hierarchy/pieces.ts';
import type { Place, Step } from './hierarchy/places.ts';

/** Things stand in one row of the picture if they share this part of the taller one's height. */
const ROW_SHARE = 0.5;

/** A part of the picture with the parts that belong to it. */
interface Part {
  readonly step: Step;
  /** The topic itself; null for a part that is no row of the table. */
  topic: GraphNode | null;
  readonly parts: Map<string, Part>;
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
  const whole = part({ id: '', label: '', rect: null });
  for (const topic of topics) {
    let at = whole;
    for (const step of [...(places.get(topic.id) ?? []), topic]) {
      const next = at.parts.get(step.id) ?? part(step);
      at.parts.set(step.id, next);
      at = next;
    }
    at.topic = topic;
  }
  return readPart(whole);
}

function part(step: Step): Part {
  return { step, topic: null, parts: new Map() };
}

/** A topic, then what belongs to it: things that touch together, in rows. */
function readPart({ topic, parts }: Part): GraphNode[] {
  const placed = [...parts.values()].map((inner) => ({
    id: inner.step.id,
    rect: extentOf(inner),
    inner,
  }));
  const blocks = clustersOf(placed).map((members) => ({
    id: members[0]?.id ?? '',
    rect: around(members.map(({ rect }) => rect)),
    members,
  }));
  const inside = inRows(blocks)
    .flatMap(({ members }) => inRows(members))
    .flatMap(({ inner }) => readPart(inner));
  return topic === null ? inside : [topic, ...inside];
}

/** Where a part is: its own place, or that of all in it. */
function extentOf({ step, parts }: Part): Rect {
  return step.rect ?? around([...parts.values()].map(extentOf));
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
