import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Roadmap } from '../../../../src/sources/roadmap.ts';
import { loadPath, memoryFiles } from '../memory-files.ts';

interface Expected {
  readonly id: string;
  readonly topic: string;
  readonly category: string;
  readonly subcategory: string;
  readonly has_description: boolean;
}

const FOLDER = fileURLToPath(new URL('../../../fixtures/roadmaps/synthetic-mini', import.meta.url));
const GRAPH = 'synthetic-mini/synthetic-mini.json';

const texts: Readonly<Record<string, string>> = Object.fromEntries(
  [...readdirSync(FOLDER), ...readdirSync(`${FOLDER}/content`).map((name) => `content/${name}`)]
    .filter((name) => /\.(md|json)$/.test(name))
    .map((name) => [`synthetic-mini/${name}`, readFileSync(`${FOLDER}/${name}`, 'utf8')]),
);

const graph: { readonly nodes: readonly unknown[]; readonly edges: readonly unknown[] } =
  JSON.parse(texts[GRAPH] ?? '');

async function load(overrides: Readonly<Record<string, string>> = {}): Promise<Roadmap> {
  return await loadPath('synthetic-mini', memoryFiles({ ...texts, ...overrides }));
}

describe('the invented roadmap with the odd cases', () => {
  it('has exactly the topics, categories and descriptions that are expected', async () => {
    const expected: readonly Expected[] = JSON.parse(texts['synthetic-mini/expected.json'] ?? '');
    const { topics } = await load();
    const rows = topics.map((topic) => ({
      id: topic.id,
      topic: topic.topic,
      category: topic.category,
      subcategory: topic.subcategory,
      has_description: topic.description !== '',
    }));
    const byId = (a: { readonly id: string }, b: { readonly id: string }) => (a.id < b.id ? -1 : 1);
    // The file keeps the double space of a label; a row does not.
    const cleaned = expected.map((row) => ({ ...row, topic: row.topic.replace(/\s+/g, ' ') }));
    expect(rows.sort(byId)).toEqual(cleaned.sort(byId));
  });

  it('is read heading by heading, each owner before what belongs to it', async () => {
    const { topics } = await load();
    expect(topics.map((topic) => topic.topic)).toEqual([
      'Learn the Basics',
      'Leaf Grades',
      'Water & Temperature',
      'Steeping / Timing',
      'Teapot',
      'Infuser Basket',
      'Learn the Basics',
      'Gaiwan',
      'Yixing Pot',
      '--watch',
      '=ratio(leaf, water)',
      'Green Tea',
      'Sencha',
      'Thé vert à la menthe',
      'Matcha (抹茶)',
      'Taste 5 teas, take notes',
      'Dark Tea',
      'Pu-erh',
      'Sheng',
      'Shou',
    ]);
  });

  it('has the category as the first part of the path, and the subcategory as the second', async () => {
    for (const { path, category, subcategory } of (await load()).topics) {
      expect([category, subcategory]).toEqual([path[0] ?? '', path[1] ?? '']);
    }
  });

  it('warns of an orphan, and notes unusable edges', async () => {
    const { warnings, graph } = await load();
    expect(warnings).toEqual([expect.stringMatching(/^1 content file .*removed-topic@/)]);
    expect(graph?.notes).toEqual([expect.stringMatching(/^Ignored 3 of 15 connections /)]);
  });

  it('takes the text of the newer of two files for one topic', async () => {
    const sencha = (await load()).topics.find((topic) => topic.topic === 'Sencha');
    expect(sencha?.description).toBe('Steamed Japanese green tea.');
  });
});

describe('the order of things in the files', () => {
  it('does not change anything', async () => {
    const original = await load();
    const shuffled = <T>(values: readonly T[]) =>
      fc.shuffledSubarray([...values], { minLength: values.length });
    await fc.assert(
      fc.asyncProperty(shuffled(graph.nodes), shuffled(graph.edges), async (nodes, edges) => {
        const roadmap = await load({ [GRAPH]: JSON.stringify({ nodes, edges }) });
        expect(roadmap.topics).toEqual(original.topics);
        expect(roadmap.warnings).toEqual(original.warnings);
      }),
      { numRuns: 25 },
    );
  });
});
