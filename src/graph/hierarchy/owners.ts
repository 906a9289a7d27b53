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
  /** By id of a member of a cluster, where it has an own edge to another one than its cluster. */
  readonly ofMember: ReadonlyMap<string, GraphNode>;
}

/**
 * Finds what boxes and clusters belong to. The ways to tell are tried in the order of their
 * certainty. Loose topics stand for themselves.
 *
 * @param placed Pieces that need no owner, because the reading order leads to them.
 */
export function findOwners(
  picture: Picture,
  network: Network,
  placed: ReadonlySet<string>,
): Owners {
  const ofPiece = new Map<string, GraphNode>();
  const ofMember = new Map<string, GraphNode>();
  const byId = new Map(picture.pieces.map((piece) => [piece.id, piece] as const));
  const pieceOf = new Map(
    picture.pieces.flatMap((piece) => piece.members.map((member) => [member.id, piece] as const)),
  );
  const wanting = picture.pieces.filter((piece) => piece.kind !== 'topic');

  function assign(find: (piece: Piece) => readonly GraphNode[]): boolean {
    let isChanged = false;
    for (const piece of wanting) {
      if (ofPiece.has(piece.id)) continue;
      const owner = find(piece).find((candidate) => !isWithin(candidate, piece));
      if (owner === undefined) continue;
      ofPiece.set(piece.id, owner);
      isChanged = true;
    }
    return isChanged;
  }

  /** Whether a node belongs to a piece, directly or through owners and enclosing boxes. */
  function isWithin(node: GraphNode, piece: Piece): boolean {
    let own = pieceOf.get(node.id);
    let owner = ofMember.get(node.id);
    while (own !== undefined) {
      if (own === piece) return true;
      owner ??= ofPiece.get(own.id);
      own = owner === undefined ? byId.get(own.outer ?? '') : pieceOf.get(owner.id);
      owner = owner === undefined ? undefined : ofMember.get(owner.id);
    }
    return false;
  }

  assign((piece) => byDashedEdge(endsOf(piece), piece, picture));
  for (const cluster of picture.pieces.filter((piece) => piece.kind === 'cluster')) {
    for (const member of cluster.members) {
      const owner = byDashedEdge(new Set([member.id]), member, picture).find(
        (candidate) => !isWithin(candidate, cluster),
      );
      if (owner !== undefined && owner !== ofPiece.get(cluster.id)) ofMember.set(member.id, owner);
    }
  }
  assign((piece) => byDottedLine(piece, picture));
  assign((piece) => byHeader(piece, picture));
  assign((piece) => byBranch(piece, picture, network));
  // A box in a box stands in that one, and a box with topics on the reading order, as they do.
  const standing = new Set(
    wanting
      .filter((piece) => piece.outer !== null || piece.members.some(isLeading))
      .map((piece) => piece.id),
  );
  const guess = (find: (piece: Piece) => readonly GraphNode[]) =>
    assign((piece) => (standing.has(piece.id) ? [] : find(piece)));
  guess((piece) => byTouch(piece, picture));
  while (guess((piece) => byStack(piece, picture, ofPiece)));
  guess((piece) => (placed.has(piece.id) ? [] : byDistance(piece, picture)));
  return { ofPiece, ofMember };
}

/** What an edge of a piece may end at: it, and whatever is in it. */
function endsOf({ id, members, others }: Piece): ReadonlySet<string> {
  return new Set([id, ...[...members, ...others].map((node) => node.id)]);
}
