import type { GraphNode } from '../graph.ts';
import {
  byBranch,
  byDashedEdge,
  byDistance,
  byDottedLine,
  byHeader,
  byStack,
  byTouch,
} from './clues.ts';
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
 */
export function findOwners(picture: Picture, network: Network, placed: ReadonlySet<Piece>): Owners {
  const owners = new Map<Piece | GraphNode, GraphNode>();
  const { pieces, pieceOf } = picture;

  /** Gives each piece that has no owner yet the first candidate that is not itself within it. */
  function assign(find: (piece: Piece) => readonly GraphNode[]): boolean {
    const before = owners.size;
    for (const piece of pieces) {
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
  assign((piece) => byHeader(piece, picture));
  assign((piece) => byBranch(piece, picture, network));
  // A box in a box is where that one is; a box with topics is on the reading order, as they are.
  const guess = (find: (piece: Piece) => readonly GraphNode[]) =>
    assign((piece) => (piece.outer !== null || piece.members.some(isLeading) ? [] : find(piece)));
  guess((piece) => byTouch(piece, picture));
  while (guess((piece) => byStack(piece, picture, owners)));
  guess((piece) => (placed.has(piece) ? [] : byDistance(piece, picture)));
  return owners;
}
