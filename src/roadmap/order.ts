import { byPosition, type GraphNode } from './graph.ts';
import type { Place } from './hierarchy/places.ts';

/**
 * Topics as one reads the picture: heading by heading, an owner before what belongs to it, and
 * within each from the top down, then from the left. Depends on the picture alone, never on the
 * order of nodes in the file.
 */
export function inReadingOrder(
  topics: readonly GraphNode[],
  places: ReadonlyMap<string, Place>,
): GraphNode[] {
  const trails = new Map(
    topics.map((topic) => [topic.id, [...(places.get(topic.id) ?? []), topic]] as const),
  );
  return [...topics].sort((a, b) => compareTrails(trails.get(a.id) ?? [], trails.get(b.id) ?? []));
}

function compareTrails(a: readonly GraphNode[], b: readonly GraphNode[]): number {
  for (const [index, step] of a.entries()) {
    const other = b[index];
    // What b ends with, a goes on from: the owner comes first.
    if (other === undefined) return 1;
    const order = byPosition(step, other);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}
