import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Behaviour, normal, notFound, perDay, quota, retired } from '../fakes/gemini.ts';
import { call, csvOf, enrich, gemini, rowsOf, said, statsOf } from './refresh.ts';
import { invented } from './roadmaps.ts';
import { tempWorkspace } from './workspace.ts';

const TOPICS = 60;
const FIRST = 'gemini-3.5-flash-lite';
const SECOND = 'gemini-3.1-flash-lite';
const MODELS = { model: `${FIRST}, ${SECOND}` };
const pottery = () => tempWorkspace(invented('pottery', { count: TOPICS }));

/** Each model as its own behaviour says. */
const byModel =
  (behaviours: Readonly<Record<string, Behaviour>>): Behaviour =>
  ({ model }) =>
    behaviours[model] ?? notFound;

describe('several models', () => {
  test('do what the quota of the first leaves, and every report tells which did what', async () => {
    const workspace = await pottery();
    const fake = await gemini(byModel({ [FIRST]: quota({ perDay: 1 }), [SECOND]: normal }));
    const run = await enrich(workspace, { gemini: fake, inputs: MODELS });

    expect(run.code).toBe(0);
    const stats = statsOf(run);
    expect(stats).toMatchObject({ complete: true, stopped: null, rows: { enriched: TOPICS } });
    expect(stats.models).toEqual([
      { model: FIRST, requests: 3, rows: 20, stopped: 'daily-quota' },
      { model: SECOND, requests: 2, rows: 40, stopped: null },
    ]);
    const order = fake.requests.map(({ model }) => model);
    expect(order).toEqual([...order].toSorted().toReversed());
    for (const text of [run.summary, run.stdout]) {
      expect(text).toMatch(/gemini-3.5-flash-lite.*20 rows in 3 requests; the daily quota/);
      expect(text).toMatch(/gemini-3.1-flash-lite.*40 rows in 2 requests/);
    }
    expect(said(run, 'warning')).toEqual([]);
    const batches = run.stdout.match(/^Batch .*: \d+ of /gm)?.join('\n');
    expect(batches).toMatch(
      /^Batch 1\/\d+ \(gemini-3\.5-flash-lite\).*\nBatch 1\/\d+ \(gemini-3\.1-flash-lite\)/s,
    );
    expect(batches).not.toMatch(/^Batch \S+:/m);
  });

  test('keep in the cache which of them made a value', async () => {
    const workspace = await pottery();
    const fake = await gemini(byModel({ [FIRST]: quota({ perDay: 1 }), [SECOND]: normal }));
    const args = ['plans/pottery', '--model', MODELS.model, '--cache', 'cache.jsonl', '--json'];
    const run = await call(workspace, args, { gemini: fake });

    expect(run.code).toBe(0);
    const lines = (await readFile(join(workspace, 'cache.jsonl'), 'utf8')).trim().split('\n');
    const makers = lines.map((line) => JSON.parse(line).model);
    expect(makers.filter((model) => model === FIRST)).toHaveLength(20 * 2);
    expect(makers.filter((model) => model === SECOND)).toHaveLength(40 * 2);
  });

  test('cost one request for a retired one, and a warning with the successor that Google names', async () => {
    const workspace = await pottery();
    const fake = await gemini(byModel({ [FIRST]: retired, [SECOND]: normal }));
    const run = await enrich(workspace, { gemini: fake, inputs: MODELS });

    expect(run.code).toBe(0);
    expect(statsOf(run)).toMatchObject({ complete: true, stopped: null });
    expect(fake.requests.filter(({ model }) => model === FIRST)).toHaveLength(1);
    expect(said(run, 'warning')).toEqual([
      expect.stringMatching(/gemini-3.5-flash-lite .*Put gemini-3.6-flash in its place\.$/),
    ]);
  });

  test('end the run where none is served, with the error of the last and a warning for the others', async () => {
    const run = await enrich(await pottery(), { gemini: await gemini(notFound), inputs: MODELS });

    expect(run.code).toBe(1);
    expect(statsOf(run).stopped).toBe('model');
    expect(said(run, 'error')).toEqual([expect.stringContaining(SECOND)]);
    expect(said(run, 'warning')).toEqual([
      expect.stringMatching(/gemini-3\.5-flash-lite .*Remove it from model, or replace it\.$/),
    ]);
  });

  test('leave a later one that is not served to a warning', async () => {
    const workspace = await pottery();
    const fake = await gemini(byModel({ [FIRST]: quota({ perDay: 1 }), [SECOND]: retired }));
    const run = await enrich(workspace, { gemini: fake, inputs: MODELS });

    expect(run.code).toBe(0);
    expect(statsOf(run)).toMatchObject({ stopped: 'daily-quota', rows: { enriched: 20 } });
    expect(said(run, 'warning')).toEqual([expect.stringContaining(SECOND)]);
  });

  test('with all quotas used up leave the rest to the next night', async () => {
    const workspace = await pottery();
    const day = byModel({ [FIRST]: perDay(), [SECOND]: perDay() });
    expect(
      statsOf(await enrich(workspace, { gemini: await gemini(day), inputs: MODELS })),
    ).toMatchObject({ stopped: 'daily-quota', rows: { pending: TOPICS } });
    const next = await enrich(workspace, { gemini: await gemini(), inputs: MODELS });
    expect(statsOf(next)).toMatchObject({ complete: true, rows: { enriched: TOPICS } });
    expect(await csvOf(workspace)).toContain('Topic');
  });

  test('are named in order by a dry run, whose plan is that of the first', async () => {
    const workspace = await pottery();
    const run = await enrich(workspace, { inputs: { ...MODELS, 'dry-run': 'true' } });
    const alone = await enrich(workspace, { inputs: { model: FIRST, 'dry-run': 'true' } });

    expect(statsOf(run).plan).toEqual(statsOf(alone).plan);
    expect(statsOf(run).models.map(({ model }) => model)).toEqual([FIRST, SECOND]);
    expect(run.summary).toContain(`${FIRST}, then ${SECOND}`);
    expect(alone.summary).not.toContain(', then ');
  });
});

describe('a model that takes neither a system instruction nor a schema', () => {
  test('does a run as any other: Gemma 3', async () => {
    const workspace = await pottery();
    const fake = await gemini();
    const run = await enrich(workspace, { gemini: fake, inputs: { model: 'gemma-3-27b-it' } });

    expect(run.code).toBe(0);
    expect(statsOf(run)).toMatchObject({ complete: true, costUsd: 0 });
    expect(fake.requests.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await rowsOf(workspace)).toHaveLength(TOPICS);
  });
});
