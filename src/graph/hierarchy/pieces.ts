import { groupBy } from '../../lib/collections.ts';
import {
  areaOf,
  around,
  bottomOf,
  centreOf,
  distance,
  overlapX,
  overlapY,
  type Rect,
} from '../geometry.ts';
import { byPosition, type GraphNode, isFrame, isLine, isTopic, type Placed } from '../graph.ts';

/** Widest gap between nodes that touch, in pixels. */
export const TOUCHING_GAP = 14;

/** Smallest share of the shorter side along which nodes that touch are side by side. */
const TOUCHING_SHARE = 0.3;

/**
 * What is placed as one: a box with the topics in it, a cluster of loose subtopics that touch, a
 * loose topic, or a sign, which is a framed text that names what it is joined to.
 */
export interface Piece {
  /** Id of the box or sign, or of the first member. */
  readonly id: string;
  readonly kind: 'box' | 'cluster' | 'topic' | 'sign';
  readonly rect: Rect;
  /** The node that draws the box; null without one. */
  readonly frame: GraphNode | null;
  /** Topics directly in it, from the top down; none in a sign and in a box that only holds boxes. */
  readonly members: readonly GraphNode[];
  /** Texts, buttons and the like directly in a box; captions of a cluster; the text of a sign. */
  readonly others: readonly GraphNode[];
  /** The frame of the smallest box around a box; null without one. */
  readonly outer: GraphNode | null;
}

/** Cuts the picture into pieces: each topic is a member of exactly one. */
export function findPieces(nodes: readonly GraphNode[]): readonly Piece[] {
  const frames = nodes.filter(isFrame);
  // Lines cross boxes, and the title begins the reading order, whatever is drawn around it.
  const inside = groupBy(
    nodes.filter((node) => !isLine(node) && node.type !== 'title'),
    (node) => smallestAround(node, frames),
  );
  // Frames are boxes if they hold topics, or boxes; other frames are drawn around notes.
  const boxes = new Set(frames.filter((frame) => inside.get(frame)?.some(isTopic)));
  // The set grows while it is walked.
  for (const box of boxes) {
    const outer = smallestAround(box, frames);
    if (outer !== undefined) boxes.add(outer);
  }
  const loose = (inside.get(undefined) ?? []).filter(isTopic);
  const clusters = clustersOf(loose.filter((node) => !isLeading(node)));
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
    ...clusters.map((members) => loosePiece('cluster', members)),
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

/** The piece of a framed text that names what it is joined to. */
export function signOf(node: GraphNode): Piece {
  const { id, rect } = node;
  return { id, kind: 'sign', rect, frame: null, members: [], others: [node], outer: null };
}

/** What of a piece can be touched: its box, or the members and captions of a cluster. */
export function bodyOf({ frame, rect, members, others }: Piece): readonly Rect[] {
  return frame === null ? [...members, ...others].map((node) => node.rect) : [rect];
}

/**
 * Whether two nodes or pieces touch, side by side or one above the other: along the other axis, they
 * share a part of the smaller one.
 */
export function touch(a: Rect, b: Rect, gap = TOUCHING_GAP): boolean {
  const x = overlapX(a, b);
  const y = overlapY(a, b);
  const sharesX = x > 0 && x >= TOUCHING_SHARE * Math.min(a.width, b.width);
  const sharesY = y > 0 && y >= TOUCHING_SHARE * Math.min(a.height, b.height);
  return (y >= -gap && sharesX) || (x >= -gap && sharesY);
}

/** Groups what touches, directly or through others; each group from the top down. */
export function clustersOf<T extends Placed>(items: readonly T[]): readonly T[][] {
  const left = new Set(items.toSorted(byPosition));
  const clusters: T[][] = [];
  for (const first of items) {
    if (!left.delete(first)) continue;
    const cluster = [first];
    // The array grows while it is walked.
    for (const member of cluster) {
      for (const other of left) {
        // Neither does anything further down.
        if (other.rect.y > bottomOf(member.rect) + TOUCHING_GAP) break;
        if (!touch(member.rect, other.rect)) continue;
        left.delete(other);
        cluster.push(other);
      }
    }
    clusters.push(cluster.sort(byPosition));
  }
  return clusters;
}
