import { describe, expect, it } from 'vitest';
import { isTopic } from '../../../src/graph/graph.ts';
import { parseGraph } from '../../../src/graph/read.ts';
import { RoadmapError } from '../../../src/lib/error.ts';
import { dashed, dots, graphText, label, node, solid, topic } from './drawing.ts';

function parse(json: string) {
  return parseGraph(json, 'maps/tea.json');
}

function failure(json: string): RoadmapError {
  try {
    parse(json);
  } catch (error) {
    if (error instanceof RoadmapError) return error;
    throw error;
  }
  throw new Error('The graph was read.');
}

describe('a graph', () => {
  it('has as topics the nodes of type topic, subtopic and todo with a label', () => {
    const types = ['topic', 'subtopic', 'todo', 'button', 'label', 'section'];
    const drawn = types.map((type) => node(type, type, [0, 0]));
    const { nodes } = parse(graphText([...drawn, node('topic', 'blank', [0, 0], { label: ' ' })]));
    const ids = nodes.filter(isTopic).map(({ id }) => id);
    expect(ids.sort()).toEqual(['subtopic', 'todo', 'topic']);
  });

  it('has cleaned labels', () => {
    const { nodes } = parse(
      graphText([node('topic', 'a', [0, 0], { label: ' Yixing\u00a0 Pot\n' })]),
    );
    expect(nodes[0]?.label).toBe('Yixing Pot');
  });

  it.each([
    ['the measured size', { width: 10, height: 20, measured: { width: 1, height: 2 } }, [1, 2]],
    ['else its own', { width: 1, height: 2, style: { width: 8, height: 9 } }, [1, 2]],
    ['else that of its style', { style: { width: 8, height: 9 } }, [8, 9]],
    ['else none', {}, [0, 0]],
  ])('gives a node %s', (_, size, expected) => {
    const { width, height, ...bare } = topic('a', [0, 0]);
    const { nodes } = parse(graphText([{ ...bare, ...size }]));
    expect([nodes[0]?.rect.width, nodes[0]?.rect.height]).toEqual(expected);
  });

  it('reads on where a node is odd', () => {
    const { nodes } = parse(
      graphText([
        null,
        'x',
        { id: {} },
        { id: 'bare' },
        { ...topic('a', [0, 0]), position: null, width: '2e1', style: 'no' },
      ]),
    );
    expect(nodes.map(({ id }) => id)).toEqual(['a', 'bare']);
  });

  it('ignores edges without two different known ends, and says so once', () => {
    const edges = [
      solid('a', 'b'),
      dashed('a', 'a'),
      solid('a', 'gone'),
      { target: 'b' },
      { source: 'a', target: null },
    ];
    const graph = parse(graphText([topic('a', [0, 0]), topic('b', [0, 90])], edges));
    const [a, b] = graph.nodes;
    expect(graph.edges).toEqual([{ source: a, target: b, dashed: false }]);
    expect(graph.notes).toEqual([
      'Ignored 4 of 5 connections in maps/tea.json without a valid start or end; rows are not affected.',
    ]);
  });

  it.each([
    ['the name on the page', { title: { page: 'Tea Brewer', card: 'Tea' } }, 'Tea Brewer'],
    ['the name on the card, where the page has none', { title: { card: 'Tea' } }, 'Tea'],
    ['a plain title', { title: 'Tea' }, 'Tea'],
    ['the title node', {}, 'Drawn'],
  ])('takes its title from %s', (_, more, title) => {
    const nodes = [topic('a', [0, 0]), node('title', 'Drawn', [0, 0])];
    expect(parse(JSON.stringify({ nodes, ...more })).title).toBe(title);
  });

  it('may begin with a byte order mark', () => {
    expect(parse(`\ufeff${graphText([topic('a', [0, 0])])}`).nodes).toHaveLength(1);
  });
});

