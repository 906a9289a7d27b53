import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { perDay } from '../fakes/gemini.ts';
import { NOWHERE } from './action.ts';
import { call, csvOf, enrich, filesBelow, gemini, said, statsOf } from './refresh.ts';
import { invented } from './roadmaps.ts';
import { tempWorkspace } from './workspace.ts';

const DRY = { 'dry-run': 'true', 'gemini-api-key': '' };
const TOPICS = 45;
const pottery = () => tempWorkspace(invented('pottery', { count: TOPICS }));

describe('a dry run', () => {
  test('tells the plan, and makes no request, no table and no fault of a missing key', async () => {
    const fake = await gemini();
    const workspace = await pottery();
    const run = await enrich(workspace, {
      gemini: fake,
      inputs: { ...DRY, 'fail-on': 'incomplete' },
    });

    expect(run.code).toBe(0);
    expect(fake.requests).toHaveLength(0);
    const stats = statsOf(run);
    expect(stats).toMatchObject({
      complete: false,
      stopped: null,
      rows: { total: TOPICS, pending: TOPICS },
      requests: { total: 0, batch: 0, single: 0, retries: 0 },
      tokens: { input: 0, output: 0 },
      costUsd: 0,
      plan: { requests: 3 },
      roadmaps: [{ slug: 'pottery', changed: false }],
    });
    expect(stats.plan?.inputTokens).toBeGreaterThan(TOPICS * 20);
    expect(stats.plan?.outputTokens).toBeGreaterThan(TOPICS * 10);
    expect(stats.plan?.costUsd).toBeGreaterThan(0);
    expect(stats.plan?.seconds).toBeGreaterThan(0);
    expect(run.summary).toMatch(/[Dd]ry run/);
    expect(said(run, 'error')).toEqual([]);
    expect(run.outputs['csv-paths']).toBe('[]');
    await expect(access(join(workspace, 'roadmaps'))).rejects.toThrow();
  });

  test('plans what the run then does', async () => {
    const workspace = await pottery();
    const plan = statsOf(await enrich(workspace, { inputs: DRY })).plan;
    const done = statsOf(await enrich(workspace, { gemini: await gemini() }));

    expect(plan?.requests).toBe(done.requests.total);
    // The plan counts on the safe side.
    expect(plan?.inputTokens).toBeGreaterThanOrEqual(done.tokens.input * 0.8);
    expect(plan?.inputTokens).toBeLessThanOrEqual(done.tokens.input * 2);
  });

  test('goes as far as the run would with its money', async () => {
    const workspace = await tempWorkspace(invented('pottery', { count: 400 }));
    const inputs = { 'max-cost-usd': '0.01' };
    const plan = await enrich(workspace, { inputs: { ...DRY, ...inputs } });
    const done = statsOf(await enrich(workspace, { gemini: await gemini(), inputs }));

    const [, now = '', later = ''] =
      /Dry run: (\d+) of 400 rows would be sent, (\d+) more/.exec(plan.stdout) ?? [];
    expect(Number(now) + Number(later)).toBe(400);
    expect(statsOf(plan).plan?.costUsd).toBeLessThanOrEqual(0.01);
    // The plan counts on the safe side.
    expect(done.stopped).toBe('budget');
    expect(Number(now)).toBeGreaterThan(done.rows.enriched / 3);
    expect(Number(now)).toBeLessThanOrEqual(done.rows.enriched);
  });

  test('counts only the rows that would be sent', async () => {
    const workspace = await tempWorkspace(invented('pottery', { count: 3 }));
    await enrich(workspace, { gemini: await gemini() });
    const text = (n: number) => (n === 1 ? 'Another text.' : undefined);
    const more = await tempWorkspace({
      ...invented('pottery', { count: 5, text }),
      'roadmaps/pottery.csv': await csvOf(workspace),
    });
    const before = await filesBelow(more);
    const run = await enrich(more, { inputs: DRY });

    expect(statsOf(run)).toMatchObject({
      rows: { total: 5, cached: 2, pending: 3, stale: 0 },
      plan: { requests: 1 },
    });
    expect(run.stdout).toMatch(/3 of 5 rows would be sent/);
    expect(await filesBelow(more)).toEqual(before);
  });

  test('counts every row where everything is to be refreshed', async () => {
    const workspace = await tempWorkspace(invented('pottery', { count: 3 }));
    await enrich(workspace, { gemini: await gemini() });
    const run = await enrich(workspace, { inputs: { ...DRY, refresh: 'all' } });

    expect(statsOf(run)).toMatchObject({ rows: { pending: 3, cached: 0 }, plan: { requests: 1 } });
    expect(run.stdout).toMatch(/3 of 3 rows would be sent/);
  });

  test('has an empty plan where nothing is to be asked', async () => {
    const workspace = await tempWorkspace(invented('pottery', { count: 3 }));
    await enrich(workspace, { gemini: await gemini() });
    const run = await enrich(workspace, { inputs: DRY });

    expect(run.code).toBe(0);
    expect(statsOf(run)).toMatchObject({
      complete: true,
      rows: { cached: 3 },
      plan: { requests: 0, inputTokens: 0, outputTokens: 0, costUsd: 0, seconds: 0 },
    });
  });

  test('still finds what is wrong', async () => {
    const run = await enrich(await pottery(), { inputs: { ...DRY, roadmap: 'plans/none' } });

    expect(run.code).toBe(1);
  });

  test('keeps what the last run left as it is', async () => {
    const workspace = await tempWorkspace(invented('pottery', { count: 3 }));
    await enrich(workspace, { gemini: await gemini(perDay()) });
    const before = await filesBelow(workspace);
    await enrich(workspace, { inputs: DRY });

    expect(await filesBelow(workspace)).toEqual(before);
  });

  test('of the command line needs no key, writes no file, and puts only JSON on standard output', async () => {
    const workspace = await pottery();
    const before = await filesBelow(workspace);
    const run = await call(workspace, ['plans/pottery', '--dry-run', '--json', '--cache', 'c'], {
      env: { GEMINI_API_KEY: '', GEMINI_URL: NOWHERE },
    });

    expect(run.code).toBe(0);
    expect(statsOf(run)).toMatchObject({ rows: { pending: TOPICS }, plan: { requests: 3 } });
    expect(await filesBelow(workspace)).toEqual(before);
  });
});
