/** A rectangle of the picture, in pixels; y grows downwards. A point is one without a size. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const rightOf = (rect: Rect) => rect.x + rect.width;
export const bottomOf = (rect: Rect) => rect.y + rect.height;
export const areaOf = (rect: Rect) => rect.width * rect.height;

export function centreOf({ x, y, width, height }: Rect): Rect {
  return { x: x + width / 2, y: y + height / 2, width: 0, height: 0 };
}

/** Shared width of two rectangles; negative is the gap between them. */
export function overlapX(a: Rect, b: Rect): number {
  return Math.min(rightOf(a), rightOf(b)) - Math.max(a.x, b.x);
}

/** Shared height of two rectangles; negative is the gap between them. */
export function overlapY(a: Rect, b: Rect): number {
  return Math.min(bottomOf(a), bottomOf(b)) - Math.max(a.y, b.y);
}

/** Shortest distance between the edges of two rectangles; 0 if they touch or overlap. */
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
    if (length < shortest) [best, shortest] = [candidate, length];
  }
  return best;
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
