import { pathOf } from '../../../src/graph/hierarchy/path.ts';
import { placeTopics } from '../../../src/graph/hierarchy/places.ts';
import { parseGraph } from '../../../src/graph/read.ts';

/** A node as it stands in a graph file. */
export interface DrawnNode {
  readonly id: string;
  readonly type: string;
  readonly position: { readonly x: number; readonly y: number };
  readonly width: number;
  readonly height: number;
  readonly data: { readonly label: string | null; readonly style?: object };
}

type Box = readonly [x: number, y: number, width?: number, height?: number];

/** Draws a node; its label is its id in words unless another is given. */
export function node(type: string, id: string, at: Box, more: Partial<Style> = {}): DrawnNode {
  const [x, y, width = 200, height = 49] = at;
  const { label = id.replaceAll('-', ' '), ...style } = more;
  return { id, type, position: { x, y }, width, height, data: { label, style } };
}

interface Style {
  readonly label: string | null;
  readonly fontSize: number;
  readonly borderColor: string;
  readonly strokeDasharray: string;
}

export const topic = (id: string, at: Box) => node('topic', id, at);
export const subtopic = (id: string, at: Box) => node('subtopic', id, at);
export const label = (id: string, at: Box) => node('label', id, at);
export const box = (id: string, at: Box) => node('section', id, at, { label: null });
export const heading = (id: string, at: Box) =>
  node('paragraph', id, at, { fontSize: 24, borderColor: 'transparent' });

/** A dotted vertical line. */
export const dots = (id: string, at: Box) => node('vertical', id, at, { strokeDasharray: '0.8 8' });

/** A checklist with these entries: ids, with a label of their own unless that is the id in words. */
export function checklist(
  id: string,
  at: Box,
  entries: readonly (string | { readonly id: unknown; readonly label: unknown })[],
) {
  const checklists = entries.map((entry) =>
    typeof entry === 'string' ? { id: entry, label: entry.replaceAll('-', ' ') } : entry,
  );
  const drawn = node('checklist', id, at);
  return { ...drawn, data: { ...drawn.data, checklists } };
}

export function solid(source: string, target: string) {
  return { source, target, data: { edgeStyle: 'solid' } };
}

export function dashed(source: string, target: string) {
  return { source, target, data: { edgeStyle: 'dashed' } };
}

export function graphText(nodes: readonly unknown[], edges: readonly unknown[] = []): string {
  return JSON.stringify({ nodes, edges });
}

/** The headings over each topic, joined by ` > `. */
export function places(nodes: readonly unknown[], edges: readonly unknown[] = []) {
  const found = placeTopics(parseGraph(graphText(nodes, edges), 'tea.json')).placeOf;
  return Object.fromEntries([...found].map(([id, place]) => [id, pathOf(place).join(' > ')]));
}
