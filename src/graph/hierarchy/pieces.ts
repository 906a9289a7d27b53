import { adjoins, areaOf, around, centreOf, contains, type Rect } from '../geometry.ts';
import { byPosition, type GraphNode, isLine, isTopic, type Placed } from '../graph.ts';

/** Widest gap between nodes that touch, in pixels. */
export const TOUCHING_GAP = 14;

/** Smallest share of the shorter side along which nodes that touch lie side by side. */
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
  /** Topics directly in it, from the top down; none in a box that holds boxes alone. */
  readonly members: readonly GraphNode[];
  /** Texts, buttons and the like directly in a box. */
  readonly others: readonly GraphNode[];
  /** Id of the smallest box around a box; null without one. */
  readonly outer: string | null;
}

/** Cuts the picture into pieces: each topic is a member of exactly one. */
export function findPieces(nodes: readonly GraphNode[]): readonly Piece[] {
  const frames = nodes.filter(
    (node) => node.type === 'section' || (node.type === 'paragraph' && node.bordered),
  );
  const inside = new Map<GraphNode, GraphNode[]>();
  const loose: GraphNode[] = [];
  // Lines cross boxes, and the title begins the reading order, whatever is drawn around it.
  for (const node of nodes.filter((other) => !isLine(other) && other.type !== 'title')) {
    const frame = smallestAround(node, frames);
    if (frame !== undefined) inside.set(frame, [...(inside.get(frame) ?? []), node]);
    else if (isTopic(node)) loose.push(node);
  }
  const topics = loose.filter((node) => node.type === 'topic');
  const clusters = clustersOf(loose.filter((node) => node.type !== 'topic'));
  return [
    ...boxesOf(frames, inside),
    ...topics.map((node) => toPiece('topic', [node])),
    ...clusters.map((members) => toPiece('cluster', members)),
  ];
}

/** Frames are boxes if they hold topics, or boxes; other frames are drawn around notes. */
function boxesOf(
  frames: readonly GraphNode[],
  inside: ReadonlyMap<GraphNode, readonly GraphNode[]>,
): readonly Piece[] {
  const boxes = new Set<GraphNode>();
  for (const [frame, nodes] of inside) {
    let at = nodes.some(isTopic) ? frame : undefined;
    while (at !== undefined && !boxes.has(at)) {
      boxes.add(at);
      at = smallestAround(at, frames);
    }
  }
  return frames
    .filter((frame) => boxes.has(frame))
    .map((frame) => {
      const nodes = inside.get(frame) ?? [];
      return {
        id: frame.id,
        kind: 'box',
        rect: frame.rect,
        frame,
        members: nodes.filter(isTopic),
        others: nodes.filter((node) => !isTopic(node) && !boxes.has(node)),
        outer: smallestAround(frame, frames)?.id ?? null,
      };
    });
}

/** Whether a topic is one that others belong to: drawn for the reading order, not for a list. */
export function isLeading(node: GraphNode): boolean {
  return node.type === 'topic';
}

/** The smallest of the frames in which the centre of a node lies. */
export function smallestAround(
  node: GraphNode,
  frames: readonly GraphNode[],
): GraphNode | undefined {
  const centre = centreOf(node.rect);
  return frames
    .filter(
      (frame) =>
        frame.id !== node.id &&
        contains(frame.rect, centre) &&
        areaOf(frame.rect) > areaOf(node.rect),
    )
    .sort((a, b) => areaOf(a.rect) - areaOf(b.rect))[0];
}

/** What of a piece can be touched: its box, or the members of a cluster. */
export function bodyOf(piece: Piece): readonly Rect[] {
  return piece.frame === null ? piece.members.map((member) => member.rect) : [piece.rect];
}

/** Ids of a piece and of all that is directly in it: any of them may be the end of its edge. */
export function idsOf({ id, members, others }: Piece): readonly string[] {
  return [id, ...[...members, ...others].map((node) => node.id)];
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

function toPiece(kind: 'cluster' | 'topic', members: readonly GraphNode[]): Piece {
  return {
    id: members[0]?.id ?? '',
    kind,
    rect: around(members.map((member) => member.rect)),
    frame: null,
    members,
    others: [],
    outer: null,
  };
}
