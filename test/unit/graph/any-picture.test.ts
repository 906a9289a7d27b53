import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawRoadmap } from '../../../src/draw/draw.ts';
import { isTopic } from '../../../src/graph/graph.ts';
import { placeTopics } from '../../../src/graph/hierarchy/places.ts';
import { parseGraph } from '../../../src/graph/read.ts';
import type { Roadmap } from '../../../src/sources/roadmap.ts';
import { loadPath, memoryFiles } from '../sources/memory-files.ts';

interface Drawn {
  readonly nodes: readonly unknown[];
  readonly edges: readonly unknown[];
}

async function load(drawn: Drawn): Promise<Roadmap> {
  return await loadPath('t.json', memoryFiles({ 't.json': JSON.stringify(drawn) }));
}

const pixels = fc.integer({ min: -200, max: 800 });
const style = fc.record({
  fontSize: fc.constantFrom(17, 24),
  borderColor: fc.constantFrom('transparent', '#000'),
  strokeDasharray: fc.constantFrom('0', '0.8 8'),
});
const label = fc.constantFrom('Tea', 'Pot', 'Leaf', '');
const anyNode = fc
  .record({
    id: fc.stringMatching(/^[a-z0-9_-]{1,4}$/),
    type: fc.constantFrom(
      ...['topic', 'subtopic', 'todo', 'section', 'label', 'paragraph', 'title', 'vertical'],
      ...['horizontal', 'button', 'subtopic', 'subtopic', 'section', 'checklist'],
    ),
    position: fc.record({ x: pixels, y: pixels }),
    width: fc.integer({ min: 1, max: 600 }),
    height: fc.integer({ min: 1, max: 600 }),
    data: fc.record({ label, style, checklists: fc.array(fc.record({ label }), { maxLength: 4 }) }),
  })
  .map((node) => {
    // Capitals: no node has the id of an entry.
    const entries = node.data.checklists.map((entry, i) => ({ ...entry, id: `E${node.id}${i}` }));
    return { ...node, data: { ...node.data, checklists: entries } };
  });
const nodes = fc.uniqueArray(anyNode, {
  selector: (drawn) => drawn.id,
  minLength: 1,
  maxLength: 25,
});
const first = {
  id: 'always',
  type: 'topic',
  position: { x: 0, y: 0 },
  data: { label: 'Tea', checklists: [] },
};

/** A picture, and the same one with nodes and edges in another order. */
const pictures = nodes.chain((drawn) => {
  const end = fc.constantFrom(...drawn.map((node) => node.id), 'gone');
  const edgeStyle = fc.constantFrom('solid', 'dashed');
  const edge = fc.record({ source: end, target: end, data: fc.record({ edgeStyle }) });
  return fc.array(edge, { maxLength: 20 }).chain((edges) => {
    const all = [first, ...drawn];
    const shuffled = fc.record({
      nodes: fc.shuffledSubarray(all, { minLength: all.length }),
      edges: fc.shuffledSubarray(edges, { minLength: edges.length }),
    });
    return fc.record({ one: fc.constant({ nodes: all, edges }), other: shuffled });
  });
});

describe('any picture at all', () => {
  it('gives each topic exactly one row, with the same path and place in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(pictures, async ({ one, other }) => {
        const roadmap = await load(one);
        const { nodes: drawn } = parseGraph(JSON.stringify(one), 't.json');
        const entries = one.nodes
          .filter(({ type }) => type === 'checklist')
          .flatMap(({ data }) => data.checklists.filter((entry) => entry.label !== ''));
        const ids = [...drawn.filter(isTopic), ...entries].map(({ id }) => id);
        expect(roadmap.topics.map(({ id }) => id).sort()).toEqual(ids.sort());
        expect((await load(other)).topics).toEqual(roadmap.topics);
      }),
      { numRuns: 150 },
    );
  });

  it('places each topic under others, never under itself, and under each of them once', () => {
    fc.assert(
      fc.property(pictures, ({ one }) => {
        const graph = parseGraph(JSON.stringify(one), 't.json');
        const topics = new Set(graph.nodes.filter(isTopic).map(({ id }) => id));
        for (const [id, place] of placeTopics(graph).placeOf) {
          // A cluster may be passed twice, where one of its members goes its own way.
          const owners = place.map((step) => step.id).filter((step) => topics.has(step));
          expect(owners).not.toContain(id);
          expect(new Set(owners).size).toBe(owners.length);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('has paths without empty parts', async () => {
    await fc.assert(
      fc.asyncProperty(pictures, async ({ one }) => {
        for (const { path } of (await load(one)).topics) expect(path).not.toContain('');
      }),
      { numRuns: 100 },
    );
  });

  it('is drawn to the same bytes in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(pictures, async ({ one, other }) => {
        const draw = async (drawn: Drawn) => {
          const { title, topics } = await load(drawn);
          const graph = parseGraph(JSON.stringify(drawn), 't.json');
          return drawRoadmap({ title, graph, topics });
        };
        const svg = await draw(one);
        expect(await draw(other)).toBe(svg);
        expect(svg).not.toMatch(/NaN|Infinity|undefined/);
      }),
      { numRuns: 100 },
    );
  });
});
