import { around, distance, type Rect } from '../geometry.ts';
import { bodyOf, type Piece, touch } from './pieces.ts';

/** Widest gap between pieces of one block, in pixels: between a caption and what stands above it. */
const BLOCK_GAP = 20;

/**
 * Finds the boxes and clusters that touch one, or that only a caption parts from it: together they
 * are one block. Those above come first, then the nearest ones: what is below belongs to what stands
 * above.
 */
export function neighboursOf(pieces: readonly Piece[]): (piece: Piece) => readonly Piece[] {
  const bodies = new Map(
    pieces
      .filter(({ kind }) => kind === 'box' || kind === 'cluster')
      .map((piece) => {
        const parts = bodyOf(piece);
        return [piece, { parts, whole: around(parts) }] as const;
      }),
  );
  const areNear = (a: Rect, b: Rect) => distance(a, b) <= 2 * BLOCK_GAP;
  return (piece) => {
    const own = bodies.get(piece);
    if (own === undefined) return [];
    const isAbove = ({ rect }: Piece) => rect.y < piece.rect.y;
    return [...bodies]
      .filter(
        ([other, { parts, whole }]) =>
          other !== piece &&
          areNear(whole, own.whole) &&
          own.parts.some((part) => parts.some((there) => touch(part, there, BLOCK_GAP))),
      )
      .map(([other]) => other)
      .sort(
        (a, b) =>
          Number(isAbove(b)) - Number(isAbove(a)) ||
          distance(a.rect, piece.rect) - distance(b.rect, piece.rect),
      );
  };
}
