import type { Graph, GraphNode } from '../graph.ts';
import {
  byBranch,
  byDashedEdge,
  byDistance,
  byDottedLine,
  byHeader,
  byStack,
  byTouch,
} from './clues.ts';
import type { Line } from './lines.ts';
import type { Network } from './network.ts';
import type { Piece } from './pieces.ts';

export interface Picture {
  readonly graph: Graph;
  readonly pieces: readonly Piece[];
  readonly headings: readonly GraphNode[];
  readonly lines: readonly Line[];
}

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

  /** Whether a node belongs to a piece, directly or through its owners. */
  function isWithin(node: GraphNode, piece: Piece): boolean {
    let at: GraphNode | undefined = node;
    while (at !== undefined) {
      const own = pieceOf.get(at.id);
      if (own === piece) return true;
      at = own === undefined ? undefined : (ofMember.get(at.id) ?? ofPiece.get(own.id));
    }
    return false;
  }

  assign((piece) =>
    byDashedEdge(new Set([piece.id, ...piece.members.map(({ id }) => id)]), piece, picture),
  );
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
  assign((piece) => byTouch(piece, picture));
  while (assign((piece) => byStack(piece, picture, ofPiece)));
  assign((piece) => (placed.has(piece.id) ? [] : byDistance(piece, picture)));
  return { ofPiece, ofMember };
}
