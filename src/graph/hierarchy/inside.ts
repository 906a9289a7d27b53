import { bottomOf, overlapX, type Rect } from '../geometry.ts';
import type { GraphNode } from '../graph.ts';
import { isCaption } from './captions.ts';
import { isLeading, type Piece, TOUCHING_GAP } from './pieces.ts';

/** An item is glued to the edge of its box if no more than this lies between, in pixels. */
const GLUED_GAP = 5;

/** Share of the box's width that an item must span to be its heading. */
const GLUED_WIDTH = 0.75;

/**
 * The headings inside a box or cluster, for something in it, from the outermost inwards: the box's
 * own text, the item that heads it, and the caption of the group.
 */
export function headingsInside(
  piece: Piece,
  inner: GraphNode,
  captions: readonly GraphNode[],
): readonly GraphNode[] {
  const headings: GraphNode[] = [];
  if (piece.frame !== null && isCaption(piece.frame)) headings.push(piece.frame);
  const head = headOf(piece, headings.length + captions.length > 0);
  if (head === inner) return headings;
  if (head !== undefined) headings.push(head);
  const caption = captionOf(inner, piece.members, captions);
  if (caption !== undefined) headings.push(caption);
  return headings;
}

/**
 * The caption of a member. Where the topmost thing in its column is a caption, captions stand
 * above their groups; where it is an item, below.
 */
function captionOf(
  member: GraphNode,
  members: readonly GraphNode[],
  captions: readonly GraphNode[],
): GraphNode | undefined {
  const above = captions.filter((caption) => overlapX(caption.rect, member.rect) > 0);
  const own = above.length > 0 ? above : captions;
  const first = own[0];
  if (first === undefined) return undefined;
  const column = members.filter((item) => overlapX(item.rect, member.rect) > 0);
  const captionsOnTop = column.every((item) => first.rect.y <= item.rect.y);
  const before = own.filter((caption) => caption.rect.y <= member.rect.y).at(-1);
  const after = own.find((caption) => caption.rect.y > member.rect.y);
  return captionsOnTop ? (before ?? after) : (after ?? before);
}

/**
 * The item that heads the others of its box where no text does: one that lies on the top or bottom
 * edge like a header, or the only one drawn as a topic, if it is the first or last.
 */
function headOf({ frame, rect, members }: Piece, isNamed: boolean): GraphNode | undefined {
  if (isNamed || frame === null || members.length < 2) return undefined;
  const leading = members.filter(isLeading);
  const [leader] = leading;
  const isAtEnd = leader === members[0] || leader === members.at(-1);
  return (
    members.find((item) => isGlued(item.rect, rect, 'top') || isGlued(item.rect, rect, 'bottom')) ??
    (leading.length === 1 && isAtEnd ? leader : undefined)
  );
}

/** Whether an item in a box lies on one of its edges and spans most of its width. */
export function isGlued(item: Rect, box: Rect, edge: 'top' | 'bottom'): boolean {
  const gap = edge === 'top' ? item.y - box.y : bottomOf(item) - bottomOf(box);
  return Math.abs(gap) <= GLUED_GAP && overlapX(item, box) >= GLUED_WIDTH * box.width;
}

/** Whether an item outside a box lies on its top edge and spans most of its width. */
export function isHeader(item: Rect, box: Rect): boolean {
  const gap = box.y - bottomOf(item);
  return (
    item.y < box.y &&
    gap <= TOUCHING_GAP &&
    gap >= -item.height &&
    overlapX(item, box) >= GLUED_WIDTH * box.width
  );
}
