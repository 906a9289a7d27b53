import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { altered, swappedEcho } from '../fakes/gemini.ts';
import { call, enrich, gemini, rowsOf, statsOf } from './refresh.ts';
import { tempWorkspace } from './workspace.ts';

const ROWS = 27;

/** A list of topics, each a sample with a number, and what a model may say of one. */
async function listOf(sample: string) {
  const lines = Array.from({ length: ROWS }, (_, i) => `"${sample} ${i}","${sample}، ${i}."\n`);
  return tempWorkspace({ 'list.csv': `Topic,Description\n${lines.join('')}` });
}

const speaking = (sample: string) =>
  altered((row) => ({ ...row, tldr: `${sample} ${row.topic.split(' ').at(-1)}` }));

async function requestsFor(sample: string) {
  const workspace = await listOf(sample);
  const fake = await gemini(speaking(sample));
  const args = ['list.csv', '--cache', 'cache.jsonl', '--json', '--batch-size', 'auto'];
  const run = await call(workspace, args, { gemini: fake });
  return { workspace, run, requests: fake.requests.length };
}

describe('topics of any script', () => {
  test.each([
    ['Persian', 'مجموعه\u200cای از داده\u200cها'],
    ['Hindi', 'क्\u200dष और ज्ञ का अभ्यास'],
    ['Thai', 'การเขียนโปรแกรมเชิงวัตถุ'],
    ['Japanese', '関数型プログラミングの基礎'],
    ['emoji', '👨\u200d👩\u200d👧 and 🏳️\u200d🌈 of 👩🏽\u200d💻'],
  ])(
    'cost no more requests than English ones, and keep what they are written with: %s',
    async (_, sample) => {
      const english = await requestsFor('Object oriented programming');
      const { workspace, run, requests } = await requestsFor(sample);

      expect(run.code).toBe(0);
      expect(requests).toBe(english.requests);
      expect(statsOf(run)).toMatchObject({ complete: true, rows: { enriched: ROWS } });
      const rows = await rowsOf(workspace, 'roadmaps/list.csv');
      expect(rows.map(({ Topic, TLDR }) => [Topic, TLDR])).toEqual(
        rows.map((_row, i) => [`${sample} ${i}`, `${sample} ${i}`]),
      );
      expect(await readFile(join(workspace, 'cache.jsonl'), 'utf8')).toContain(sample);
    },
  );

  test('are in the reports as they are in the table', async () => {
    const sample = 'مجموعه\u200cای از داده\u200cها';
    const workspace = await listOf(sample);
    const inputs = { roadmap: 'list.csv' };
    const before = await enrich(workspace, { gemini: await gemini(speaking(sample)), inputs });
    expect(before.code).toBe(0);
    const again = await enrich(workspace, {
      gemini: await gemini(speaking(`${sample} نو`)),
      inputs: { ...inputs, refresh: 'all' },
    });

    expect(again.summary).toContain(sample);
  });

  test('are the same topics with and without joiners: nothing is asked again', async () => {
    const sample = 'داده\u200cها';
    const { workspace } = await requestsFor(sample);
    const without = `${await listOf(sample.replaceAll('\u200c', ''))}/list.csv`;
    const fake = await gemini();
    const args = [without, '--output', 'roadmaps/list.csv', '--cache', 'none', '--json'];
    const run = await call(workspace, args, { gemini: fake });

    expect(fake.requests).toHaveLength(0);
    expect(statsOf(run)).toMatchObject({ rows: { cached: ROWS } });
  });
});

describe('topics of one name in one request', () => {
  const LIST = 'Topic,Category,Description\nExercise,Week 1,Wedge\nExercise,Week 2,Throw\n';

  test('are sent with their place', async () => {
    const fake = await gemini();
    const workspace = await tempWorkspace({ 'list.csv': LIST });
    const run = await call(workspace, ['list.csv', '--cache', 'none', '--json'], { gemini: fake });

    expect(fake.requests.map(({ items }) => items.map(({ topic }) => topic))).toEqual([
      ['Exercise [Week 1]', 'Exercise [Week 2]'],
    ]);
    expect(statsOf(run)).toMatchObject({ rows: { enriched: 2 } });
    const rows = await rowsOf(workspace, 'roadmaps/list.csv');
    expect(rows.map(({ Topic }) => Topic)).toEqual(['Exercise', 'Exercise']);
  });

  test('never get the values of each other', async () => {
    const fake = await gemini(({ n }) => (n === 1 ? swappedEcho : altered((row) => row)));
    const workspace = await tempWorkspace({ 'list.csv': LIST });
    const run = await call(workspace, ['list.csv', '--cache', 'none', '--json'], { gemini: fake });

    expect(statsOf(run)).toMatchObject({ rows: { enriched: 2 } });
    for (const { TLDR, Id } of await rowsOf(workspace, 'roadmaps/list.csv')) {
      expect(TLDR).toContain(Id);
    }
  });
});
