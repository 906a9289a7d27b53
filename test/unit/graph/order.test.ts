import { describe, expect, it } from 'vitest';
import { isTopic } from '../../../src/graph/graph.ts';
import { placeTopics } from '../../../src/graph/hierarchy/places.ts';
import { inReadingOrder } from '../../../src/graph/order.ts';
import { parseGraph } from '../../../src/graph/read.ts';
import { box, dashed, graphText, heading, label, node, solid, subtopic, topic } from './drawing.ts';

function read(nodes: readonly unknown[], edges: readonly unknown[] = []): string {
  const graph = parseGraph(graphText(nodes, edges), 'tea.json');
  const topics = graph.nodes.filter(isTopic);
  return inReadingOrder(topics, placeTopics(graph))
    .map(({ id }) => id)
    .join(' ');
}

describe('topics are read', () => {
  it('from the top down', () => {
    expect(read([topic('c', [0, 900]), topic('a', [300, 0]), topic('b', [0, 400])])).toBe('a b c');
  });

  it('from the left in a row, though nobody draws at quite the same height', () => {
    const nodes = [topic('a', [0, 9]), topic('b', [300, 4]), topic('c', [600, 0])];
    expect(read(nodes)).toBe('a b c');
  });

  it('row by row where less than half of the height is shared', () => {
    expect(read([topic('b', [0, 30]), topic('a', [300, 0])])).toBe('a b');
  });

  it('together where they touch, not across to what stands beside', () => {
    const left = [topic('a', [0, 0]), topic('b', [0, 53]), topic('c', [0, 106])];
    expect(read([...left, topic('d', [600, 53])])).toBe('a b c d');
  });

  it('with what belongs to them right after', () => {
    const nodes = [topic('a', [0, 500]), topic('b', [0, 560]), subtopic('above', [400, 100])];
    expect(read(nodes, [dashed('a', 'above')])).toBe('a above b');
  });
});

describe('what belongs to one topic is read', () => {
  const pot = topic('pot', [500, 100]);
  const left = [subtopic('l1', [0, 50]), subtopic('l2', [0, 103]), subtopic('l3', [0, 156])];
  const right = [subtopic('r1', [900, 40]), subtopic('r2', [900, 93]), subtopic('r3', [900, 146])];

  it('cluster by cluster, not across them', () => {
    const edges = [dashed('pot', 'l1'), dashed('pot', 'r1')];
    expect(read([pot, ...right, ...left], edges)).toBe('pot l1 l2 l3 r1 r2 r3');
  });

  it('box by box, from the left where they stand side by side', () => {
    const boxes = [box('one', [-20, 30, 240, 200]), box('two', [880, 20, 240, 200])];
    const edges = [dashed('pot', 'one'), dashed('pot', 'two')];
    expect(read([pot, ...boxes, ...right, ...left], edges)).toBe('pot l1 l2 l3 r1 r2 r3');
  });

  it('group by group in a box, whether its captions stand above or below', () => {
    const frame = box('frame', [0, 200, 500, 400]);
    const items = [
      ...[subtopic('a', [10, 250]), subtopic('b', [250, 245])],
      ...[subtopic('c', [10, 400]), subtopic('d', [250, 405])],
    ];
    for (const at of [205, 310]) {
      const captions = [label('x', [150, at, 90, 30]), label('y', [150, at + 150, 90, 30])];
      const named = captions.map((caption) => ({ ...caption, data: { label: `${caption.id}es` } }));
      expect(read([pot, frame, ...items, ...named], [dashed('pot', 'frame')])).toBe('pot a b c d');
    }
  });

  it('with what belongs to a member right after that member', () => {
    const cup = subtopic('cup', [400, 700]);
    const edges = [dashed('pot', 'l1'), dashed('l2', 'cup')];
    expect(read([pot, ...left, cup], edges)).toBe('pot l1 l2 cup l3');
  });
});

describe('along the solid line', () => {
  const title = node('title', 'start', [0, -200]);

  it('topics follow the line, also from the right to the left and upwards', () => {
    const nodes = [
      topic('a', [900, 0]),
      topic('b', [0, 10]),
      topic('c', [0, 600]),
      topic('d', [900, 300]),
    ];
    const edges = [solid('start', 'a'), solid('a', 'b'), solid('b', 'c'), solid('c', 'd')];
    expect(read([title, ...nodes], edges)).toBe('a b c d');
  });

  it('a short branch comes before the way on', () => {
    const nodes = [topic('a', [0, 0]), topic('b', [0, 300]), topic('c', [0, 600])];
    const branch = topic('side', [900, 900]);
    const edges = [solid('start', 'a'), solid('a', 'b'), solid('b', 'c'), solid('a', 'side')];
    expect(read([title, ...nodes, branch], edges)).toBe('a side b c');
  });

  it('headings follow it with all that is under them', () => {
    const headings = [heading('H1', [0, 900]), heading('H2', [0, 0]), heading('H3', [0, 500])];
    const nodes = [topic('a', [0, 1000]), topic('b', [0, 100]), topic('c', [0, 600])];
    const edges = ['start', 'H1', 'a', 'H2', 'b', 'H3', 'c'].flatMap((id, i, ids) =>
      i === 0 ? [] : [solid(ids[i - 1] ?? '', id)],
    );
    expect(read([title, ...headings, ...nodes], edges)).toBe('a b c');
  });

  it('what touches a topic on it stays with that one', () => {
    const nodes = [topic('a', [0, 0]), topic('also', [0, 53]), topic('b', [0, -600])];
    const edges = [solid('start', 'a'), solid('a', 'b')];
    expect(read([title, ...nodes], edges)).toBe('a also b');
  });

  it('what is beside it comes after the nearest on it', () => {
    const nodes = [topic('a', [900, 0]), topic('b', [0, 0]), topic('loose', [900, 400])];
    const edges = [solid('start', 'a'), solid('a', 'b')];
    expect(read([title, ...nodes], edges)).toBe('a loose b');
  });

  it('what belongs to a topic on it comes in rows, before the entry that the line leads on to', () => {
    const nodes = [
      topic('a', [0, 0]),
      node('todo', 'next', [0, 130]),
      box('frame', [350, -60, 300, 170]),
      label('stores', [380, -50, 100, 30]),
      subtopic('beside', [380, 0]),
    ];
    const edges = [solid('start', 'a'), solid('a', 'next'), dashed('a', 'frame')];
    expect(read([title, ...nodes], edges)).toBe('a beside next');
  });

  it('what a gap parts from it begins where no edge leads to, after what that touches', () => {
    const nodes = [topic('a', [0, 0]), topic('also', [0, 53]), topic('b', [0, -600])];
    const edges = [solid('start', 'a'), solid('also', 'b')];
    expect(read([title, ...nodes], edges)).toBe('a also b');
  });
});
