import type { GraphNode } from '../graph.ts';
import { bottomOf, overlapX, type Rect } from './geometry.ts';
import { type Piece, smallestAround, TOUCHING_GAP } from './pieces.ts';

/** An item is glued to the edge of its box if no more than this lies between, in pixels. */
const GLUED_GAP = 5;

/** Share of the box's width that an item must span to be its heading. */
const GLUED_WIDTH = 0.75;

/** A caption names; a longer text is a note. In characters and words. */
const LONGEST_CAPTION = 60;
const MOST_WORDS = 8;

/**
 * The headings inside a box, for one of its members, from the outermost inwards: the box's own
 * text, an item glued to its edge, and the caption of the member's group.
 */
export function headingsInside(
  box: Piece,
  member: GraphNode,
  captions: readonly GraphNode[],
): readonly GraphNode[] {
  const headings: GraphNode[] = [];
  if (box.frame !== null && isCaption(box.frame)) headings.push(box.frame);
  const glued = gluedHeading(box, headings.length + captions.length > 0);
  if (glued === member) return headings;
  if (glued !== undefined) headings.push(glued);
  const caption = captionOf(member, box.members, captions);
  if (caption !== undefined) headings.push(caption);
  return headings;
}

/** Labels and border-less paragraphs that name something, by the box they lie in. */
export function captionsByBox(
  nodes: readonly GraphNode[],
  boxes: readonly Piece[],
): ReadonlyMap<string, readonly GraphNode[]> {
  const frames = boxes.flatMap((box) => (box.frame === null ? [] : [box.frame]));
  const captions = new Map<string, GraphNode[]>();
  for (const node of nodes) {
    if (!isText(node) || !isCaption(node)) continue;
    const frame = smallestAround(node, frames);
    if (frame !== undefined) captions.set(frame.id, [...(captions.get(frame.id) ?? []), node]);
  }
  return captions;
}

/** A label or a border-less paragraph: text without a frame. */
export function isText(node: GraphNode): boolean {
  return node.type === 'label' || (node.type === 'paragraph' && !node.bordered);
}

/** Whether a text names a group: no number or arrow head, no sentence, no pointer elsewhere. */
export function isCaption(node: GraphNode): boolean {
  const { label } = node;
  return (
    label.length <= LONGEST_CAPTION &&
    label.split(' ').length <= MOST_WORDS &&
    /\p{L}{2}/u.test(label) &&
    !/[.!]$/.test(label) &&
    !/\broadmaps?\b|^(?:click|visit|have a look|continue|note\b)/i.test(label)
  );
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

/** An item that lies on the top or bottom edge of its box like a header. */
function gluedHeading(box: Piece, isNamed: boolean): GraphNode | undefined {
  if (isNamed || box.members.length < 2) return undefined;
  return box.members.find(
    ({ rect }) => isGlued(rect, box.rect, 'top') || isGlued(rect, box.rect, 'bottom'),
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
