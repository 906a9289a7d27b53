import type { Rect } from '../geometry.ts';
import type { GraphNode } from '../graph.ts';
import type { HeadingOf } from './headings.ts';
import { headingsInside } from './inside.ts';
import type { Owners } from './owners.ts';
import type { Picture } from './picture.ts';
import type { Piece } from './pieces.ts';

/**
 * Steps of a place; what is deeper is under the last of them. A line of dotted edges from topic to
 * topic may be as long as the picture, and all its places would fill the memory.
 */
const MAX_STEPS = 100;

/**
 * What a topic belongs to, from the outermost inwards, without the topic itself: a heading of the
 * whole picture, the owning topic, its box or cluster, the heading in that. Any may be missing.
 */
export type Place = readonly {
  /** Of the node; unique among the steps under the same one. */
  readonly id: string;
  /** Empty for a box or cluster, which groups things without a name of its own. */
  readonly label: string;
  /** Null for boxes, clusters and captions, which are where the things under them are. */
  readonly rect: Rect | null;
}[];

/** The names on the way to a topic, from the outermost inwards. */
export function pathOf(place: Place): readonly string[] {
  return place.map((step) => step.label).filter((label) => label !== '');
}

/**
 * Id of a box or cluster as a step: its own is that of its text, or of its first member, which may be a
 * step as well.
 */
export const groupId = (id: string) => `group:${id}`;

/** Something in a piece: a topic, a text, or the frame of a box in a box. */
interface Inside {
  readonly piece: Piece;
  readonly inner: GraphNode;
}

/** Finds the place of a node that is in a piece, by owners, enclosing boxes, and headings. */
export function placesIn(
  { pieceOf }: Pick<Picture, 'pieceOf'>,
  { owners, headingOf }: { readonly owners: Owners; readonly headingOf: HeadingOf },
): (node: GraphNode) => Place {
  const known = new Map<GraphNode, Place>();

  function homeOf(inner: GraphNode): Inside | undefined {
    const piece = pieceOf.get(inner.id);
    return piece && { piece, inner };
  }

  /** The owner, else the box around: what must have a place before what is in a piece has one. */
  function aroundOf({ piece, inner }: Inside): Inside | undefined {
    const owner = owners.get(inner) ?? owners.get(piece);
    if (owner !== undefined) return homeOf(owner);
    const box = piece.outer === null ? undefined : pieceOf.get(piece.outer.id);
    return box && piece.frame !== null ? { piece: box, inner: piece.frame } : undefined;
  }

  function placeIn({ piece, inner }: Inside): Place {
    const owner = owners.get(inner) ?? owners.get(piece);
    const around = aroundOf({ piece, inner });
    const heading = headingOf.get(piece.id);
    const outside = [
      ...((around && known.get(around.inner)) ?? []),
      ...(owner === undefined ? [] : [owner]),
      ...(owner === undefined && around === undefined && heading !== undefined ? [heading] : []),
    ];
    return [...outside, ...stepsIn({ piece, inner })].slice(0, MAX_STEPS);
  }

  // From the outermost inwards, without recursion: topics may be joined to chains of any length.
  return (node) => {
    const chain: Inside[] = [];
    let at = homeOf(node);
    while (at !== undefined && !known.has(at.inner)) {
      chain.push(at);
      at = aroundOf(at);
    }
    for (const inside of chain.reverse()) known.set(inside.inner, placeIn(inside));
    return known.get(node) ?? [];
  };
}

/** The box or cluster, and the headings in it. */
function stepsIn({ piece, inner }: Inside): Place {
  if (piece.kind === 'topic' || piece.kind === 'sign') return [];
  const group = { id: groupId(piece.id), label: '', rect: null };
  // A topic is where it is drawn; a caption where its group is, above or below it.
  const headings = headingsInside(piece, inner).map((node) =>
    piece.members.includes(node) ? node : { ...node, rect: null },
  );
  return [group, ...headings];
}
