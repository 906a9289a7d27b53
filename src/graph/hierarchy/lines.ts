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
    const stroke = isVertical
      ? { ...centreOf(rect), y: rect.y, height: rect.height }
      : { ...centreOf(rect), x: rect.x, width: rect.width };
    return { id, isVertical, dotted, stroke };
  });
}

/** Whether a line crosses something, or ends within a gap of it. */
export function meets({ stroke }: DrawnLine, rect: Rect, gap = END_GAP): boolean {
  return distance(stroke, rect) === 0 || endsAt(stroke, rect, gap);
}

/** Whether a vertical line runs along the side of a column, as its bracket. */
export function brackets({ isVertical, stroke }: DrawnLine, column: Rect): boolean {
  return (
    isVertical &&
    distance(stroke, column) <= BRACKET_GAP &&
    overlapY(stroke, column) >= BRACKET_SHARE * column.height
  );
}

/** Whether one of two lines ends at the other. */
export function linesMeet(a: DrawnLine, b: DrawnLine): boolean {
  return endsAt(a.stroke, b.stroke, END_GAP) || endsAt(b.stroke, a.stroke, END_GAP);
}

function endsAt(stroke: Rect, rect: Rect, gap: number): boolean {
  const start = { ...stroke, width: 0, height: 0 };
  const end = { ...start, x: rightOf(stroke), y: bottomOf(stroke) };
  return distance(start, rect) <= gap || distance(end, rect) <= gap;
}
