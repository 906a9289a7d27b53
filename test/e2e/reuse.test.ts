import { execFileSync } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { perDay } from '../fakes/gemini.ts';
import { WINDOWS } from '../platform.ts';
import { runPost } from './action.ts';
import {
  asked,
  call,
  csvOf,
  emptyTopics,
  enrich,
  expectOwnTldrs,
  gemini,
  rowsOf,
  said,
  statsOf,
} from './refresh.ts';
import { invented, topicOf } from './roadmaps.ts';
import { tempWorkspace } from './workspace.ts';

// 134 topics at 20 a batch: the roadmap and the batch size that the project is measured by.

const ARGS = ['plans/pottery', '--cache', 'cache.jsonl', '--json'];
const POTTERY = invented('pottery', { count: 134 });

async function firstRun() {
  const fake = await gemini();
  const workspace = await tempWorkspace(POTTERY);
  const run = await call(workspace, ARGS, { gemini: fake });
  return { fake, workspace, run, csv: await csvOf(workspace) };
}

describe('134 topics', () => {
  test('take seven requests, and every topic is one row with its own TLDR', async () => {
    const { fake, workspace, run } = await firstRun();

    expect(run).toMatchObject({ code: 0 });
    const sizes = fake.requests.map(({ items }) => items.length);
    expect(sizes.toSorted((a, b) => a - b)).toEqual([14, 20, 20, 20, 20, 20, 20]);
    expect(statsOf(run)).toMatchObject({
      complete: true,
      stopped: null,
      rows: { total: 134, enriched: 134 },
      successRate: 100,
      requests: { total: 7, batch: 7, single: 0, retries: 0 },
      roadmaps: [{ slug: 'pottery', csv: 'roadmaps/pottery.csv', changed: true }],
    });
    const rows = await rowsOf(workspace);
    expect(new Set(rows.map(({ Id }) => Id)).size).toBe(134);
    expect(emptyTopics(rows)).toEqual([]);
    expectOwnTldrs(rows);
    expect(rows.filter(({ Revision }) => !/^r[0-9a-f]{12}$/.test(Revision))).toEqual([]);
  });

  test.each([
    { kept: 'table and cache', gone: [] },
    { kept: 'the table alone', gone: ['cache.jsonl'] },
    { kept: 'the cache alone', gone: ['roadmaps'] },
  ])('are not asked again with $kept, and the table has the same bytes', async ({ gone }) => {
    const { fake, workspace, csv } = await firstRun();
    for (const path of gone) await rm(join(workspace, path), { recursive: true });
    const run = await call(workspace, ARGS, { gemini: fake });

    expect(fake.requests).toHaveLength(7);
    expect(statsOf(run)).toMatchObject({
      complete: true,
      rows: { total: 134, cached: 134 },
      requests: { total: 0 },
      costUsd: 0,
      roadmaps: [{ changed: gone.includes('roadmaps') }],
    });
    expect(await csvOf(workspace)).toBe(csv);
  });

  test('are a changed table where the last one was saved with a byte order mark', async () => {
    const { fake, workspace, csv } = await firstRun();
    await writeFile(join(workspace, 'roadmaps/pottery.csv'), `\uFEFF${csv}`);
    const run = await call(workspace, ARGS, { gemini: fake });

    expect(statsOf(run)).toMatchObject({ rows: { cached: 134 }, roadmaps: [{ changed: true }] });
    expect(await csvOf(workspace)).toBe(csv);
  });

  test('are all asked again, each once, where everything is to be refreshed', async () => {
    const { fake, workspace } = await firstRun();
    const run = await call(workspace, [...ARGS, '--refresh', 'all'], { gemini: fake });

    expect(fake.requests).toHaveLength(14);
    expect(statsOf(run)).toMatchObject({ rows: { enriched: 134 }, requests: { total: 7 } });
  });

  test('are renewed the oldest first, with a word on those that a budget leaves', async () => {
    const { fake, workspace } = await firstRun();
    const args = [...ARGS, '--refresh', 'all', '--max-requests', '4'];
    const first = await call(workspace, args, { gemini: fake });
    await call(workspace, args, { gemini: fake });

    expect(statsOf(first)).toMatchObject({ rows: { enriched: 80, cached: 54 }, complete: true });
    expect(first.stderr).toContain(
      '54 rows not regenerated yet; the next run with --refresh all continues with the oldest',
    );
    const times = Object.values(asked(fake));
    expect(times).toHaveLength(134);
    expect(Math.min(...times)).toBe(2);
  });
});

describe('a column that somebody added to the table', () => {
  test('is kept, and the table stays as it is', async () => {
    const { fake, workspace, csv } = await firstRun();
    const added = csv.replaceAll('\n', ',"x"\n').replace(',"x"', ',"My notes"');
    await writeFile(join(workspace, 'roadmaps/pottery.csv'), added);
    const run = await call(workspace, ARGS, { gemini: fake });

    expect(run.stderr).not.toContain('My notes');
    expect(statsOf(run)).toMatchObject({ requests: { total: 0 } });
    expect(await csvOf(workspace)).toBe(added);
  });
});

