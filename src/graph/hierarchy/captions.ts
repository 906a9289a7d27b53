import { groupBy } from '../../lib/collections.ts';
import {
  bottomOf,
  centreOf,
  nearest,
  overlapX,
  overlapY,
  type Rect,
  rightOf,
} from '../geometry.ts';
import type { GraphNode } from '../graph.ts';
import type { Picture } from './picture.ts';
import { isLeading, type Piece, TOUCHING_GAP } from './pieces.ts';

/**
 * Widest gap between a loose cluster and its caption, in pixels: the official pictures leave 10, or
 * 30 if a line is drawn between the two.
 */
const CLUSTER_CAPTION_GAP = 40;

/** How far a text may overlap the cluster it names, in pixels. */
const TEXT_OVERLAP = 10;

/** A caption names; a longer text is a note. In characters and words. */
const MAX_CHARACTERS = 60;
const MAX_WORDS = 8;

/** An item is glued to the edge of its box if the gap between them is no wider, in pixels. */
const GLUED_GAP = 5;

/** Share of the box's width that an item must span to be its heading. */
const GLUED_WIDTH = 0.75;

/**
 * Labels and paragraphs that name something in a box, by the id of the box, and those above or below
 * a loose cluster, by its id. Headings of the whole picture are not captions.
 */
export function captionsOf({ graph, pieces, pieceOf, headings }: Picture) {
  const captions = graph.nodes.filter(
    (node) =>
      (node.type === 'label' || node.type === 'paragraph') &&
      isCaption(node) &&
      !headings.includes(node),
  );
  return groupBy(captions, (node) => {
    const box = pieceOf.get(node.id);
    if (box !== undefined) return node === box.frame ? null : box.id;
    const cluster = nearest(node, pieces);
    return cluster && isText(node) && namesCluster(node.rect, cluster) ? cluster.id : null;
  });
}

/**
 * Whether a text names the piece nearest to it: a cluster, above or below the text, which is centred
 * within its width. A text at a single topic is a note.
 */
function namesCluster(text: Rect, { kind, members, rect }: Piece): boolean {
  const { x } = centreOf(text);
  const gap = -overlapY(text, rect);
  return (
    kind === 'cluster' &&
    members.length >= 2 &&
    gap >= -TEXT_OVERLAP &&
    gap <= CLUSTER_CAPTION_GAP &&
    x >= rect.x &&
    x <= rightOf(rect)
  );
}

/** A label or a border-less paragraph: text without a frame. */
export function isText(node: GraphNode): boolean {
  return node.type === 'label' || (node.type === 'paragraph' && !node.bordered);
}

/** Whether a text names a group: not a number or arrow head, a sentence, or a pointer elsewhere. */
export function isCaption({ label }: GraphNode): boolean {
  return (
    label.length <= MAX_CHARACTERS &&
    label.split(' ').length <= MAX_WORDS &&
    /\p{L}{2}/u.test(label) &&
    !/[.!]$/.test(label) &&
    !/\broadmaps?\b|^(?:click|visit|have a look|continue|note\b)/i.test(label)
  );
}

/**
 * The headings inside a box or cluster, for something in it, from the outermost inwards: the box's
 * own text, the item that heads it, and the caption of the group.
 */
export function headingsInside(
  piece: Piece,
  inner: GraphNode,
  captions: readonly GraphNode[],
): readonly GraphNode[] {
  const title = piece.frame !== null && isCaption(piece.frame) ? piece.frame : undefined;
  const isNamed = title !== undefined || captions.length > 0;
  const head = isNamed ? undefined : headOf(piece);
  const caption = captionOf(inner, piece.members, captions);
  return [title, head, caption].flatMap((node) => (node === inner ? [] : (node ?? [])));
}

/**
 * The caption of a member. If the topmost thing in its column is a caption, captions are above
 * their groups; if it is an item, below.
 */
function captionOf(
  member: GraphNode,
  members: readonly GraphNode[],
  captions: readonly GraphNode[],
): GraphNode | undefined {
  const inColumn = ({ rect }: GraphNode) => overlapX(rect, member.rect) > 0;
  const own = captions.some(inColumn) ? captions.filter(inColumn) : captions;
  const top = own[0]?.rect.y ?? 0;
  const captionsOnTop = members.filter(inColumn).every((item) => top <= item.rect.y);
  const before = own.findLast((caption) => caption.rect.y <= member.rect.y);
  const after = own.find((caption) => caption.rect.y > member.rect.y);
  return captionsOnTop ? (before ?? after) : (after ?? before);
}

/**
 * The item that heads the others of a box without a text that does: one on the top or bottom edge
 * like a header, or the only one drawn as a topic, if it is the first or last.
 */
function headOf({ frame, rect, members }: Piece): GraphNode | undefined {
  if (frame === null || members.length < 2) return undefined;
  const [leader, ...others] = members.filter(isLeading);
  const isAtEnd = leader === members[0] || leader === members.at(-1);
  return (
    members.find((item) => isGlued(item.rect, rect, 'top') || isGlued(item.rect, rect, 'bottom')) ??
    (others.length === 0 && isAtEnd ? leader : undefined)
  );
}

/** Whether an item in a box is on one of its edges and spans most of its width. */
export function isGlued(item: Rect, box: Rect, edge: 'top' | 'bottom'): boolean {
  const gap = edge === 'top' ? item.y - box.y : bottomOf(item) - bottomOf(box);
  return Math.abs(gap) <= GLUED_GAP && overlapX(item, box) >= GLUED_WIDTH * box.width;
}

/** Whether an item outside a box is on its top edge and spans most of its width. */
export function isHeader(item: Rect, box: Rect): boolean {
  const gap = box.y - bottomOf(item);
  return (
    item.y < box.y &&
    gap <= TOUCHING_GAP &&
    gap >= -item.height &&
    overlapX(item, box) >= GLUED_WIDTH * box.width
  );
}
