import { adjoins, type Rect } from '../geometry.ts';
import { byPosition, type Placed } from '../graph.ts';

/** Widest gap between nodes that touch, in pixels. */
export const TOUCHING_GAP = 14;

/** Smallest share of the shorter side along which nodes that touch lie side by side. */
const TOUCHING_SHARE = 0.3;

/** Whether two nodes or pieces touch. */
export function touch(a: Rect, b: Rect): boolean {
  return adjoins(a, b, { gap: TOUCHING_GAP, share: TOUCHING_SHARE });
}

/** Groups what touches each other, directly or through others; each from the top down. */
export function clustersOf<T extends Placed>(items: readonly T[]): readonly T[][] {
  const left = new Set(items);
  const clusters: T[][] = [];
  for (const first of items) {
    if (!left.delete(first)) continue;
    const cluster = [first];
    // The array grows while it is walked.
    for (const member of cluster) {
      for (const other of [...left]) {
        if (touch(member.rect, other.rect)) {
          left.delete(other);
          cluster.push(other);
        }
      }
    }
    clusters.push(cluster.sort(byPosition));
  }
  return clusters;
}
