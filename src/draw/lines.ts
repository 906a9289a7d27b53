import { bottomOf, centreOf, overlapX, overlapY, type Rect, rightOf } from '../graph/geometry.ts';
import { element, short } from './markup.ts';

/** Shorter parts of a line would be specks, in pixels. */
const MIN_LENGTH = 6;

interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * An edge, from the side of one node to that of another as the artists draw it: from the left to the
 * right where there is a gap to cross, else from the top down. Empty if the two touch or overlap.
 */
export function drawEdge(a: Rect, b: Rect, dotted: boolean): string {
  const [from, to] = [centreOf(a), centreOf(b)];
  if (overlapX(a, b) < 0) {
    const [left, right] = from.x < to.x ? [a, b] : [b, a];
    const [x1, y1, x2, y2] = [rightOf(left), centreOf(left).y, right.x, centreOf(right).y];
    const middle = (x1 + x2) / 2;
    const controls = `${point(middle, y1)} ${point(middle, y2)}`;
    return path(`M${point(x1, y1)}C${controls} ${point(x2, y2)}`, dotted);
  }
  if (overlapY(a, b) < 0) {
    const [upper, lower] = from.y < to.y ? [a, b] : [b, a];
    const [x1, y1, x2, y2] = [centreOf(upper).x, bottomOf(upper), centreOf(lower).x, lower.y];
    const middle = (y1 + y2) / 2;
    const controls = `${point(x1, middle)} ${point(x2, middle)}`;
    return path(`M${point(x1, y1)}C${controls} ${point(x2, y2)}`, dotted);
  }
  return '';
}

/** A line, straight up or across, where nothing is above it; its ends are at the edges of what is. */
export function drawLine(stroke: Rect, dotted: boolean, above: readonly Rect[]): string {
  const isUpright = stroke.width === 0;
  const along = (rect: Rect): Span =>
    isUpright ? { from: rect.y, to: bottomOf(rect) } : { from: rect.x, to: rightOf(rect) };
  const isCrossed = (rect: Rect) => (isUpright ? overlapX : overlapY)(rect, stroke) >= 0;
  return visible(along(stroke), above.filter(isCrossed).map(along))
    .map(({ from, to }) => {
      const [x1, y1, x2, y2] = isUpright
        ? [stroke.x, from, stroke.x, to]
        : [from, stroke.y, to, stroke.y];
      return path(`M${point(x1, y1)}L${point(x2, y2)}`, dotted);
    })
    .join('');
}

/** What is left of a span without others. */
function visible(span: Span, hidden: readonly Span[]): readonly Span[] {
  const parts: Span[] = [];
  let from = span.from;
  for (const next of hidden.toSorted((a, b) => a.from - b.from)) {
    parts.push({ from, to: Math.min(next.from, span.to) });
    from = Math.max(from, next.to);
  }
  parts.push({ from, to: span.to });
  return parts.filter((part) => part.to - part.from >= MIN_LENGTH);
}

const point = (x: number, y: number) => `${short(x)} ${short(y)}`;

function path(d: string, dotted: boolean): string {
  return element('path', { class: dotted ? 'line dotted' : 'line', d });
}
