import { byCodeUnit } from '../lib/collections.ts';
import type { Rect } from './geometry.ts';

/** The form of a valid id: it becomes part of a row and of a URL. */
export const TOPIC_ID = /^[A-Za-z0-9_-]{1,64}$/;

/** Anything drawn in the picture of a roadmap except edges. */
export interface GraphNode {
  readonly id: string;
  /** `topic`, `subtopic`, `todo`, `section`, `label`, `paragraph`, `vertical`, ... */
  readonly type: string;
  /** Cleaned; empty if it has none. */
  readonly label: string;
  readonly rect: Rect;
  /** In pixels; 0 if the graph does not state it. */
  readonly fontSize: number;
  /** It has a frame in a visible colour. */
  readonly bordered: boolean;
  /** Drawn lines: dotted means "belongs to", solid is the reading order. */
  readonly dotted: boolean;
}

export interface GraphEdge {
  readonly source: GraphNode;
  readonly target: GraphNode;
  /** "Belongs to"; a solid edge is the reading order. */
  readonly dashed: boolean;
}

/** What gives a row of the table. */
export type TopicNode = Pick<GraphNode, 'id' | 'label'>;

/** A list that is drawn as one node: a heading, and entries that are topics. */
export interface Checklist {
  /** Empty if it has none. */
  readonly heading: string;
  readonly rect: Rect;
  /** As they are listed; at least one. */
  readonly entries: readonly TopicNode[];
}

/** Nodes and edges in an order that does not depend on the order in the file. */
export interface Graph {
  /** What messages call it: a path or a URL. */
  readonly path: string;
  /** Identifies it in the statistics: the first 12 hex digits of the SHA-256 of its text. */
  readonly hash: string;
  readonly title: string | null;
  /** All but checklists, whose places need no hierarchy. */
  readonly nodes: readonly GraphNode[];
  /** In reading order. */
  readonly checklists: readonly Checklist[];
  readonly edges: readonly GraphEdge[];
  /** What is usual and harmless, such as unusable edges; only for the log. One line each. */
  readonly notes: readonly string[];
  /** Nodes that were left out, which a maintainer should know of. One line each. */
  readonly warnings: readonly string[];
}

/** All topics of a graph: nodes, and entries of checklists. */
export function topicsOf({ nodes, checklists }: Graph): readonly TopicNode[] {
  return [...nodes.filter(isTopic), ...checklists.flatMap(({ entries }) => entries)];
}

/** Whether a node is a topic: one row of the table. */
export function isTopic(node: GraphNode): boolean {
  return ['topic', 'subtopic', 'todo'].includes(node.type) && node.label !== '';
}

/** Whether a node is a line that is drawn as a node of its own, not as an edge. */
export function isLine(node: GraphNode): boolean {
  return node.type === 'vertical' || node.type === 'horizontal';
}

/** Whether a node is drawn as a frame, which others may be in. */
export function isFrame(node: GraphNode): boolean {
  return node.type === 'section' || (node.type === 'paragraph' && node.bordered);
}

/** Anything with a place in the picture. */
export type Placed = Pick<GraphNode, 'id' | 'rect'>;

/** From the top down, then from the left, then by id. */
export function byPosition(a: Placed, b: Placed): number {
  return a.rect.y - b.rect.y || a.rect.x - b.rect.x || byCodeUnit(a.id, b.id);
}
