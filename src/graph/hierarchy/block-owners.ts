import type { GraphNode } from '../graph.ts';
import { neighboursOf } from './blocks.ts';
import { likeliestOwner } from './clues.ts';
import { type CertainOwners, isWithin, type Owners } from './owners.ts';
import type { Picture } from './picture.ts';
import type { Piece } from './pieces.ts';

/**
 * Adds the owners of pieces that nothing leads to: that of the nearest piece in their block, or, for a
 * block without any, the likeliest of the topics near it, which is a guess.
 *
 * @param placed Pieces that need no owner, because the reading order leads to them.
 * @returns `guessed`: pieces whose owner is a guess.
 */
export function ownersByBlock(
  picture: Picture,
  { owners: certain, headed, owned }: CertainOwners,
  placed: ReadonlySet<Piece>,
): { readonly owners: Owners; readonly guessed: ReadonlySet<Piece> } {
  const { pieces, pieceOf } = picture;
  const owners = new Map(certain);
  const guessed = new Set<Piece>();
  const neighbours = neighboursOf(pieces);
  const mayHave = new Set(owned);

  for (const piece of owned) {
    if (owners.has(piece) || placed.has(piece)) continue;
    const { block, owner, isPlaced } = search(piece);
    if (isPlaced) continue;
    const near = owner ?? likeliestOwner(block, picture, certain);
    for (const part of owner === undefined ? block : [piece]) {
      if (near === undefined || owners.has(part) || !mayHave.has(part)) continue;
      if (isWithin(near, part, { owners, pieceOf })) continue;
      owners.set(part, near);
      if (owner === undefined) guessed.add(part);
    }
  }
  return { owners, guessed };

  /** Looks through the block of a piece for the nearest one that has an owner, or is placed. */
  function search(piece: Piece): {
    readonly block: readonly Piece[];
    readonly owner?: GraphNode;
    readonly isPlaced?: true;
  } {
    const block = new Set([piece]);
    // The set grows while it is walked.
    for (const part of block) {
      const owner = certain.get(part);
      // A header heads what is stacked below its box, but not the items after it.
      const isHeader = headed.has(part) && piece.kind !== 'box';
      const head = isHeader && owner ? pieceOf.get(owner.id) : undefined;
      if (head !== undefined) block.add(head);
      else if (owner !== undefined) return { block: [...block], owner };
      else if (placed.has(part)) return { block: [...block], isPlaced: true };
      for (const other of neighbours.get(part) ?? []) block.add(other);
    }
    return { block: [...block] };
  }
}
