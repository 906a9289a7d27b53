import { describe, expect, test } from 'vitest';
import {
  altered,
  type Behaviour,
  badEnum,
  depleted,
  finished,
  normal,
  promptBlocked,
  sequence,
  tooLong,
  written,
} from '../fakes/gemini.ts';
import { github, publish } from './publishing.ts';
import { call, emptyTopics, enrich, gemini, rowsOf, said, statsOf } from './refresh.ts';
import { invented } from './roadmaps.ts';
import { tempWorkspace } from './workspace.ts';

const ROWS = 134;
/** As many as run at once, and ten one after another. */
const MAX_REQUESTS = 20;
const PLAN = { 'batch-size': 'auto' };

const hidden = written((rows) => JSON.stringify([{ text: JSON.stringify(rows) }]));

describe('a model of which nothing can be used', () => {
  test.each<[string, Behaviour, RegExp]>([
    ['sends no text', finished('MAX_TOKENS'), /no text \(MAX_TOKENS\)/],
    ['hides its rows', hidden, /missing from the answer/],
  ])(
    'costs few requests, fails the run with the reason, and as few the next night: it %s',
    async (_, script, reason) => {
      const workspace = await tempWorkspace(invented('pottery', { count: ROWS }));
      for (const night of [1, 2]) {
        const fake = await gemini(script);
        const run = await enrich(workspace, { gemini: fake, inputs: PLAN });

        expect([night, run.code]).toEqual([night, 1]);
        expect(fake.requests.length).toBeLessThanOrEqual(MAX_REQUESTS);
        expect(statsOf(run)).toMatchObject({
          complete: false,
          stopped: 'unusable',
          rows: { total: ROWS, pending: ROWS },
        });
        expect(said(run, 'error')).toEqual([expect.stringMatching(reason)]);
        expect(emptyTopics(await rowsOf(workspace))).toHaveLength(ROWS);
      }
    },
  );

  test.each<[string, Behaviour, RegExp, string]>([
    ['writes TLDRs that are too long', tooLong(), /TLDR has 1[3-5] words; the limit is 12/, 'TLDR'],
    ['has a challenge of its own', badEnum(), /invalid challenge/, 'Challenge'],
  ])(
    'fills in the other column, and fails the run that lacks this one alone: it %s',
    async (_, script, reason, column) => {
      const workspace = await tempWorkspace(invented('pottery', { count: ROWS }));
      const first = await enrich(workspace, { gemini: await gemini(script), inputs: PLAN });
      expect(first.code).toBe(0);
      expect(statsOf(first)).toMatchObject({ stopped: null, rows: { pending: ROWS } });
      expect(statsOf(first).columns).toContainEqual({ name: column, filled: 0, empty: ROWS });
      expect(said(first, 'warning')).toEqual([
        expect.stringMatching(new RegExp(`^${column} is left empty: .*${reason.source}`)),
      ]);

      const fake = await gemini(script);
      const second = await enrich(workspace, { gemini: fake, inputs: PLAN });
      expect(second.code).toBe(1);
      expect(fake.requests.length).toBeLessThanOrEqual(MAX_REQUESTS);
      expect(statsOf(second)).toMatchObject({ stopped: 'unusable', rows: { pending: ROWS } });
      expect(said(second, 'error')).toEqual([expect.stringMatching(reason)]);
    },
  );

  test('leaves the values that rows have', async () => {
    const workspace = await tempWorkspace(invented('pottery', { count: 40 }));
    await enrich(workspace, { gemini: await gemini(), inputs: PLAN });
    const before = await rowsOf(workspace);
    const run = await enrich(workspace, {
      gemini: await gemini(finished('MAX_TOKENS')),
      inputs: { ...PLAN, refresh: 'all' },
    });

    expect(statsOf(run)).toMatchObject({ stopped: 'unusable', rows: { cached: 40 } });
    expect(await rowsOf(workspace)).toEqual(before);
  });
});

describe('a prompt that is blocked for a reason that nobody knew', () => {
  test('is a refusal: the row is asked once, and not the next night', async () => {
    const workspace = await tempWorkspace(invented('pottery', { count: 1 }));
    const fake = await gemini(promptBlocked('NEW_REASON'));
    const args = ['plans/pottery', '--cache', 'cache.jsonl', '--json'];
    for (const _night of [1, 2]) {
      const run = await call(workspace, args, { gemini: fake });
      expect(statsOf(run)).toMatchObject({ rows: { failed: 1 } });
      expect(run.stderr).toContain('refused (NEW_REASON)');
      expect(fake.requests).toHaveLength(1);
    }
  });
});

describe('TLDRs a little too long', () => {
  test('are cut at a clause the third time', async () => {
    const workspace = await tempWorkspace(invented('pottery', { count: ROWS }));
    const tail = 'when it is done by hand, which takes a potter years to learn';
    const fake = await gemini(
      altered((row) => ({ ...row, tldr: `${row.tldr.split(' ').slice(0, 2).join(' ')} ${tail}` })),
    );
    const run = await enrich(workspace, { gemini: fake, inputs: PLAN });

    expect(run.code).toBe(0);
    expect(statsOf(run)).toMatchObject({ complete: true, rows: { enriched: ROWS } });
    expect(fake.requests.length).toBeLessThanOrEqual(40);
    const [first] = await rowsOf(workspace);
    expect(first?.TLDR).toMatch(/^Row \S+ when it is done by hand$/);
  });
});

describe('a run that could not do its job to the end', () => {
  // Two rows each, one request after the other.
  const inputs = { 'batch-size': '2', concurrency: '1' };

  test('publishes the rows that were enriched before', async () => {
    const hub = await github();
    const run = await publish(hub, { gemini: await gemini(sequence([normal], depleted)), inputs });

    expect(run.code).toBe(1);
    expect(statsOf(run)).toMatchObject({ stopped: 'billing', rows: { enriched: 2, pending: 1 } });
    expect(run.outputs['commit-sha']).not.toBe('');
  });

  test('publishes nothing if none was', async () => {
    const hub = await github();
    const run = await publish(hub, { gemini: await gemini(depleted), inputs });

    expect(run.code).toBe(1);
    expect(run.outputs['commit-sha']).toBe('');
  });
});
