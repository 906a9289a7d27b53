import { RoadmapError } from '../../lib/error.ts';
import type { Rect } from '../geometry.ts';
import type { Graph, GraphNode } from '../graph.ts';
import { captionsIn } from './captions.ts';
import { doDivide, headingsOnTheWay } from './headings.ts';
import { headingsInside } from './inside.ts';
import { buildNetwork } from './network.ts';
import { findOwners } from './owners.ts';
import { readPicture } from './picture.ts';
import type { Piece } from './pieces.ts';
import { walkThrough } from './walk.ts';

/** Nobody draws boxes in boxes this deep; a path would be as long. */
const MAX_NESTED = 50;

/**
 * Steps of a place; what is deeper is under the last of them. A line of dotted edges from topic to
 * topic may be as long as the picture, and all its places would fill the memory.
 */
const MAX_STEPS = 100;

/** Something in a piece: a topic, a text, or the frame of a box in a box. */
interface Inside {
  readonly piece: Piece;
  readonly inner: GraphNode;
}

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

/** What the picture says of its topics. */
export interface Placement {
  /** Where each topic belongs, by its id. */
  readonly placeOf: ReadonlyMap<string, Place>;
  /** The order along the solid line, by the ids of the topics and steps on it. */
  readonly rankOf: ReadonlyMap<string, number>;
  /** Ids of topics to which nothing leads, and that are placed by what is near them. */
  readonly guessed: ReadonlySet<string>;
  /** Headings of the picture under which no topic stands: what should be there may stand elsewhere. */
  readonly emptyHeadings: readonly string[];
}

/**
 * Id of a box or cluster as a step: its own is that of its text, or of its first member, which may be a
 * step as well.
 */
const groupId = (id: string) => `group:${id}`;

/** The names on the way to a topic, from the outermost inwards. */
export function pathOf(place: Place): readonly string[] {
  return place.map((step) => step.label).filter((label) => label !== '');
}

/**
 * Finds where each topic belongs. Most topics have no edge, so it is read from how the picture is
 * drawn: boxes and clusters, what they are joined to, and the headings on the reading order.
 */
export function placeTopics(graph: Graph): Placement {
  const picture = readPicture(graph);
  const { pieces, pieceOf } = picture;
  const outerOf = ({ outer }: Piece) => (outer === null ? undefined : pieceOf.get(outer.id));
  checkNesting(pieces, outerOf);
  const network = buildNetwork(picture);
  const walk = walkThrough(picture, network);
  const headingOf = headingsOnTheWay(picture, network, walk);
  // What the reading order leads to needs no owner, if anything names it.
  const placed = pieces.filter(
    (piece) =>
      network.get(piece.id)?.some(({ kind }) => kind === 'solid') &&
      (headingOf.has(piece.id) || captionsIn(piece).length > 0),
  );
  const { owners, guessed } = findOwners(picture, network, new Set(placed));

  const known = new Map<GraphNode, Place>();

  /** From the outermost inwards, without recursion: topics may be joined to chains of any length. */
  function placeOfNode(node: GraphNode): Place {
    const chain: Inside[] = [];
    let at = homeOf(node);
    while (at !== undefined && !known.has(at.inner)) {
      chain.push(at);
      at = aroundOf(at);
    }
    for (const inside of chain.reverse()) known.set(inside.inner, placeIn(inside));
    return known.get(node) ?? [];
  }

  function homeOf(inner: GraphNode): Inside | undefined {
    const piece = pieceOf.get(inner.id);
    return piece && { piece, inner };
  }

  /** The owner, else the box around: what must have a place before what is in a piece has one. */
  function aroundOf({ piece, inner }: Inside): Inside | undefined {
    const owner = owners.get(inner) ?? owners.get(piece);
    if (owner !== undefined) return homeOf(owner);
    const box = outerOf(piece);
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

  const members = pieces.flatMap((piece) => piece.members.map((member) => ({ piece, member })));
  const placeOf = new Map(members.map(({ member }) => [member.id, placeOfNode(member)] as const));
  const ranks = walk.order.filter((id) => walk.onLine.has(id));
  const used = new Set([...placeOf.values()].map(([first]) => first?.id));
  const divided = doDivide(picture);
  const isGuessed = (piece: Piece): boolean => {
    if (owners.has(piece)) return guessed.has(piece);
    // A box in a box is where that one is.
    const box = outerOf(piece);
    return box === undefined ? divided && walk.guessed.has(piece.id) : isGuessed(box);
  };
  return {
    placeOf,
    rankOf: new Map(ranks.flatMap((id, rank) => [[id, rank] as const, [groupId(id), rank]])),
    guessed: new Set(
      members
        .filter(({ piece, member }) => !owners.has(member) && isGuessed(piece))
        .map(({ member }) => member.id),
    ),
    emptyHeadings: divided
      ? picture.headings.filter(({ id }) => !used.has(id)).map(({ label }) => label)
      : [],
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

function checkNesting(
  pieces: readonly Piece[],
  outerOf: (piece: Piece) => Piece | undefined,
): void {
  const depthOf = (piece: Piece): number => {
    const box = outerOf(piece);
    return box === undefined ? 0 : 1 + depthOf(box);
  };
  if (pieces.some((piece) => depthOf(piece) > MAX_NESTED)) {
    throw new RoadmapError(
      `its boxes are nested more than ${MAX_NESTED} deep. Choose another roadmap.`,
    );
  }
}
