import { expect, it } from 'vitest';
import { buildNetwork, MAX_SEEN } from '../../../src/graph/hierarchy/network.ts';
import { readPicture } from '../../../src/graph/hierarchy/picture.ts';
import { MAX_NODES, parseGraph } from '../../../src/graph/read.ts';
import { type DrawnNode, dots, graphText, topic } from './drawing.ts';

const networkOf = (nodes: readonly DrawnNode[]) =>
  buildNetwork(readPicture(parseGraph(graphText(nodes), 'tea.json')));

it.each([
  ['topics', (id: string) => topic(id, [0, 0])],
  ['lines', (id: string) => dots(id, [0, 0, 9, 400])],
])('%s at one place are not connected all with all', (_, draw) => {
  const nodes = Array.from({ length: MAX_SEEN * 4 }, (_, i) => draw(`n${i}`));
  const network = networkOf([topic('first', [0, 0]), ...nodes]);
  const counts = [...network.values()].map((connections) => connections.length);
  expect(Math.max(...counts)).toBe(MAX_SEEN);
});

it('as many topics as a graph may have, at one place, do not fill the memory', () => {
  const network = networkOf(Array.from({ length: MAX_NODES }, (_, i) => topic(`n${i}`, [0, 0])));
  const counts = [...network.values()].map((connections) => connections.length);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(500_000);
});

it('so many that lie on each other are connected all with all', () => {
  const nodes = Array.from({ length: 20 }, (_, i) => topic(`n${i}`, [0, 0]));
  const counts = [...networkOf(nodes).values()].map((connections) => connections.length);
  expect(counts).toEqual(Array.from({ length: 20 }, () => 19));
});
