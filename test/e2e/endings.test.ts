import { access, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { finished, invalidKey, normal, perDay } from '../fakes/gemini.ts';
import { NOWHERE, runPost } from './action.ts';
import { type PullRequestOptions, pullRequestEvent, pushEvent } from './events.ts';
import { readManifest } from './manifest.ts';
import {
  call,
  csvOf,
  emptyTopics,
  enrich,
  filesBelow,
  gemini,
  rowsOf,
  said,
  statsOf,
} from './refresh.ts';
import { invented } from './roadmaps.ts';
import { tempWorkspace } from './workspace.ts';

const pottery = () => tempWorkspace(invented('pottery', { count: 6 }));
const NO_KEY = { 'gemini-api-key': '' };
/** Outputs of what a run without a service and without publishing does not do. */
const NOT_DONE = {
  'commit-sha': '',
  'pull-request-number': '',
  'pull-request-url': '',
  'artifact-id': '',
  'artifact-url': '',
  'comment-id': '',
};

/** Makes a step say that it ended by itself, which nothing sees that is ended by `process.exit`. */
const TELL = 'process.once("beforeExit", () => console.error("drained"))';
const TELL_DRAINED = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(TELL)}` };

describe('a step whose services answered', () => {
  test.each([
    ['after its last request', {}, 0],
    ['after a fault', { 'batch-size': '0' }, 1],
  ])('ends by itself %s', async (_, inputs, code) => {
    const options = { bundle: true, gemini: await gemini(), inputs, env: TELL_DRAINED };
    const run = await enrich(await pottery(), options);

    expect([run.code, run.stderr]).toEqual([code, 'drained\n']);
    expect((await runPost(run)).stderr).toBe('drained\n');
  });
});

describe('outputs', () => {
  test('say what was written, and are empty where nothing was done', async () => {
    const workspace = await pottery();
    const run = await enrich(workspace, { gemini: await gemini() });

    expect(run.code).toBe(0);
    expect(run.outputs).toEqual({
      'csv-paths': '["roadmaps/pottery.csv"]',
      paths: '["roadmaps/pottery.csv"]',
      changed: 'true',
      complete: 'true',
      stats: expect.any(String),
      ...NOT_DONE,
    });
    expect(statsOf(run)).toMatchObject({
      complete: true,
      requests: { total: 1, batch: 1, single: 0, retries: 0 },
      tokens: { input: expect.any(Number), output: expect.any(Number), cached: 0 },
      roadmaps: [
        {
          slug: 'pottery',
          csv: 'roadmaps/pottery.csv',
          source: { graph: 'plans/pottery/pottery.json', texts: 'plans/pottery/content' },
        },
      ],
    });
    expect(statsOf(run).costUsd).toBeGreaterThan(0);
  });

  test('tell an unchanged table from a changed one', async () => {
    const workspace = await pottery();
    const fake = await gemini();
    await enrich(workspace, { gemini: fake });
    const run = await enrich(workspace, { gemini: fake });

    expect(run.outputs).toMatchObject({ changed: 'false', complete: 'true' });
  });

  test('count a single row as a single request', async () => {
    const workspace = await tempWorkspace(invented('pottery', { count: 3 }));
    const run = await enrich(workspace, {
      gemini: await gemini(),
      inputs: { 'batch-size': '2' },
    });

    expect(statsOf(run).requests).toEqual({ total: 2, batch: 1, single: 1, retries: 0 });
  });

  test.each([
    ['success', normal, {}],
    ['the end of the quota', perDay(), {}],
    ['a refused row', finished('SAFETY'), {}],
    ['no key', normal, NO_KEY],
    ['a dry run', normal, { 'dry-run': 'true' }],
    ['wrong inputs', normal, { 'batch-size': 'many' }],
    ['a roadmap that is not there', normal, { roadmap: 'plans/none' }],
    ['instructions that are not there', normal, { instructions: 'none.txt' }],
    ['two roadmaps of one name', normal, { roadmap: 'plans/pottery\nplans/pottery/pottery.json' }],
  ])('are all ten set after %s', async (_, script, inputs) => {
    const run = await enrich(await pottery(), { gemini: await gemini(script), inputs });

    expect(Object.keys(run.outputs).toSorted()).toEqual(readManifest().outputs.toSorted());
    if (run.outputs.stats !== '') {
      statsOf(run);
      expect(run.summary).toContain('| Roadmap |');
    }
  });
});

describe('the post step', () => {
  test.each([
    ['wrong inputs', { 'batch-size': 'many' }],
    ['a roadmap that is not there', { roadmap: 'plans/none' }],
    ['a dry run', { 'dry-run': 'true' }],
  ])('says and does nothing wrong after %s', async (_, inputs) => {
    const workspace = await pottery();
    const main = await enrich(workspace, { inputs });
    const before = await filesBelow(workspace);
    const post = await runPost(main);

    expect(post).toMatchObject({ code: 0, outputs: {} });
    // Secrets are masked first in every step.
    expect(post.commands.filter(({ name }) => name !== 'add-mask')).toEqual([]);
    expect(await filesBelow(workspace)).toEqual(before);
  });
});

describe('the log', () => {
  test('tells what goes on: rows, cache, a line per batch, and a block at the end', async () => {
    const run = await enrich(await pottery(), {
      gemini: await gemini(),
      inputs: { 'batch-size': '3' },
    });

    for (const line of [
      /6 topics/,
      /Rows to enrich: 6/,
      /Batch 1\/2: 3 of 3 rows in /,
      /Batch 2\/2: 3 of 3 rows in /,
      /6 enriched/,
      /roadmaps\/pottery\.csv/,
    ]) {
      expect(run.stdout).toMatch(line);
    }
    expect(run.stderr).toBe('');
  });
});

describe('a missing key', () => {
  test('is an error that counts the rows, links to where a key is made, and names dry-run', async () => {
    const fake = await gemini();
    const workspace = await pottery();
    const run = await enrich(workspace, { gemini: fake, inputs: NO_KEY });

    expect(run.code).toBe(1);
    expect(fake.requests).toHaveLength(0);
    const [error = '', ...others] = said(run, 'error');
    expect(others).toEqual([]);
    expect(error).toMatch(/\b6 rows\b/);
    expect(error).toMatch(/https:\/\/aistudio\.google\.com\/\S+/);
    expect(error).toMatch(/dry-run/);
    expect(statsOf(run)).toMatchObject({ complete: false, rows: { pending: 6 } });
    expect(emptyTopics(await rowsOf(workspace))).toHaveLength(6);
  });

  test('is one error on the command line, in its own words, and nothing is written', async () => {
    const workspace = await pottery();
    const run = await call(workspace, ['plans/pottery'], { env: { GEMINI_API_KEY: '' } });

    expect(run.code).toBe(1);
    expect(run.stderr).toMatch(
      /Error: 6 rows .*https:\/\/aistudio\.google\.com.*set GEMINI_API_KEY\. No key is needed with --dry-run, or with --model offline/,
    );
    expect(run.stdout).toBe('');
    expect(await readdir(workspace)).toEqual(['plans']);
  });

  test('that is rejected is named as the command line knows it', async () => {
    const run = await call(await pottery(), ['plans/pottery'], {
      gemini: await gemini(invalidKey),
    });

    expect(run.code).toBe(1);
    expect(run.stderr).toContain('Check GEMINI_API_KEY, or create a new key');
    expect(run.stderr).not.toContain('gemini-api-key');
  });

  test('is no fault where no row is to be asked', async () => {
    const workspace = await pottery();
    await enrich(workspace, { gemini: await gemini() });
    const run = await enrich(workspace, { inputs: NO_KEY, env: { GEMINI_URL: NOWHERE } });

    expect(run.code).toBe(0);
    expect(statsOf(run)).toMatchObject({ complete: true, stopped: null, rows: { cached: 6 } });
  });

  test.each<[string, PullRequestOptions]>([
    ['a fork', { headRepository: 'somebody/roadmaps' }],
    ['a fork that was deleted', { headRepository: null }],
    ['Dependabot', { actor: 'dependabot[bot]' }],
  ])('is no fault on a pull request of %s: one notice, and rows pending', async (_, of) => {
    const workspace = await pottery();
    const run = await enrich(workspace, {
      event: pullRequestEvent(of),
      inputs: { ...NO_KEY, 'fail-on': 'incomplete' },
    });

    expect(run.code).toBe(0);
    expect(said(run, 'notice')).toEqual([expect.stringMatching(/[Tt]here is nothing to fix/)]);
    expect(said(run, 'error')).toEqual([]);
    expect(said(run, 'warning')).toEqual([]);
    expect(statsOf(run)).toMatchObject({ stopped: 'no-key', rows: { pending: 6 } });
    expect(emptyTopics(await rowsOf(workspace))).toHaveLength(6);
  });

  test.each([
    ['a pull request of the repository itself', pullRequestEvent()],
    ['a push', pushEvent()],
  ])('is a fault on %s', async (_, event) => {
    const run = await enrich(await pottery(), { event, inputs: NO_KEY });

    expect(run.code).toBe(1);
    expect(said(run, 'notice')).toEqual([]);
  });
});

describe('one roadmap of several that cannot be loaded', () => {
  const files = {
    ...invented('pottery', { count: 3 }),
    'plans/broken/broken.json': '{"nodes": [',
  };
  const inputs = { roadmap: 'plans/broken\nplans/pottery' };

  test('keeps its table, is named in an error and in the statistics; the other is done', async () => {
    const old = '"Category","Subcategory","Topic","Description","Resources","TLDR","Challenge"\n';
    const workspace = await tempWorkspace({ ...files, 'roadmaps/broken.csv': old });
    const run = await enrich(workspace, { gemini: await gemini(), inputs });

    expect(run.code).toBe(1);
    expect(said(run, 'error')).toEqual([expect.stringMatching(/broken\.json/)]);
    expect(statsOf(run)).toMatchObject({
      complete: false,
      stopped: null,
      rows: { total: 3, enriched: 3 },
      roadmaps: expect.arrayContaining([
        expect.objectContaining({ slug: 'pottery', changed: true }),
        expect.objectContaining({
          slug: 'broken',
          changed: false,
          error: expect.stringContaining('JSON'),
        }),
      ]),
    });
    expect(await csvOf(workspace, 'roadmaps/broken.csv')).toBe(old);
    expect(emptyTopics(await rowsOf(workspace))).toEqual([]);
    expect(run.summary).toContain('broken');
  });

  test('ends the run before any request where no other can', async () => {
    const fake = await gemini();
    const workspace = await tempWorkspace(files);
    const run = await enrich(workspace, { gemini: fake, inputs: { roadmap: 'plans/broken' } });

    expect(run.code).toBe(1);
    expect(fake.requests).toHaveLength(0);
    await expect(access(join(workspace, 'roadmaps'))).rejects.toThrow();
  });
});

describe('a proxy that Node.js ignores', () => {
  const env = { HTTPS_PROXY: 'http://user:canary@127.0.0.1:9' };

  test('is one notice of a step, which says what to set', async () => {
    const run = await enrich(await pottery(), { gemini: await gemini(), env });

    expect(run.code).toBe(0);
    expect(said(run, 'notice')).toEqual([expect.stringMatching(/NODE_USE_ENV_PROXY to 1/)]);
    expect(run.stdout).not.toContain('canary');
  });

  test('is one line of the command line', async () => {
    const args = ['plans/pottery', '--cache', 'none'];
    const run = await call(await pottery(), args, { gemini: await gemini(), env });

    expect(run.code).toBe(0);
    expect(run.stderr.match(/NODE_USE_ENV_PROXY to 1/g)).toHaveLength(1);
  });
});
