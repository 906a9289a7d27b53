import { describe, expect, it } from 'vitest';
import type { GraphNode } from '../../../src/graph/graph.ts';
import { parseGraph } from '../../../src/graph/read.ts';
import { buildRoadmap, matchContent } from '../../../src/sources/build.ts';
import { contentFile } from '../../../src/sources/content-files.ts';
import { checklist, dashed, graphText, node, subtopic, topic } from '../graph/drawing.ts';

/** Topics by id and label. */
function topics(labels: Readonly<Record<string, string>>): readonly GraphNode[] {
  const nodes = Object.entries(labels).map(([id, label]) => node('topic', id, [0, 0], { label }));
  return parseGraph(graphText(nodes), 'tea.json').nodes;
}

/** Content files by name, each with its H1. */
function files(headings: Readonly<Record<string, string>>) {
  return Object.entries(headings).map(([name, h1]) => contentFile(name, `# ${h1}\n\nIn ${name}.`));
}

describe('content is matched', () => {
  it('by id, whatever the slug says', () => {
    const { contentOf, warnings } = matchContent(
      topics({ n1: 'Shou', n2: 'Sheng' }),
      files({ 'shou-puer@n1.md': 'Shou', 'sheng@n2.md': 'Sheng' }),
    );
    expect(contentOf.get('n1')?.description).toBe('In shou-puer@n1.md.');
    expect(warnings).toEqual([]);
  });

  it.each([
    ['joiners', 'داده\u200cها', 'دادهها'],
    ['composed letters', 'Gl\u00fchen', 'Glu\u0308hen'],
  ])('also where label and H1 differ in %s alone', (_, label, h1) => {
    const { warnings } = matchContent(topics({ n1: label }), files({ 'text@n1.md': h1 }));
    expect(warnings).toEqual([]);
  });

  it('never by label', () => {
    const { contentOf } = matchContent(
      topics({ n1: 'Basics', n2: 'Basics' }),
      files({ 'basics@n2.md': 'Basics' }),
    );
    expect(contentOf.has('n1')).toBe(false);
    expect(contentOf.get('n2')?.description).toBe('In basics@n2.md.');
  });

  it.each([
    ['the exact slug', { 'a@n1.md': 'Green Tea', 'green-tea@n1.md': 'Other' }, 'green-tea@n1.md'],
    ['then the H1 that is the label', { 'a@n1.md': 'Tea', 'b@n1.md': 'Green Tea' }, 'b@n1.md'],
    ['then a shared word', { 'a@n1.md': 'Coffee', 'b@n1.md': 'Teas' }, 'b@n1.md'],
    ['then the first name', { 'b@n1.md': 'Kettle', 'a@n1.md': 'Pot' }, 'a@n1.md'],
  ])('to the best of two files for one id: %s', (_, headings, name) => {
    const labels = topics({ n1: 'Green Tea' });
    for (const order of [files(headings), files(headings).reverse()]) {
      expect(matchContent(labels, order).contentOf.get('n1')?.description).toBe(`In ${name}.`);
    }
  });
});

