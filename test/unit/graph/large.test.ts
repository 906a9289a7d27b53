import { describe, expect, it } from 'vitest';
import { isTopic } from '../../../src/graph/graph.ts';
import { placeTopics } from '../../../src/graph/hierarchy/places.ts';
import { inReadingOrder } from '../../../src/graph/order.ts';
import { MAX_NODES, parseGraph } from '../../../src/graph/read.ts';

/** Seconds of CPU time that placing may take on a slow machine; it took minutes where it was cubic. */
const MAX_SECONDS = 10;

const drawn = (count: number, nodeAt: (at: number) => object) =>
  Array.from({ length: count }, (_, at) => ({
    id: `n${at}`,
    data: { label: `Tea ${at}` },
    width: 100,
    height: 50,
    ...nodeAt(at),
  }));

/** In a grid, so that things side by side touch or not. */
const inGrid = (at: number, step: number) => ({
  position: { x: (at % 50) * step, y: Math.floor(at / 50) * step },
});

const LARGE: Readonly<Record<string, { nodes: readonly object[]; edges?: readonly object[] }>> = {
  'topics joined to one chain': {
    nodes: drawn(MAX_NODES, (at) => ({ type: 'subtopic', position: { x: 0, y: at * 100 } })),
    edges: Array.from({ length: MAX_NODES - 1 }, (_, at) => ({
      source: `n${at}`,
      target: `n${at + 1}`,
      data: { edgeStyle: 'dashed' },
    })),
  },
  'boxes in one block that belongs to nothing': {
    nodes: drawn(MAX_NODES, (at) =>
      at % 2 === 0
        ? { type: 'section', width: 150, height: 150, ...inGrid(at / 2, 150) }
        : { type: 'subtopic', ...inGrid((at - 1) / 2, 150) },
    ),
  },
  'loose topics that nothing is joined to': {
    nodes: drawn(MAX_NODES, (at) => ({
      type: at % 2 === 0 ? 'topic' : 'subtopic',
      ...inGrid(at, 200),
    })),
  },
};

describe('a picture as large as the limit', () => {
  it.each(Object.entries(LARGE))(
    'is placed in time: %s',
    (_, { nodes, edges = [] }) => {
      const graph = parseGraph(JSON.stringify({ nodes, edges }), 't.json');
      const begin = process.cpuUsage();
      const placement = placeTopics(graph);
      const order = inReadingOrder(graph.nodes.filter(isTopic), placement);
      const { user, system } = process.cpuUsage(begin);
      expect(order).toHaveLength(graph.nodes.filter(isTopic).length);
      expect((user + system) / 1e6).toBeLessThan(MAX_SECONDS);
    },
    120_000,
  );

  it('has no longer place than a person can read', () => {
    const { nodes, edges } = LARGE['topics joined to one chain'] ?? { nodes: [], edges: [] };
    const { placeOf } = placeTopics(parseGraph(JSON.stringify({ nodes, edges }), 't.json'));
    const lengths = [...placeOf.values()].map(({ length }) => length);
    expect(lengths.reduce((max, length) => Math.max(max, length))).toBe(100);
  });
});
