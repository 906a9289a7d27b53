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

/** The topic, or else the heading, that something belongs to. */
export interface Owners {
  /** By id of a box or cluster. */
  readonly ofPiece: ReadonlyMap<string, GraphNode>;
  /** By id of a member of a cluster, if its own edge leads to another owner than its cluster's. */
  readonly ofMember: ReadonlyMap<string, GraphNode>;
}

/**
 * Finds what boxes and clusters belong to, by the most certain clue that there is. Loose topics
 * belong to nothing.
 *
 * @param placed Pieces that need no owner, because the reading order leads to them.
 */
export function findOwners(picture: Picture, network: Network, placed: ReadonlySet<Piece>): Owners {
  const ofPiece = new Map<string, GraphNode>();
  const ofMember = new Map<string, GraphNode>();
  const { pieces, pieceOf } = picture;

  /** Gives each piece that has no owner yet the first candidate that is not itself within it. */
  function assign(find: (piece: Piece) => readonly GraphNode[]): boolean {
    const before = ofPiece.size;
    for (const piece of pieces) {
      if (piece.kind === 'topic' || ofPiece.has(piece.id)) continue;
      const owner = find(piece).find((candidate) => !isWithin(candidate, piece));
      if (owner !== undefined) ofPiece.set(piece.id, owner);
    }
    return ofPiece.size > before;
  }

  /** Whether a node belongs to a piece, directly or through owners and enclosing boxes. */
  function isWithin(node: GraphNode, piece: Piece): boolean {
    let at: GraphNode | null | undefined = node;
    while (at != null) {
      const own: Piece | undefined = pieceOf.get(at.id);
      if (own === piece) return true;
      at = own && (ofMember.get(at.id) ?? ofPiece.get(own.id) ?? own.outer);
    }
    return false;
  }

  assign((piece) => byDashedEdge((id) => pieceOf.get(id) === piece, piece.rect, picture));
  for (const cluster of pieces.filter(({ kind }) => kind === 'cluster')) {
    for (const { id, rect } of cluster.members) {
      const owner = byDashedEdge((end) => end === id, rect, picture).find(
        (candidate) => !isWithin(candidate, cluster),
      );
      if (owner !== undefined && owner !== ofPiece.get(cluster.id)) ofMember.set(id, owner);
    }
  }
  assign((piece) => byDottedLine(piece, picture));
  assign((piece) => byHeader(piece, picture));
  assign((piece) => byBranch(piece, picture, network));
  // A box in a box is where that one is; a box with topics is on the reading order, as they are.
  const guess = (find: (piece: Piece) => readonly GraphNode[]) =>
    assign((piece) => (piece.outer !== null || piece.members.some(isLeading) ? [] : find(piece)));
  guess((piece) => byTouch(piece, picture));
  while (guess((piece) => byStack(piece, picture, ofPiece)));
  guess((piece) => (placed.has(piece) ? [] : byDistance(piece, picture)));
  return { ofPiece, ofMember };
}
