import { expect, it } from 'vitest';
import { isTopic } from '../../../src/graph/graph.ts';
import { placeTopics } from '../../../src/graph/hierarchy/places.ts';
import { inReadingOrder } from '../../../src/graph/order.ts';
import { MAX_NODES, parseGraph } from '../../../src/graph/read.ts';
import { toTheEnd } from '../ends.ts';

// As many topics as a picture may have, each joined to the next.
const ids = Array.from({ length: MAX_NODES }, (_, at) => `n${at}`);
const chain = JSON.stringify({
  nodes: ids.map((id, at) => ({
    id,
    type: 'subtopic',
    data: { label: `Tea ${at}` },
    position: { x: 0, y: at * 100 },
    width: 100,
    height: 50,
  })),
  edges: ids.slice(1).map((target, at) => ({
    source: ids[at],
    target,
    data: { edgeStyle: 'dashed' },
  })),
});

it('topics joined to one chain are all placed, none deeper than a person can read', () => {
  const graph = parseGraph(chain, 't.json');
  const placement = toTheEnd(() => placeTopics(graph));
  const order = toTheEnd(() => inReadingOrder(graph.nodes.filter(isTopic), placement));
  expect(order).toHaveLength(MAX_NODES);
  const lengths = [...placement.placeOf.values()].map(({ length }) => length);
  expect(lengths.reduce((max, length) => Math.max(max, length))).toBe(100);
});