describe('a warning', () => {
  it('lists up to five files that belong to no topic, and counts the rest', () => {
    const orphans = Object.fromEntries('gfedcba'.split('').map((id) => [`x@${id}.md`, 'X']));
    const { warnings } = matchContent(topics({ n1: 'Tea' }), files(orphans));
    expect(warnings).toEqual([
      '7 content files without a matching topic ignored: x@a.md, x@b.md, x@c.md, x@d.md, x@e.md and 2 more.',
    ]);
  });

  it('says that a text seems to be about something else, and the text is used', () => {
    const { contentOf, warnings } = matchContent(
      topics({ n1: 'Kettle' }),
      files({ 'roasting-beans@n1.md': 'Roasting Beans' }),
    );
    expect(contentOf.get('n1')?.description).toBe('In roasting-beans@n1.md.');
    expect(warnings).toEqual([
      '1 topic with a description that seems to be about something else: Kettle (roasting-beans@n1.md).',
    ]);
  });

  it('says so of a file with the right name that begins with the name of another topic', () => {
    const { warnings } = matchContent(
      topics({ n1: 'Kettle', n2: 'Beans' }),
      files({ 'kettle@n1.md': 'Beans', 'beans@n2.md': 'Beans' }),
    );
    expect(warnings).toEqual([
      '1 topic with a description that seems to be about something else: Kettle (kettle@n1.md).',
    ]);
  });

  it.each([
    ['a shared word', 'Green Tea', 'tea-leaves@n1.md', 'Leaves'],
    ['a plural', 'Migrations', 'x@n1.md', 'Migration'],
    ['a label without words', '==', 'equals@n1.md', 'Equality'],
    ['an empty slug that fits', '抹茶', '@n1.md', 'Matcha'],
  ])('is not given for %s', (_, label, name, h1) => {
    expect(matchContent(topics({ n1: label }), files({ [name]: h1 })).warnings).toEqual([]);
  });

  it('says which resources have no URL', () => {
    const text = '# Tea\n\n- [@article@Leaf](leaf.md)\n- [@video@Bud](https://tea.test/bud)';
    const { warnings } = matchContent(topics({ n1: 'Tea' }), [contentFile('tea@n1.md', text)]);
    expect(warnings).toEqual([
      '1 resource ignored, because only http(s) URLs are read: Tea (Leaf).',
    ]);
  });

  it('is given where only a small word is shared', () => {
    const { warnings } = matchContent(
      topics({ n1: 'What is Tea' }),
      files({ 'what-is-coffee@n1.md': 'What is Coffee' }),
    );
    expect(warnings).toHaveLength(1);
  });
});

describe('a checklist', () => {
  const WATER = checklist('water', [0, 0, 400, 200], ['use-soft-water', 'warm-the-pot']);
  const build = (nodes: readonly unknown[], edges: readonly unknown[], texts: object = {}) =>
    buildRoadmap({
      slug: 'tea',
      graph: parseGraph(graphText(nodes, edges), 'tea.json'),
      files: files({ ...texts }),
      origin: { texts: null, commit: null },
    });

  it('gives a row for each entry, with the heading as category', () => {
    const { topics, warnings } = build([WATER], []);
    const place = { category: 'water', subcategory: '', path: ['water'] };
    const blank = { description: '', resources: [] };
    expect(topics).toEqual([
      { id: 'use-soft-water', topic: 'use soft water', ...place, ...blank },
      { id: 'warm-the-pot', topic: 'warm the pot', ...place, ...blank },
    ]);
    expect(warnings).toEqual([]);
  });

  it('without a heading gives rows without a category', () => {
    const { topics } = build([{ ...WATER, data: { ...WATER.data, label: '' } }], []);
    expect(topics[0]).toMatchObject({ category: '', path: [] });
  });

  it('has texts by the ids of its entries', () => {
    const { topics, warnings } = build([WATER], [], { 'warm-the-pot@warm-the-pot.md': 'Warm' });
    expect(topics.map(({ description }) => description)).toEqual([
      '',
      'In warm-the-pot@warm-the-pot.md.',
    ]);
    expect(warnings).toEqual([]);
  });

  it('changes nothing of the topics that are drawn beside it, and comes after them', () => {
    const drawn = [topic('green', [0, 10]), subtopic('sencha', [300, 10])];
    const edges = [dashed('green', 'sencha')];
    const { topics } = build(drawn, edges);
    const mixed = build([WATER, ...drawn], edges).topics;
    expect(mixed.slice(0, topics.length)).toEqual(topics);
    expect(mixed.map(({ id }) => id)).toEqual([
      ...['green', 'sencha', 'use-soft-water', 'warm-the-pot'],
    ]);
  });
});
