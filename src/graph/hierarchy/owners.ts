import type { GraphNode } from '../graph.ts';
import { neighboursOf } from './blocks.ts';
import {
  byBranch,
  byDashedEdge,
  byDottedLine,
  byHeader,
  byItemOnEdge,
  byItemOnLine,
  byTouch,
  likeliestOwner,
} from './clues.ts';
import { isHeaded } from './inside.ts';
import type { Network } from './network.ts';
import type { Picture } from './picture.ts';
import { isLeading, type Piece } from './pieces.ts';

/**
 * The topic, or else the heading, that a box or cluster belongs to, and that a member of a cluster
 * does if it has an edge of its own.
 */
export type Owners = ReadonlyMap<Piece | GraphNode, GraphNode>;

/**
 * Finds what boxes and clusters belong to, by the most certain clue that there is. Loose topics
 * belong to nothing.
 *
 * @param placed Pieces that need no owner, because the reading order leads to them.
 * @returns `guessed`: pieces to which nothing leads, and that belong to a topic near them.
 */
export function findOwners(
  picture: Picture,
  network: Network,
  placed: ReadonlySet<Piece>,
): { readonly owners: Owners; readonly guessed: ReadonlySet<Piece> } {
  const owners = new Map<Piece | GraphNode, GraphNode>();
  const { pieces, pieceOf } = picture;

  /** Gives each piece that has no owner yet the first candidate that is not itself within it. */
  function assign(
    find: (piece: Piece) => readonly GraphNode[],
    among: Iterable<Piece> = pieces,
  ): boolean {
    const before = owners.size;
    for (const piece of among) {
      if (piece.kind === 'topic' || owners.has(piece)) continue;
      const owner = find(piece).find((candidate) => !isWithin(candidate, piece));
      if (owner !== undefined) owners.set(piece, owner);
    }
    return owners.size > before;
  }

  /** Whether a node belongs to a piece, directly or through owners and enclosing boxes. */
  function isWithin(node: GraphNode, piece: Piece): boolean {
    let at: GraphNode | null | undefined = node;
    while (at != null) {
      const own: Piece | undefined = pieceOf.get(at.id);
      if (own === piece) return true;
      at = own && (owners.get(at) ?? owners.get(own) ?? own.outer);
    }
    return false;
  }

  assign((piece) => byDashedEdge((node) => pieceOf.get(node.id) === piece, piece, picture));
  for (const cluster of pieces.filter(({ kind }) => kind === 'cluster')) {
    for (const member of cluster.members) {
      const candidates = byDashedEdge((node) => node === member, member, picture);
      const owner = candidates.find((candidate) => !isWithin(candidate, cluster));
      if (owner !== undefined) owners.set(member, owner);
    }
  }
  assign((piece) => byDottedLine(piece, picture));
  const open = new Set(pieces.filter(({ kind }) => kind !== 'topic' && kind !== 'sign'));
  assign((piece) => byHeader(piece, picture));
  const byItems = (piece: Piece) => [
    ...byItemOnLine(piece, picture, owners),
    ...byItemOnEdge(piece, picture, owners),
  ];
  while (assign(byItems));
  const headed = new Set([...open].filter((piece) => isHeaded(piece, owners.get(piece))));
  assign((piece) => byBranch(piece, picture, network), open);
  // A box in a box is where that one is; a box with topics is on the reading order, as they are.
  for (const piece of open) {
    if (piece.outer !== null || piece.members.some(isLeading)) open.delete(piece);
  }
  assign((piece) => byTouch(piece, picture), open);

  const certain: Owners = new Map(owners);
  const neighbours = neighboursOf(pieces);

  /**
   * What the nearest piece of a block that has an owner belongs to; null if the reading order leads
   * to it, undefined if there is none. The block grows until then.
   */
  function ownerOfBlock(block: Set<Piece>): GraphNode | null | undefined {
    const isBox = [...block][0]?.kind === 'box';
    for (const part of block) {
      const owner = certain.get(part);
      // A header heads what is stacked below its box, but not the items after it.
      const head = headed.has(part) && !isBox && owner ? pieceOf.get(owner.id) : undefined;
      if (head !== undefined) block.add(head);
      else if (owner !== undefined) return owner;
      else if (placed.has(part)) return null;
      for (const other of neighbours.get(part) ?? []) block.add(other);
    }
    return undefined;
  }

  const guessed = new Set<Piece>();
  for (const piece of open) {
    if (owners.has(piece) || placed.has(piece)) continue;
    const block = new Set([piece]);
    const owner = ownerOfBlock(block);
    if (owner === null) continue;
    const near = owner ?? likeliestOwner([...block], picture, certain);
    for (const part of owner === undefined ? block : [piece]) {
      if (near === undefined || owners.has(part) || !open.has(part)) continue;
      if (isWithin(near, part)) continue;
      owners.set(part, near);
      if (owner === undefined) guessed.add(part);
    }
  }
  return { owners, guessed };
}
