import { around, distance } from '../geometry.ts';
import { bodyOf, type Piece, touch } from './pieces.ts';

/** Widest gap between pieces of one block, in pixels: between a caption and what stands above it. */
const BLOCK_GAP = 20;

/**
 * Finds, for each box and cluster, those that touch it, or that only a caption parts from it: together
 * they are one block. Those above come first, then the nearest ones: what is below belongs to what
 * stands above.
 */
export function neighboursOf(pieces: readonly Piece[]): ReadonlyMap<Piece, readonly Piece[]> {
  const bodies = pieces
    .filter(({ kind }) => kind === 'box' || kind === 'cluster')
    .map((piece) => {
      const parts = bodyOf(piece);
      return { piece, parts, whole: around(parts) };
    });
  type Body = (typeof bodies)[number];
  const areNear = (a: Body, b: Body) =>
    distance(a.whole, b.whole) <= 2 * BLOCK_GAP &&
    a.parts.some((part) => b.parts.some((other) => touch(part, other, BLOCK_GAP)));
  return new Map(
    bodies.map((body) => {
      const { rect } = body.piece;
      const isAbove = (other: Piece) => other.rect.y < rect.y;
      const neighbours = bodies
        .filter((other) => other !== body && areNear(body, other))
        .map(({ piece }) => piece)
        .sort(
          (a, b) =>
            Number(isAbove(b)) - Number(isAbove(a)) ||
            distance(a.rect, rect) - distance(b.rect, rect),
        );
      return [body.piece, neighbours] as const;
    }),
  );
}