describe('the cache file', () => {
  test('holds one line per cell, and nothing that is in the table only', async () => {
    const { fake, workspace, csv } = await firstRun();
    const [line = ''] = (await readFile(join(workspace, 'cache.jsonl'), 'utf8')).split('\n');
    expect(Object.keys(JSON.parse(line))).toEqual([
      'k',
      'c',
      'v',
      'model',
      'prompt',
      'made',
      'used',
    ]);

    await rm(join(workspace, 'cache.jsonl'));
    await writeFile(join(workspace, 'roadmaps/pottery.csv'), csv.replace(/"Row /, '"My row '));
    await call(workspace, ARGS, { gemini: fake });
    const cache = await readFile(join(workspace, 'cache.jsonl'), 'utf8').catch(() => '');
    expect(cache).toBe('');
  });

  test('is read past torn and invalid lines, with one warning; only their rows are asked', async () => {
    const { fake, workspace, csv } = await firstRun();
    const path = join(workspace, 'cache.jsonl');
    const [first = '', second = '', third = '', ...rest] = (await readFile(path, 'utf8'))
      .trimEnd()
      .split('\n');
    const long = third.replace(/"v":"/, `"v":"${'one more word '.repeat(5)}`);
    await writeFile(path, [first.slice(0, -9), second, long, ...rest].join('\n'));
    await rm(join(workspace, 'roadmaps'), { recursive: true });
    const run = await call(workspace, ARGS, { gemini: fake });

    expect(statsOf(run)).toMatchObject({ rows: { cached: 132, enriched: 2 } });
    expect(run.stderr.match(/Warning: .*2 .* lines/g)).toHaveLength(1);
    expect(await csvOf(workspace)).toBe(csv);
  });

  test('is done without where it cannot be opened', async () => {
    const fake = await gemini();
    const workspace = await tempWorkspace(invented('pottery', { count: 3 }));
    const args = ['plans/pottery', '--cache', 'plans', '--json'];
    const run = await call(workspace, args, { gemini: fake });

    expect(run).toMatchObject({ code: 0 });
    expect(run.stderr).toMatch(/Warning: .*plans/);
    expect(statsOf(run)).toMatchObject({ rows: { enriched: 3 } });
  });

  test.skipIf(WINDOWS)('is done without where it is a pipe', async () => {
    const workspace = await tempWorkspace(invented('pottery', { count: 3 }));
    execFileSync('mkfifo', [join(workspace, 'pipe')]);
    const args = ['plans/pottery', '--cache', 'pipe', '--json'];
    const run = await call(workspace, args, { gemini: await gemini() });

    expect(run).toMatchObject({ code: 0 });
    expect(run.stderr).toContain('No cache: cannot open pipe (it is not a regular file).');
    expect(statsOf(run)).toMatchObject({ rows: { enriched: 3 } });
  });

  test('is done without in the action, where the folder for temporary files is none', async () => {
    const workspace = await tempWorkspace(invented('pottery', { count: 3 }));
    const runnerTemp = join(workspace, 'plans/pottery/pottery.json');
    const run = await enrich(workspace, { gemini: await gemini(), runnerTemp });
    const post = await runPost(run);

    expect([run.code, post.code]).toEqual([0, 0]);
    expect(said(run, 'warning')).toEqual([expect.stringMatching(/^No cache: .*rows\.jsonl/)]);
    expect(said(run, 'error')).toEqual([]);
    expect(statsOf(run)).toMatchObject({ rows: { enriched: 3 } });
    expectOwnTldrs(await rowsOf(workspace));
  });
});

describe('a table of the exporter before this tool, without Id and Revision', () => {
  const TABLE = [
    'Category,Subcategory,Topic,Description,Resources,TLDR,Challenge',
    `Elsewhere,,${topicOf(0)},Any text.,,Written by the exporter,expert`,
    `Elsewhere,,Gone since,Any text.,,Written of a topic that is gone,expert`,
    '',
  ].join('\n');
  const old = () =>
    tempWorkspace({ ...invented('pottery', { count: 3 }), 'roadmaps/pottery.csv': TABLE });

  test('keeps its values where nobody can be asked', async () => {
    const workspace = await old();
    const run = await call(workspace, ARGS, { gemini: await gemini(perDay()) });

    expect(statsOf(run)).toMatchObject({ rows: { stale: 1, pending: 2 }, stopped: 'daily-quota' });
    const kept = (await rowsOf(workspace)).filter(({ TLDR }) => TLDR !== '');
    expect(kept).toMatchObject([
      { Topic: topicOf(0), TLDR: 'Written by the exporter', Challenge: 'expert' },
    ]);
    // They are no person's, who would have written them for these very texts.
    const again = await call(workspace, ARGS, { gemini: await gemini() });
    expect(statsOf(again)).toMatchObject({ rows: { enriched: 3 }, complete: true });
  });

  test('gets values of its texts where the model can be asked', async () => {
    const workspace = await old();
    const run = await call(workspace, ARGS, { gemini: await gemini() });

    expect(statsOf(run)).toMatchObject({ rows: { enriched: 3 }, complete: true });
    expectOwnTldrs(await rowsOf(workspace));
  });
});

describe('an edit that breaks the rules', () => {
  test('is reported on a line that can be read, however long the topic is', async () => {
    const fake = await gemini();
    const one = { count: 1, label: () => 'clay '.repeat(2_000), text: () => null };
    const workspace = await tempWorkspace(invented('pottery', one));
    await call(workspace, ARGS, { gemini: fake });
    const edited = (await csvOf(workspace)).replace(/"Row [^"]*"/, `"${'many words '.repeat(9)}"`);
    await writeFile(join(workspace, 'roadmaps/pottery.csv'), edited);
    const run = await call(workspace, ARGS, { gemini: fake });

    const told = run.stderr.split('\n').filter((line) => line.includes('kept as written'));
    expect(told).toHaveLength(1);
    expect(told[0]?.length).toBeLessThan(400);
  });
});
