import { centreOf, distance, type Rect } from '../geometry.ts';
import { type GraphNode, isTopic } from '../graph.ts';
import { isGlued, isHeader } from './captions.ts';
import { brackets, isVertical, linesMeet, meets } from './lines.ts';
import type { Network } from './network.ts';
import type { Owners } from './owners.ts';
import type { Picture } from './picture.ts';
import { bodyOf, isLeading, type Piece, touch } from './pieces.ts';

/** Share of the narrower box's width that boxes of one stack have in common. */
const STACK_SHARE = 0.8;

/**
 * Other ends of the dashed edges of a piece or of one member, best first: topics, then headings,
 * then items that point here; among equals the nearest.
 *
 * @param isOwn Whether such an edge may end at a node.
 */
export function byDashedEdge(
  isOwn: (node: GraphNode) => boolean,
  { id, rect }: { readonly id: string; readonly rect: Rect },
  { dashedAt, headings }: Picture,
): readonly GraphNode[] {
  const ranked: { readonly node: GraphNode; readonly rank: number }[] = [];
  for (const { source, target } of dashedAt.get(id) ?? []) {
    const pointsHere = isOwn(target);
    if (isOwn(source) === pointsHere) continue;
    const [here, node] = pointsHere ? [target, source] : [source, target];
    const rank = isLeading(node) ? 0 : headings.includes(node) ? 1 : 2;
    // Between two subtopics only the direction shows which one the other belongs to.
    const owns = pointsHere && isTopic(node) && !isLeading(here);
    if (rank < 2 || owns) ranked.push({ node, rank });
  }
  return ranked
    .sort((a, b) => a.rank - b.rank || distance(a.node.rect, rect) - distance(b.node.rect, rect))
    .map(({ node }) => node);
}

/** Topics, then headings, at the other end of a dotted line that ends at the piece. */
export function byDottedLine(piece: Piece, picture: Picture): readonly GraphNode[] {
  const dotted = picture.lines.filter((line) => line.dotted);
  const mine = dotted.filter((line) => bodyOf(piece).some((rect) => meets(line, rect)));
  const own = [...mine, ...picture.lines.filter((line) => brackets(line, piece.rect))];
  const beyond = dotted.filter((line) => own.some((other) => linesMeet(other, line)));
  const ends = [...picture.leading, ...picture.headings];
  const from = centreOf(piece.rect);
  for (const lines of [mine, beyond]) {
    const found = lines.flatMap((line) =>
      ends
        .filter((node) => meets(line, node.rect))
        .map((node) => {
          const to = centreOf(node.rect);
          return { node, along: Math.abs(isVertical(line) ? from.y - to.y : from.x - to.x) };
        }),
    );
    // A line that crosses several topics ends at the nearest.
    if (found.length > 0) return found.sort((a, b) => a.along - b.along).map(({ node }) => node);
  }
  return [];
}

/** The only topic that solid edges or lines lead to: a branch of the reading order that ends here. */
export function byBranch(piece: Piece, picture: Picture, network: Network): readonly GraphNode[] {
  const walked = new Set([piece.id]);
  // The set grows while it is walked.
  for (const stop of walked) {
    if (stop !== piece.id && !picture.lineIds.has(stop)) continue;
    for (const { to, kind } of network.get(stop) ?? []) if (kind === 'solid') walked.add(to);
  }
  // Notes and links to other roadmaps on the way lead nowhere.
  const ends = [...walked].filter((id) => id !== piece.id && picture.stopIds.has(id));
  return ends.length === 1 ? picture.leading.filter(({ id }) => id === ends[0]) : [];
}

/** An item on the top edge of a box like a header, without being in it. */
export function byHeader(piece: Piece, { pieces }: Picture): readonly GraphNode[] {
  const { rect, kind, members } = piece;
  if (kind !== 'box' || members.some((item) => isGlued(item.rect, rect, 'top'))) return [];
  return pieces
    .filter((other) => other.kind !== 'box')
    .flatMap((other) => other.members)
    .filter((item) => isHeader(item.rect, rect));
}

/** Topics that the piece touches. */
export function byTouch(piece: Piece, picture: Picture): readonly GraphNode[] {
  return picture.leading.filter(({ rect }) => bodyOf(piece).some((part) => touch(part, rect)));
}

/** The owner of a box or cluster above or below in the same stack. */
export function byStack(piece: Piece, { pieces }: Picture, owners: Owners): readonly GraphNode[] {
  return pieces
    .filter((other) => {
      if (other === piece || other.kind === 'topic') return false;
      if (piece.kind !== other.kind) return touch(piece.rect, other.rect);
      return piece.kind === 'box' && touch(piece.rect, other.rect, STACK_SHARE);
    })
    .flatMap((other) => owners.get(other) ?? []);
}

/** Topics by their distance: the nearest is right more often than wrong, and better than none. */
export function byDistance(piece: Piece, { leading }: Picture): readonly GraphNode[] {
  const lengthTo = ({ rect }: GraphNode) => distance(rect, piece.rect);
  return leading.toSorted((a, b) => lengthTo(a) - lengthTo(b));
}
