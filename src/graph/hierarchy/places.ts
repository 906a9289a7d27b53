import { RoadmapError } from '../../lib/error.ts';
import type { Graph } from '../graph.ts';
import { ownersByBlock } from './block-owners.ts';
import { captionsIn } from './captions.ts';
import { doDivide, headingsOnTheWay } from './headings.ts';
import { buildNetwork } from './network.ts';
import { findOwners } from './owners.ts';
import { groupId, type Place, placesIn } from './path.ts';
import { readPicture } from './picture.ts';
import type { Piece } from './pieces.ts';
import { walkThrough } from './walk.ts';

/** Nobody draws boxes in boxes this deep; a path would be as long. */
const MAX_NESTED = 50;

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
  const certain = findOwners(picture, network);
  const { owners, guessed } = ownersByBlock(picture, certain, new Set(placed));
  const placeOfNode = placesIn(picture, { owners, headingOf });
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
