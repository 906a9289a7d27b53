import { groupBy } from '../../lib/collections.ts';
import { around, centreOf, distance, nearest, overlapX, overlapY, rightOf } from '../geometry.ts';
import { byPosition, type GraphNode, isFrame, isTopic } from '../graph.ts';
import { bodyOf, clustersOf, type Piece, smallestAround, TOUCHING_GAP } from './pieces.ts';

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

/** Font size from which a border-less paragraph is a heading of the picture, in pixels. */
const HEADING_FONT = 20;

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

/** Whether a text is a heading by its size alone. */
export function isLarge(node: GraphNode): boolean {
  return node.type === 'paragraph' && !node.bordered && node.fontSize >= HEADING_FONT;
}

/** Texts that name something in a piece, from the top down. */
export function captionsIn({ others }: Piece): readonly GraphNode[] {
  return others.filter(
    (node) => (node.type === 'label' || node.type === 'paragraph') && isCaption(node),
  );
}

/**
 * The pieces, with the captions that stand above and below loose clusters in them.
 *
 * @param isOnLine Whether a text is on the solid reading order, where a heading may stand.
 */
export function withCaptions(
  pieces: readonly Piece[],
  nodes: readonly GraphNode[],
  isOnLine: (node: GraphNode) => boolean,
): readonly Piece[] {
  const inBoxes = new Set(pieces.flatMap(({ frame, others }) => [frame, ...others]));
  const frames = nodes.filter(isFrame);
  const free = nodes.filter(
    (node) =>
      (isText(node) || isFrame(node)) &&
      isCaption(node) &&
      !isLarge(node) &&
      !inBoxes.has(node) &&
      smallestAround(node, frames) === undefined,
  );
  // The nearest part, not the nearest outline: columns side by side may be one cluster.
  const parts = pieces.flatMap((piece) => bodyOf(piece).map((rect) => ({ piece, rect })));
  const captions = groupBy(free, (caption) => {
    const next = nearest(caption, parts)?.piece;
    const isTight = isFrame(caption) || isOnLine(caption);
    const isNamed =
      next !== undefined &&
      isCaptionOf(caption, next, isTight ? TOUCHING_GAP : CLUSTER_CAPTION_GAP);
    return isNamed ? namedIn(caption, next, { pieces, captions: free }) : null;
  });
  return pieces.map((piece) => {
    const own = captions.get(piece);
    return own === undefined ? piece : { ...piece, others: own.toSorted(byPosition) };
  });
}

/** The cluster that a text names: the nearest one, or, between two, as in its column. */
function namedIn(
  caption: GraphNode,
  next: Piece,
  all: { readonly pieces: readonly Piece[]; readonly captions: readonly GraphNode[] },
): Piece {
  const isBelow = (piece: Piece) =>
    (nearest(caption, piece.members) ?? piece).rect.y > caption.rect.y;
  const between = all.pieces.find(
    (piece) => isCaptionOf(caption, piece, TOUCHING_GAP) && isBelow(piece) !== isBelow(next),
  );
  if (between === undefined) return next;
  const column = columnOf(
    caption,
    [...all.pieces.flatMap(({ members }) => members), ...all.captions].filter(
      ({ rect }) => overlapX(rect, caption.rect) > 0,
    ),
  );
  const [above, below] = isBelow(next) ? [between, next] : [next, between];
  const [captions, items] = [column.filter((node) => !isTopic(node)), column.filter(isTopic)];
  return areAbove(captions, items) ? below : above;
}

/** What stands above and below a node without a gap. */
function columnOf(node: GraphNode, nodes: readonly GraphNode[]): readonly GraphNode[] {
  return clustersOf(nodes).find((column) => column.includes(node)) ?? [];
}

/**
 * Whether a text names a cluster: it is above or below the nearest of its members, and centred within
 * the row of that one. A text without a frame at a single topic is a note.
 */
function isCaptionOf(caption: GraphNode, { kind, members, rect }: Piece, maxGap: number): boolean {
  const text = caption.rect;
  if (distance(rect, text) > maxGap) return false;
  const next = nearest(caption, members);
  if (kind !== 'cluster' || next === undefined) return false;
  if (members.length < 2 && !isFrame(caption)) return false;
  const gap = -overlapY(text, next.rect);
  const row = around(
    members.map((member) => member.rect).filter((other) => overlapY(other, next.rect) > 0),
  );
  const { x } = centreOf(text);
  return gap >= -TEXT_OVERLAP && gap <= maxGap && x >= row.x && x <= rightOf(row);
}

/**
 * Whether the captions of a column stand above what they name: unless an item is the topmost thing
 * in it, and a caption the lowest.
 */
export function areAbove(captions: readonly GraphNode[], items: readonly GraphNode[]): boolean {
  const top = (nodes: readonly GraphNode[]) => Math.min(...nodes.map(({ rect }) => rect.y));
  const low = (nodes: readonly GraphNode[]) => Math.max(...nodes.map(({ rect }) => rect.y));
  return top(captions) <= top(items) || low(captions) < low(items);
}
