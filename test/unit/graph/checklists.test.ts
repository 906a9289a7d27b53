import { describe, expect, it } from 'vitest';
import { type Graph, topicsOf } from '../../../src/graph/graph.ts';
import { parseGraph } from '../../../src/graph/read.ts';
import { checklist, graphText, label, node, subtopic, topic } from './drawing.ts';

const parse = (...nodes: readonly unknown[]) => parseGraph(graphText(nodes), 'tea.json');
const lenient = (...nodes: readonly unknown[]) =>
  parseGraph(graphText(nodes), 'tea.json', { lenient: true });

/** Each heading with its entries. */
const listsOf = ({ checklists }: Graph) =>
  checklists.map(({ heading, entries }) => `${heading}: ${entries.map(({ id }) => id).join(' ')}`);

const WATER = checklist('water', [0, 0, 400, 200], ['use-soft-water', 'warm-the-pot']);

describe('a checklist', () => {
  it('is a heading with entries, which are topics', () => {
    const graph = parse(WATER);
    expect(listsOf(graph)).toEqual(['water: use-soft-water warm-the-pot']);
    expect(topicsOf(graph)).toEqual([
      { id: 'use-soft-water', label: 'use soft water' },
      { id: 'warm-the-pot', label: 'warm the pot' },
    ]);
  });

  it('may stand beside topics, which come first', () => {
    const graph = parse(WATER, topic('green', [0, 900]));
    expect(topicsOf(graph).map(({ id }) => id)).toEqual([
      'green',
      'use-soft-water',
      'warm-the-pot',
    ]);
    expect(graph.nodes.map(({ id }) => id)).toEqual(['green']);
  });

  it('has cleaned labels, and numbers for ids and labels where they were written so', () => {
    const entries = [
      { id: 7, label: ' Rinse\u00a0 twice\n' },
      { id: 'b', label: 80 },
    ];
    expect(topicsOf(parse(checklist('x', [0, 0], entries)))).toEqual([
      { id: '7', label: 'Rinse twice' },
      { id: 'b', label: '80' },
    ]);
  });

  it('has no entries without a label', () => {
    const odd = [
      { id: 'a', label: ' ' },
      { id: 'b', label: null },
    ];
    const list = checklist('x', [0, 0], [...odd, 'rinse']);
    const nothing = [null, 'x', 3];
    const checklists = [...list.data.checklists, ...nothing];
    const graph = parse({ ...list, data: { ...list.data, checklists } });
    expect(listsOf(graph)).toEqual(['x: rinse']);
  });

  it.each([
    ['none', []],
    ['what is no list', 'rinse'],
  ])('with %s for entries is a decoration', (_, checklists) => {
    const empty = node('checklist', 'soon', [0, 0]);
    const graph = parse(topic('green', [0, 0]), { ...empty, data: { ...empty.data, checklists } });
    expect(graph.nodes.map(({ id }) => id)).toEqual(['green', 'soon']);
    expect(graph.checklists).toEqual([]);
  });

  it('needs neither an id of its own nor a heading', () => {
    const bare = [WATER, checklist('leaf', [0, 300], ['weigh-it'])].map(({ data, ...rest }) => ({
      ...rest,
      id: undefined,
      data: { ...data, label: null },
    }));
    expect(listsOf(parse(...bare))).toEqual([': use-soft-water warm-the-pot', ': weigh-it']);
  });
});

describe('checklists', () => {
  it('come row by row, from the left, also where a row is drawn aslant', () => {
    const lists = [
      checklist('leaf', [500, 0, 400, 200], ['c']),
      checklist('water', [0, 6, 400, 190], ['b']),
      checklist('pot', [0, 300, 400, 200], ['a']),
    ];
    for (const order of [lists, lists.toReversed()]) {
      expect(listsOf(parse(...order))).toEqual(['water: b', 'leaf: c', 'pot: a']);
    }
  });
});

describe('an entry', () => {
  it.each([
    ['no id', [{ id: undefined, label: 'Rinse' }], 'the topic Rinse has no id'],
    ['an id that fits no URL', [{ id: '../a', label: 'Rinse' }], 'has the id ../a'],
    ['the id of another', ['rinse', 'rinse'], 'two nodes have the id rinse'],
    ['the id of a topic', ['green'], 'two nodes have the id green'],
  ])('with %s is an error', (_, entries, message) => {
    const nodes = [checklist('water', [0, 0], entries), subtopic('green', [0, 900])];
    expect(() => parse(...nodes)).toThrow(message);
  });

  it('that cannot be used is left out where nobody can correct it, with a warning', () => {
    const entries = ['rinse', { id: '', label: 'Wipe' }, { id: 'green', label: 'Sip' }];
    const graph = lenient(checklist('water', [0, 0], entries), topic('green', [0, 900]));
    expect(topicsOf(graph).map(({ id }) => id)).toEqual(['green', 'rinse']);
    expect(graph.warnings).toEqual([
      '2 nodes left out, because it has an invalid id or that of another node: Sip, Wipe.',
    ]);
  });

  it('that cannot be used is no topic', () => {
    const list = checklist('water', [0, 0], [{ id: '', label: 'Wipe' }]);
    expect(() => lenient(list, label('soon', [0, 0]))).toThrow('has no topics');
  });
});
