import { RoadmapError } from '../../lib/error.ts';
import type { Rect } from '../geometry.ts';
import type { Graph, GraphNode } from '../graph.ts';
import { captionsOf } from './captions.ts';
import { headingsOnTheWay } from './headings.ts';
import { headingsInside } from './inside.ts';
import { buildNetwork } from './network.ts';
import { findOwners } from './owners.ts';
import { type Picture, readPicture } from './picture.ts';
import type { Piece } from './pieces.ts';

/** Nobody draws boxes in boxes as deep as this; a path would be as long. */
const MAX_NESTED = 50;

/** One step down to a topic. */
export interface Step {
  /** Of the node; unique among the steps under the same one. */
  readonly id: string;
  /** Empty for a box or cluster, which groups things without a name of its own. */
  readonly label: string;
  /** Null for boxes, clusters and captions, which are where the things under them are. */
  readonly rect: Rect | null;
}

/**
 * What a topic stands under, from the outermost inwards, without the topic itself: a heading of the
 * whole picture, the owning topic, its box or cluster, the heading in that. Any may be missing.
 */
export type Place = readonly Step[];

/** The names on the way to a topic, from the outermost inwards. */
export function pathOf(place: Place): readonly string[] {
  return place.map((step) => step.label).filter((label) => label !== '');
}

/**
 * Finds where each topic belongs. Most topics have no edge, so it is read from how the picture is
 * drawn: boxes and clusters, what they are joined to, and the headings on the reading order.
 */
export function placeTopics(graph: Graph): ReadonlyMap<string, Place> {
  const picture = readPicture(graph);
  const { pieces, pieceById, pieceOf } = picture;
  checkNesting(picture);
  const network = buildNetwork(picture);
  const headingOf = headingsOnTheWay(picture, network);
  const captions = captionsOf(picture);
  // What the reading order leads to needs no owner, if anything names it.
  const placed = pieces.filter(
    ({ id }) =>
      (network.get(id) ?? []).some(({ kind }) => kind === 'solid') &&
      (headingOf.has(id) || captions.has(id)),
  );
  const owners = findOwners(picture, network, new Set(placed.map(({ id }) => id)));

  function placeIn(piece: Piece, inner: GraphNode): Place {
    const owner = owners.ofMember.get(inner.id) ?? owners.ofPiece.get(piece.id);
    const outside = owner === undefined ? around(piece) : underOwner(owner);
    if (piece.kind === 'topic') return outside;
    const group = { id: `${piece.kind}:${piece.id}`, label: '', rect: null };
    const inside = headingsInside(piece, inner, captions.get(piece.id) ?? []);
    return [...outside, group, ...inside.map((node) => stepInside(node, piece))];
  }

  function underOwner(owner: GraphNode): Place {
    const home = pieceOf.get(owner.id);
    return home === undefined ? [owner] : [...placeIn(home, owner), owner];
  }

  // Looked up for every member of a piece.
  const known = new Map<Piece, Place>();
  function around(piece: Piece): Place {
    const place = known.get(piece) ?? findAround(piece);
    known.set(piece, place);
    return place;
  }

  function findAround(piece: Piece): Place {
    const outer = pieceById.get(piece.outer ?? '');
    if (outer !== undefined && piece.frame !== null) return placeIn(outer, piece.frame);
    const heading = headingOf.get(piece.id);
    return heading === undefined ? [] : [heading];
  }

  return new Map(
    pieces.flatMap((piece) =>
      piece.members.map((member) => [member.id, placeIn(piece, member)] as const),
    ),
  );
}

/** A topic is where it is drawn; a caption where its group is, above or below it. */
function stepInside(heading: GraphNode, { members }: Piece): Step {
  return members.includes(heading) ? heading : { ...heading, rect: null };
}

function checkNesting({ pieces, pieceById }: Picture): void {
  const outerOf = (piece: Piece) => pieceById.get(piece.outer ?? '');
  for (const piece of pieces) {
    let depth = 0;
    for (let outer = outerOf(piece); outer !== undefined; outer = outerOf(outer)) {
      if (++depth > MAX_NESTED) {
        throw new RoadmapError(`its boxes stand in each other more than ${MAX_NESTED} deep.`);
      }
    }
  }
}
