import { bottomOf, overlapX, overlapY, type Rect, rightOf } from '../geometry.ts';
import type { GraphNode } from '../graph.ts';
import { areAbove, captionsIn, isCaption } from './captions.ts';
import { isLeading, type Piece } from './pieces.ts';

/** An item is glued to the edge of its box if the gap between them is no wider, in pixels. */
const GLUED_GAP = 5;

/** Share of the box's width that an item must span to be its heading. */
const GLUED_WIDTH = 0.75;

/** Items whose edges differ by no more are in line, in pixels. */
const IN_LINE = 4;

/**
 * The headings inside a box or cluster, for something in it, from the outermost inwards: the box's
 * own text, the item that heads it, and the caption of the group.
 */
export function headingsInside(piece: Piece, inner: GraphNode): readonly GraphNode[] {
  const title = piece.frame !== null && isCaption(piece.frame) ? piece.frame : undefined;
  const captions = captionsIn(piece);
  const isNamed = title !== undefined || captions.length > 0;
  const head = isNamed ? undefined : headOf(piece);
  const caption = captionOf(inner, piece.members, captions);
  return [title, head, caption].flatMap((node) => (node === inner ? [] : (node ?? [])));
}

/**
 * The caption of a member: one of its column, or one with nothing of that column beside it. Such a
 * caption stands alone in its row and names the rows there across the box, whatever its width; where
 * columns have captions of their own, each has an item or a caption beside the other's.
 */
function captionOf(
  member: GraphNode,
  members: readonly GraphNode[],
  captions: readonly GraphNode[],
): GraphNode | undefined {
  const inColumn = ({ rect }: GraphNode) => overlapX(rect, member.rect) > 0;
  const column = [...members, ...captions].filter(inColumn);
  const isBeside = ({ rect }: GraphNode) => column.some((other) => overlapY(other.rect, rect) > 0);
  const own = captions.some(inColumn)
    ? captions.filter((caption) => inColumn(caption) || !isBeside(caption))
    : captions;
  const before = own.findLast((caption) => caption.rect.y <= member.rect.y);
  const after = own.find((caption) => caption.rect.y > member.rect.y);
  return areAbove(own, members.filter(inColumn)) ? (before ?? after) : (after ?? before);
}

/**
 * The item that heads the others of a box without a text that does: one on the top or bottom edge
 * like a header, or the only one drawn as a topic, if it is the first or last.
 */
export function headOf({ frame, rect, members }: Piece): GraphNode | undefined {
  if (frame === null || members.length < 2) return undefined;
  const [leader, ...others] = members.filter(isLeading);
  const isAtEnd = leader === members[0] || leader === members.at(-1);
  return (
    members.find(
      (item) =>
        (isGlued(item.rect, rect, 'top') || isGlued(item.rect, rect, 'bottom')) &&
        !isInLine(item, members),
    ) ?? (others.length === 0 && isAtEnd ? leader : undefined)
  );
}

/** Whether other items of a column begin and end where this one does: a header is wider. */
function isInLine({ rect }: GraphNode, items: readonly GraphNode[]): boolean {
  return items.some(
    (other) =>
      other.rect !== rect &&
      Math.abs(other.rect.x - rect.x) <= IN_LINE &&
      Math.abs(rightOf(other.rect) - rightOf(rect)) <= IN_LINE,
  );
}

/** Whether an item in a box is on one of its edges, or crosses it, and spans most of its width. */
function isGlued(item: Rect, box: Rect, edge: 'top' | 'bottom'): boolean {
  const line = edge === 'top' ? box.y : bottomOf(box);
  return (
    item.y - GLUED_GAP <= line &&
    bottomOf(item) + GLUED_GAP >= line &&
    overlapX(item, box) >= GLUED_WIDTH * box.width
  );
}

/** Whether a box belongs to an item that stands on its top edge like a header. */
export function isHeaded({ rect }: Piece, owner: GraphNode | undefined): boolean {
  return owner !== undefined && !isLeading(owner) && isHeader(owner.rect, rect);
}

/** Whether an item outside a box is on its top edge and spans most of its width. */
export function isHeader(item: Rect, box: Rect): boolean {
  const gap = box.y - bottomOf(item);
  return (
    item.y < box.y &&
    gap <= GLUED_GAP &&
    gap >= -item.height &&
    overlapX(item, box) >= GLUED_WIDTH * box.width
  );
}
