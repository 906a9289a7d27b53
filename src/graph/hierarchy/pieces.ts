import { groupBy } from '../../lib/collections.ts';
import { adjoins, areaOf, around, centreOf, distance, type Rect } from '../geometry.ts';
import { byPosition, type GraphNode, isLine, isTopic, type Placed } from '../graph.ts';

/** Widest gap between nodes that touch, in pixels. */
export const TOUCHING_GAP = 14;

/** Smallest share of the shorter side along which nodes that touch are side by side. */
const TOUCHING_SHARE = 0.3;

/**
 * What is placed as one: a box with the topics in it, a cluster of loose subtopics that touch, or
 * a loose topic.
 */
export interface Piece {
  /** Id of the box, or of the first member. */
  readonly id: string;
  readonly kind: 'box' | 'cluster' | 'topic';
  readonly rect: Rect;
  /** The node that draws the box; null without one. */
  readonly frame: GraphNode | null;
  /** Topics directly in it, from the top down; none in a box that only holds boxes. */
  readonly members: readonly GraphNode[];
  /** Texts, buttons and the like directly in a box. */
  readonly others: readonly GraphNode[];
  /** The frame of the smallest box around a box; null without one. */
  readonly outer: GraphNode | null;
}

/** Cuts the picture into pieces: each topic is a member of exactly one. */
export function findPieces(nodes: readonly GraphNode[]): readonly Piece[] {
  const frames = nodes.filter(
    (node) => node.type === 'section' || (node.type === 'paragraph' && node.bordered),
  );
  // Lines cross boxes, and the title begins the reading order, whatever is drawn around it.
  const inside = groupBy(
    nodes.filter((node) => !isLine(node) && node.type !== 'title'),
    (node) => smallestAround(node, frames),
  );
  // Frames are boxes if they hold topics, or boxes; other frames are drawn around notes.
  const boxes = new Set<GraphNode>();
  for (const frame of frames) {
    let box = inside.get(frame)?.some(isTopic) ? frame : undefined;
    while (box !== undefined && !boxes.has(box)) {
      boxes.add(box);
      box = smallestAround(box, frames);
    }
  }
  const loose = (inside.get(undefined) ?? []).filter(isTopic);
  return [
    ...frames
      .filter((frame) => boxes.has(frame))
      .map((frame) => {
        const contents = inside.get(frame) ?? [];
        return {
          id: frame.id,
          kind: 'box' as const,
          rect: frame.rect,
          frame,
          members: contents.filter(isTopic),
          others: contents.filter((node) => !isTopic(node) && !boxes.has(node)),
          outer: smallestAround(frame, frames) ?? null,
        };
      }),
    ...loose.filter(isLeading).map((node) => loosePiece('topic', [node])),
    ...clustersOf(loose.filter((node) => !isLeading(node))).map((members) =>
      loosePiece('cluster', members),
    ),
  ];
}

function loosePiece(kind: 'cluster' | 'topic', members: readonly GraphNode[]): Piece {
  const rect = around(members.map((member) => member.rect));
  return { id: members[0]?.id ?? '', kind, rect, frame: null, members, others: [], outer: null };
}

/** Whether a topic is one that others belong to: drawn for the reading order, not for a list. */
export function isLeading(node: GraphNode): boolean {
  return node.type === 'topic';
}

/** The smallest of the frames that contain the centre of a node. */
export function smallestAround(
  node: GraphNode,
  frames: readonly GraphNode[],
): GraphNode | undefined {
  const centre = centreOf(node.rect);
  return frames
    .filter(
      (frame) =>
        frame.id !== node.id &&
        distance(frame.rect, centre) === 0 &&
        areaOf(frame.rect) > areaOf(node.rect),
    )
    .sort((a, b) => areaOf(a.rect) - areaOf(b.rect))[0];
}

/** What of a piece can be touched: its box, or the members of a cluster. */
export function bodyOf(piece: Piece): readonly Rect[] {
  return piece.frame === null ? piece.members.map((member) => member.rect) : [piece.rect];
}

/** Whether two nodes or pieces touch. */
export function touch(a: Rect, b: Rect): boolean {
  return adjoins(a, b, { gap: TOUCHING_GAP, share: TOUCHING_SHARE });
}

/** Groups what touches, directly or through others; each group from the top down. */
export function clustersOf<T extends Placed>(items: readonly T[]): readonly T[][] {
  const left = new Set(items);
  const clusters: T[][] = [];
  for (const first of items) {
    if (!left.delete(first)) continue;
    const cluster = [first];
    // The array grows while it is walked.
    for (const member of cluster) {
      for (const other of left) {
        if (!touch(member.rect, other.rect)) continue;
        left.delete(other);
        cluster.push(other);
      }
    }
    clusters.push(cluster.sort(byPosition));
  }
  return clusters;
}
