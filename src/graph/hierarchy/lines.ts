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

/** How far from the end of a line a node may be that it points at, in pixels. */
const END_GAP = 16;

/** The same for a text without a frame, around which the artist leaves room. */
const TEXT_GAP = 30;

/** How far beside a column its bracket runs at most, in pixels. */
const BRACKET_GAP = 30;

/** Share of a column's height along which a line must run to be its bracket. */
const BRACKET_SHARE = 0.5;

/** The drawn lines; a node that is one has a width though its stroke has none. */
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

/** Whether a line ends at something, or crosses it. */
export function meets(line: DrawnLine, rect: Rect): boolean {
  return meetsWithin(line, rect, END_GAP);
}

/** Whether a line ends at a heading, or crosses it. */
export function meetsText(line: DrawnLine, rect: Rect): boolean {
  return meetsWithin(line, rect, TEXT_GAP);
}

function meetsWithin(line: DrawnLine, rect: Rect, gap: number): boolean {
  const isCrossed = distance(line.stroke, rect) === 0;
  return isCrossed || endsOf(line).some((end) => distance(end, rect) <= gap);
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
  return (
    endsOf(a).some((end) => distance(end, b.stroke) <= END_GAP) ||
    endsOf(b).some((end) => distance(end, a.stroke) <= END_GAP)
  );
}

/** Distance between two nodes as far as the direction of a line goes. */
export function distanceAlong(line: DrawnLine, a: Rect, b: Rect): number {
  const [from, to] = [centreOf(a), centreOf(b)];
  return line.isVertical ? Math.abs(from.y - to.y) : Math.abs(from.x - to.x);
}

function endsOf({ stroke }: DrawnLine): readonly Rect[] {
  return [
    { x: stroke.x, y: stroke.y, width: 0, height: 0 },
    { x: rightOf(stroke), y: bottomOf(stroke), width: 0, height: 0 },
  ];
}
