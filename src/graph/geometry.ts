/** A rectangle of the picture, in pixels; y grows downwards. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export const rightOf = (rect: Rect) => rect.x + rect.width;
export const bottomOf = (rect: Rect) => rect.y + rect.height;
export const areaOf = (rect: Rect) => rect.width * rect.height;

export function centreOf(rect: Rect): Point {
  return { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 };
}

export function contains(rect: Rect, point: Point): boolean {
  return (
    point.x >= rect.x && point.x <= rightOf(rect) && point.y >= rect.y && point.y <= bottomOf(rect)
  );
}

/** Shared width of two rectangles; negative is the gap between them. */
export function overlapX(a: Rect, b: Rect): number {
  return Math.min(rightOf(a), rightOf(b)) - Math.max(a.x, b.x);
}

/** Shared height of two rectangles; negative is the gap between them. */
export function overlapY(a: Rect, b: Rect): number {
  return Math.min(bottomOf(a), bottomOf(b)) - Math.max(a.y, b.y);
}

/** Shortest distance between the edges of two rectangles; 0 where they touch or overlap. */
export function distance(a: Rect, b: Rect): number {
  return Math.hypot(Math.max(0, -overlapX(a, b)), Math.max(0, -overlapY(a, b)));
}

/** The nearest of several pieces or nodes; the first of equally near ones. */
export function nearest<T extends { readonly rect: Rect }>(
  from: { readonly rect: Rect },
  candidates: readonly T[],
): T | undefined {
  let best: T | undefined;
  let shortest = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const length = distance(from.rect, candidate.rect);
    if (length < shortest) {
      shortest = length;
      best = candidate;
    }
  }
  return best;
}

/**
 * Whether two rectangles lie side by side or on top of each other: at most `gap` apart, and along
 * the other axis they share at least `share` of the smaller one.
 */
export function adjoins(
  a: Rect,
  b: Rect,
  { gap, share }: { readonly gap: number; readonly share: number },
): boolean {
  const x = overlapX(a, b);
  const y = overlapY(a, b);
  const sharesX = x >= share * Math.min(a.width, b.width);
  const sharesY = y >= share * Math.min(a.height, b.height);
  return (y >= -gap && sharesX && x > 0) || (x >= -gap && sharesY && y > 0);
}

/** The smallest rectangle around all. */
export function around(rects: readonly Rect[]): Rect {
  const x = Math.min(...rects.map((rect) => rect.x));
  const y = Math.min(...rects.map((rect) => rect.y));
  return {
    x,
    y,
    width: Math.max(...rects.map(rightOf)) - x,
    height: Math.max(...rects.map(bottomOf)) - y,
  };
}
