import { bottomOf, centreOf, distance, overlapY, type Rect, rightOf } from '../geometry.ts';
import { type GraphNode, isLine } from '../graph.ts';

/** A line that is drawn as a node of its own, not as an edge. */
export interface DrawnLine extends GraphNode {
  /** Without width if vertical, though its node has one, and without height if horizontal. */
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

export function findLines(nodes: readonly GraphNode[]): readonly DrawnLine[] {
  return nodes.filter(isLine).map((node) => {
    const { x, y, width, height } = node.rect;
    const length = isVertical(node) ? { y, height } : { x, width };
    return { ...node, stroke: { ...centreOf(node.rect), ...length } };
  });
}

export const isVertical = ({ type }: GraphNode) => type === 'vertical';

/** Whether a line crosses something, or ends within a gap of it. */
export function meets({ stroke }: DrawnLine, rect: Rect, gap = END_GAP): boolean {
  return distance(stroke, rect) === 0 || endsAt(stroke, rect, gap);
}

/** Whether a vertical line runs along the side of a column, as its bracket. */
export function brackets(line: DrawnLine, column: Rect): boolean {
  return (
    isVertical(line) &&
    distance(line.stroke, column) <= BRACKET_GAP &&
    overlapY(line.stroke, column) >= BRACKET_SHARE * column.height
  );
}

/** Whether an end of a line is at none of the other lines, and so the line is no part of a longer one. */
export function hasFreeEnd(line: DrawnLine, lines: readonly DrawnLine[]): boolean {
  return endsOf(line.stroke).some(
    (end) => !lines.some((other) => other !== line && distance(end, other.stroke) <= END_GAP),
  );
}

/** Whether one of two lines ends at the other. */
export function linesMeet(a: DrawnLine, b: DrawnLine): boolean {
  return endsAt(a.stroke, b.stroke, END_GAP) || endsAt(b.stroke, a.stroke, END_GAP);
}

function endsAt(stroke: Rect, rect: Rect, gap: number): boolean {
  return endsOf(stroke).some((end) => distance(end, rect) <= gap);
}

function endsOf(stroke: Rect): readonly Rect[] {
  const start = { ...stroke, width: 0, height: 0 };
  return [start, { ...start, x: rightOf(stroke), y: bottomOf(stroke) }];
}
