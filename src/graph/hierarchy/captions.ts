import { centreOf, nearest, overlapY, rightOf } from '../geometry.ts';
import type { GraphNode } from '../graph.ts';
import type { Picture } from './picture.ts';
import type { Piece } from './pieces.ts';

/**
 * Widest gap between a loose cluster and its caption, in pixels: the official pictures leave 10, or
 * 30 where a line is drawn between the two.
 */
const CLUSTER_CAPTION_GAP = 40;

/** How far a text may overlap the cluster it names, in pixels. */
const TEXT_OVERLAP = 10;

/** A caption names; a longer text is a note. In characters and words. */
const MAX_CHARACTERS = 60;
const MAX_WORDS = 8;

/** The captions of pieces, by id; see `captionsOf`. */
export type Captions = ReadonlyMap<string, readonly GraphNode[]>;

/**
 * Labels and paragraphs that name something in a box, by the id of the box, and those above or below
 * a loose cluster. Headings of the whole picture are not captions.
 */
export function captionsOf({ graph, pieces, headings }: Picture): Captions {
  const captions = new Map<string, readonly GraphNode[]>();
  for (const { id, others } of pieces) {
    const own = others.filter(
      (node) => (node.type === 'label' || node.type === 'paragraph') && isCaption(node),
    );
    if (own.length > 0) captions.set(id, own);
  }
  const notLoose = new Set([...headings, ...pieces.flatMap(({ others }) => others)]);
  for (const node of graph.nodes) {
    if (!isText(node) || !isCaption(node) || notLoose.has(node)) continue;
    const cluster = captionedCluster(node, pieces);
    if (cluster !== null) captions.set(cluster.id, [...(captions.get(cluster.id) ?? []), node]);
  }
  return captions;
}

/**
 * The cluster that a text names from above or below: it is the nearest of all pieces, and the text
 * is centred within its width. A text at a single topic is a note.
 */
function captionedCluster(text: GraphNode, pieces: readonly Piece[]): Piece | null {
  const piece = nearest(text, pieces);
  if (piece?.kind !== 'cluster' || piece.members.length < 2) return null;
  const { rect } = piece;
  const { x } = centreOf(text.rect);
  const gap = -overlapY(text.rect, rect);
  const isBeside = gap < -TEXT_OVERLAP || gap > CLUSTER_CAPTION_GAP;
  return isBeside || x < rect.x || x > rightOf(rect) ? null : piece;
}

/** A label or a border-less paragraph: text without a frame. */
export function isText(node: GraphNode): boolean {
  return node.type === 'label' || (node.type === 'paragraph' && !node.bordered);
}

/** Whether a text names a group: not a number or arrow head, a sentence, or a pointer elsewhere. */
export function isCaption(node: GraphNode): boolean {
  const { label } = node;
  return (
    label.length <= MAX_CHARACTERS &&
    label.split(' ').length <= MAX_WORDS &&
    /\p{L}{2}/u.test(label) &&
    !/[.!]$/.test(label) &&
    !/\broadmaps?\b|^(?:click|visit|have a look|continue|note\b)/i.test(label)
  );
}
