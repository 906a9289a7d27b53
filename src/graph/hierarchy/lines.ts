import { bottomOf, centreOf, distance, overlapY, type Rect, rightOf } from '../geometry.ts';
import { type GraphNode, isLine } from '../graph.ts';

/** A line that is drawn as a node of its own, not as an edge. */
export interface DrawnLine {
  readonly id: string;
  readonly isVertical: boolean;
  readonly dotted: boolean;
  /** The stroke itself: without width if vertical, without height if horizontal. */
  readonly stroke: Rect;
}

/** How far a node may be from the end of a line that points at it, in pixels. */
export const END_GAP = 16;

/** The same for a text without a frame, around which the artist leaves room. */
export const TEXT_GAP = 30;

/** Widest gap between a column and its bracket, in pixels. */
const BRACKET_GAP = 30;

/** Share of a column's height along which a line must run to be its bracket. */
const BRACKET_SHARE = 0.5;

/** The drawn lines. The node of a vertical line has a width, though its stroke has none. */
export function findLines(nodes: readonly GraphNode[]): readonly DrawnLine[] {
  return nodes.filter(isLine).map(({ id, type, rect, dotted }) => {
    const isVertical = type === 'vertical';
    const centre = centreOf(rect);
    const stroke = isVertical
      ? { x: centre.x, y: rect.y, width: 0, height: rect.height }
      : { x: rect.x, y: centre.y, width: rect.width, height: 0 };
    return { id, isVertical, dotted, stroke };
  });
}

/** Whether a line crosses something, or ends within a gap of it. */
export function meets({ stroke }: DrawnLine, rect: Rect, gap = END_GAP): boolean {
  return distance(stroke, rect) === 0 || endsOf(stroke).some((end) => distance(end, rect) <= gap);
}

/** Whether a vertical line runs along the side of a column, as its bracket. */
export function brackets(line: DrawnLine, column: Rect): boolean {
  const { stroke } = line;
  return (
    line.isVertical &&
    distance(stroke, column) <= BRACKET_GAP &&
    overlapY(stroke, column) >= BRACKET_SHARE * column.height
  );
}

/** Whether one of two lines ends at the other. */
export function linesMeet(a: DrawnLine, b: DrawnLine): boolean {
  const endsAt = (one: Rect, other: Rect) =>
    endsOf(one).some((end) => distance(end, other) <= END_GAP);
  return endsAt(a.stroke, b.stroke) || endsAt(b.stroke, a.stroke);
}

/** Distance between two nodes along the direction of a line. */
export function distanceAlong(line: DrawnLine, a: Rect, b: Rect): number {
  const [from, to] = [centreOf(a), centreOf(b)];
  return line.isVertical ? Math.abs(from.y - to.y) : Math.abs(from.x - to.x);
}

function endsOf(stroke: Rect): readonly Rect[] {
  const [x, y] = [rightOf(stroke), bottomOf(stroke)];
  return [
    { x: stroke.x, y: stroke.y, width: 0, height: 0 },
    { x, y, width: 0, height: 0 },
  ];
}
