import { centreOf, distance, type Rect } from '../geometry.ts';
import { type GraphNode, isTopic } from '../graph.ts';
import { headOf, isHeader } from './inside.ts';
import { brackets, type DrawnLine, END_GAP, isVertical, linesMeet, meets } from './lines.ts';
import type { Network } from './network.ts';
import type { Owners } from './owners.ts';
import type { Picture } from './picture.ts';
import { bodyOf, isLeading, type Piece, touch } from './pieces.ts';

/** How near a line must come to an item to end at it and not at its box, in pixels. */
const ITEM_GAP = 5;

/** Topics up to this many times as far as the nearest one may own a block as well. */
const NEAR = 1.5;

/**
 * Other ends of the dashed edges of a piece or of one member, best first: topics, then headings,
 * then items that point here; among equals the nearest.
 *
 * @param isOwn Whether such an edge may end at a node.
 */
export function byDashedEdge(
  isOwn: (node: GraphNode) => boolean,
  { id, rect }: { readonly id: string; readonly rect: Rect },
  { dashedAt, names }: Picture,
): readonly GraphNode[] {
  const ranked: { readonly node: GraphNode; readonly rank: number }[] = [];
  for (const { source, target } of dashedAt.get(id) ?? []) {
    const pointsHere = isOwn(target);
    if (isOwn(source) === pointsHere) continue;
    const [here, node] = pointsHere ? [target, source] : [source, target];
    const rank = isLeading(node) ? 0 : names.includes(node) ? 1 : 2;
    // Between two subtopics only the direction shows which one the other belongs to.
    const owns = pointsHere && isTopic(node) && !isLeading(here);
    if (rank < 2 || owns) ranked.push({ node, rank });
  }
  return ranked
    .sort((a, b) => a.rank - b.rank || distance(a.node.rect, rect) - distance(b.node.rect, rect))
    .map(({ node }) => node);
}

/**
 * Topics, headings and signs on the dotted line that ends at the piece, else on one that goes on from
 * it or from a bracket beside the piece; the nearest along the line first.
 */
export function byDottedLine(piece: Piece, picture: Picture): readonly GraphNode[] {
  const dotted = picture.lines.filter((line) => line.dotted);
  const mine = dotted.filter((line) => meetsPiece(line, piece));
  const own = [...mine, ...picture.lines.filter((line) => brackets(line, piece.rect))];
  const beyond = dotted.filter((line) => own.some((other) => linesMeet(other, line)));
  const ends = [...picture.leading, ...picture.names];
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

/** Items at the other end of a dashed edge, whichever way it points, that have a place themselves. */
export function byItemOnEdge(
  piece: Piece,
  { dashedAt, pieceOf }: Picture,
  owners: Owners,
): readonly GraphNode[] {
  return (dashedAt.get(piece.id) ?? [])
    .flatMap(({ source, target }) => [source, target])
    .filter((node) => {
      const other = pieceOf.get(node.id);
      const hasPlace = owners.has(node) || (other !== undefined && owners.has(other));
      return isTopic(node) && other !== piece && hasPlace;
    });
}

/**
 * Items at the other end of a dotted line that ends at the piece, where that line leads to no topic
 * and no text: the item of a cluster, or what the box belongs to that the line ends at.
 */
export function byItemOnLine(piece: Piece, picture: Picture, owners: Owners): readonly GraphNode[] {
  const mine = picture.lines.filter((line) => line.dotted && meetsPiece(line, piece));
  return picture.pieces
    .filter((other) => other !== piece)
    .flatMap((other) => {
      const owner = owners.get(other) ?? headOf(other);
      const lines = mine.filter((line) => meetsPiece(line, other));
      if (lines.length === 0 || owner === undefined) return [];
      const gap = other.kind === 'box' ? ITEM_GAP : END_GAP;
      const items = other.members.filter(({ rect }) =>
        lines.some((line) => meets(line, rect, gap)),
      );
      return [...byLength(items, piece.rect), owner];
    });
}

/** The only topic that solid edges or lines lead to: a branch of the reading order that ends here. */
export function byBranch(piece: Piece, picture: Picture, network: Network): readonly GraphNode[] {
  const walked = new Set([piece.id]);
  // The set grows while it is walked.
  for (const stop of walked) {
    if (stop !== piece.id && !picture.lineIds.has(stop)) continue;
    for (const { to, kind } of network.get(stop) ?? []) if (kind === 'solid') walked.add(to);
  }
  // Notes, links to other roadmaps and what hangs on the same line lead nowhere.
  const ends = [...walked].filter((id) => id !== piece.id && picture.endIds.has(id));
  return ends.length === 1 ? picture.leading.filter(({ id }) => id === ends[0]) : [];
}

/** An item on the top edge of a box like a header, without being in it; a box has one header. */
export function byHeader(piece: Piece, { pieces }: Picture): readonly GraphNode[] {
  if (piece.kind !== 'box' || headOf(piece) !== undefined) return [];
  return pieces
    .filter((other) => other.kind !== 'box')
    .flatMap((other) => other.members)
    .filter((item) => isHeader(item.rect, piece.rect));
}

/** Topics that the piece touches. */
export function byTouch(piece: Piece, picture: Picture): readonly GraphNode[] {
  return picture.leading.filter(({ rect }) => bodyOf(piece).some((part) => touch(part, rect)));
}

/**
 * The topic that a block which nothing is joined to most likely belongs to: among the near ones, one
 * to which nothing belongs yet, then one that stands above, then the nearest.
 */
export function likeliestOwner(
  block: readonly Piece[],
  { leading }: Picture,
  owners: Owners,
): GraphNode | undefined {
  const owning = new Set(owners.values());
  const topics = leading.map((node) => ({
    node,
    length: Math.min(...block.map(({ rect }) => distance(node.rect, rect))),
    isOwning: owning.has(node),
    isAbove: block.some(({ rect }) => node.rect.y < rect.y),
  }));
  const near = NEAR * Math.min(...topics.map(({ length }) => length));
  const [likeliest] = topics
    .filter(({ length }) => length <= near)
    .sort(
      (a, b) =>
        Number(a.isOwning) - Number(b.isOwning) ||
        Number(b.isAbove) - Number(a.isAbove) ||
        a.length - b.length,
    );
  return likeliest?.node;
}

/** Whether a line ends at a piece, or crosses it. */
function meetsPiece(line: DrawnLine, piece: Piece): boolean {
  return bodyOf(piece).some((rect) => meets(line, rect));
}

function byLength(nodes: readonly GraphNode[], from: Rect): readonly GraphNode[] {
  return nodes.toSorted((a, b) => distance(a.rect, from) - distance(b.rect, from));
}
