import type { GraphNode } from '../graph.ts';
import {
  byBranch,
  byDashedEdge,
  byDottedLine,
  byHeader,
  byItemOnEdge,
  byItemOnLine,
  byTouch,
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

/** What edges, lines and touch tell of owners. */
export interface CertainOwners {
  readonly owners: Owners;
  /** Boxes that belong to the item that heads them. */
  readonly headed: ReadonlySet<Piece>;
  /** Boxes and clusters that belong to a topic, whether or not anything tells which. */
  readonly owned: readonly Piece[];
}

/**
 * Finds what boxes and clusters belong to, by the most certain clue that there is. Loose topics
 * belong to nothing.
 */
export function findOwners(picture: Picture, network: Network): CertainOwners {
  const owners = new Map<Piece | GraphNode, GraphNode>();
  const { pieces, pieceOf } = picture;

  /** Gives each piece that has no owner yet the first candidate that is not itself within it. */
  function assign(
    find: (piece: Piece) => readonly GraphNode[],
    among: readonly Piece[] = pieces,
  ): boolean {
    const before = owners.size;
    for (const piece of among) {
      if (piece.kind === 'topic' || owners.has(piece)) continue;
      const owner = find(piece).find((node) => !isWithin(node, piece, { owners, pieceOf }));
      if (owner !== undefined) owners.set(piece, owner);
    }
    return owners.size > before;
  }

  assign((piece) => byDashedEdge((node) => pieceOf.get(node.id) === piece, piece, picture));
  for (const cluster of pieces.filter(({ kind }) => kind === 'cluster')) {
    for (const member of cluster.members) {
      const candidates = byDashedEdge((node) => node === member, member, picture);
      const owner = candidates.find((node) => !isWithin(node, cluster, { owners, pieceOf }));
      if (owner !== undefined) owners.set(member, owner);
    }
  }
  assign((piece) => byDottedLine(piece, picture));
  assign((piece) => byHeader(piece, picture));
  const byItems = (piece: Piece) => [
    ...byItemOnLine(piece, picture, owners),
    ...byItemOnEdge(piece, picture, owners),
  ];
  while (assign(byItems));
  const groups = pieces.filter(({ kind }) => kind === 'box' || kind === 'cluster');
  const headed = new Set(groups.filter((piece) => isHeaded(piece, owners.get(piece))));
  assign((piece) => byBranch(piece, picture, network), groups);
  // A box in a box is where that one is; a box with topics is on the reading order, as they are.
  const owned = groups.filter(({ outer, members }) => outer === null && !members.some(isLeading));
  assign((piece) => byTouch(piece, picture), owned);
  return { owners, headed, owned };
}

/** Whether a node belongs to a piece, directly or through owners and enclosing boxes. */
export function isWithin(
  node: GraphNode,
  piece: Piece,
  { owners, pieceOf }: { readonly owners: Owners } & Pick<Picture, 'pieceOf'>,
): boolean {
  let at: GraphNode | null | undefined = node;
  while (at != null) {
    const own = pieceOf.get(at.id);
    if (own === piece) return true;
    at = own && (owners.get(at) ?? owners.get(own) ?? own.outer);
  }
  return false;
}