describe('a graph that was written by hand', () => {
  it('may have numbers for ids, and decorations without one', () => {
    const graph = parseGraph(
      graphText(
        [
          { ...topic('a', [0, 0]), id: 1 },
          { ...topic('b', [0, 90]), id: 2 },
          { ...label('c', [0, 180]), id: undefined },
          { ...label('d', [0, 270]), id: null },
        ],
        [{ source: 1, target: 2 }],
      ),
      'tea.json',
    );
    expect(graph.nodes.map(({ id }) => id)).toEqual(['1', '2']);
    expect(graph.edges).toHaveLength(1);
  });
});

describe('a graph that cannot be used', () => {
  it.each([
    ['is no JSON', '{"nodes": [', 'not valid JSON'],
    ['is a legacy drawing', '{"mockup": {"controls": {}}}', 'old Balsamiq format'],
    ['has no nodes', '{"error": "not found"}', 'no "nodes" array'],
    ['is no object', '[1, 2]', 'no "nodes" array'],
    ['is a stub', graphText([node('label', 'soon', [0, 0])]), 'has no topics'],
    [
      'has an id twice',
      graphText([topic('a', [0, 0]), topic('a', [0, 90])]),
      'two nodes have the id a',
    ],
    ['has an id that fits no URL', graphText([topic('../a', [0, 0])]), 'has the id ../a'],
    ['has an empty id', graphText([{ ...topic('a', [0, 0]), id: '' }]), 'has no id'],
    [
      'has a topic without an id',
      graphText([topic('a', [0, 0]), { ...topic('b', [0, 90]), id: undefined }]),
      'has no id',
    ],
    ['has a long id', graphText([topic('a'.repeat(65), [0, 0])]), '1 to 64 letters'],
  ])('fails with one line that names the file if it %s', (_, json, message) => {
    const error = failure(json);
    expect(error.message).toContain('maps/tea.json');
    expect(error.message).toContain(message);
    expect(error.message).not.toContain('\n');
  });

  it.each<[string, readonly unknown[], string]>([
    [
      'whose decorations share an id',
      [topic('a', [0, 0]), dots('line', [0, 9]), dots('line', [0, 90])],
      'line',
    ],
    ['with a caption that has the id of a topic', [label('a', [0, 0]), topic('a', [0, 90])], 'a'],
    [
      'with a topic that has no id',
      [topic('a', [0, 0]), { ...node('topic', 'b', [0, 90], { label: 'B' }), id: undefined }],
      'B',
    ],
    [
      'with an id that is too long',
      [topic('a', [0, 0]), node('topic', 'b'.repeat(65), [0, 90], { label: 'B' })],
      'B',
    ],
  ])('%s has its other nodes where it cannot be corrected', (_, nodes, name) => {
    for (const order of [nodes, nodes.toReversed()]) {
      const graph = parseGraph(graphText(order), 'tea', { lenient: true });
      expect(graph.nodes.filter(isTopic).map(({ id }) => id)).toEqual(['a']);
      expect(graph.nodes).toHaveLength(nodes.length - 1);
      expect(graph.warnings).toEqual([
        `1 node left out, because it has an invalid id or that of another node: ${name}.`,
      ]);
    }
  });

  it('has the first of two topics with one id where it cannot be corrected', () => {
    const [first, second] = [0, 90].map((y) => node('topic', 'a', [0, y], { label: `At ${y}` }));
    const graph = parseGraph(graphText([second, first]), 'tea', { lenient: true });
    expect(graph.nodes.map((it) => it.label)).toEqual(['At 0']);
  });

  it('keeps the cause of broken JSON', () => {
    expect(failure('{').cause).toBeInstanceOf(SyntaxError);
  });

  it('keeps foreign text in the message to one line of bounded length', () => {
    const id = `\n::error::${'x'.repeat(1000)}`;
    const { message } = failure(graphText([topic(id, [0, 0])]));
    expect(message).not.toContain('\n');
    expect(message.length).toBeLessThan(700);
  });

  it('may hold odd ids on nodes that are no topics', () => {
    const nodes = [topic('a', [0, 0]), node('label', 'a b/c', [0, 0])];
    expect(parse(graphText(nodes)).nodes).toHaveLength(2);
  });
});
