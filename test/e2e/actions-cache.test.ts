import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { type ActionsServices, startActionsServices } from '../fakes/actions-services.ts';
import { type Behaviour, hang, invalidKey, normal } from '../fakes/gemini.ts';
import { WINDOWS } from '../platform.ts';
import { type ActionRun, runPost } from './action.ts';
import {
  asked,
  csvOf,
  type EnrichOptions,
  enrich,
  expectOwnTldrs,
  filesBelow,
  gemini,
  rowsOf,
  said,
  statsOf,
} from './refresh.ts';
import { invented } from './roadmaps.ts';
import { toolkit } from './toolkit.ts';
import { tempFolder, tempWorkspace } from './workspace.ts';

const STAGE = '.roadmap-enrich-cache';

let services: ActionsServices;
beforeAll(async () => {
  services = await startActionsServices();
  return services.close;
});
afterEach(() => {
  services.faults.cache = undefined;
});

// The entries of all tests are in one service: every test has texts of its own, by `first`.
let next = 0;
function plans(count: number, slug = 'pottery') {
  const files = invented(slug, { count, text: (n) => `Test ${next} on ${n}.` });
  next += 1;
  return files;
}

/** Both steps of a job in a workspace. */
async function job(workspace: string, options: EnrichOptions = {}) {
  const main = await enrich(workspace, { ...options, env: { ...services.env, ...options.env } });
  const saves = saved();
  const post = await runPost(main);
  expect(post.code).toBe(0);
  return { main, post, saved: saved() - saves };
}

const saveTries = () =>
  services.requests.filter(({ method }) => method === 'CreateCacheEntry').length;
const saved = () => services.entries().filter(({ finished }) => finished).length;

/** Puts a file into the cache as an older run would have, or a stranger. */
async function plant(prepare: (workspace: string) => Promise<void>, suffix = ''): Promise<void> {
  const workspace = await tempWorkspace();
  await prepare(workspace);
  next += 1;
  const key = `roadmap-enrich-1-00000000-${next}${suffix}`;
  await toolkit({ workspace, env: services.env }, 'save', `${STAGE}/rows.jsonl`, key);
}

describe('the Actions cache', () => {
  test('gives a new workspace all 134 rows of the last run: no request, and the same table', async () => {
    const files = plans(134);
    const fake = await gemini();
    const first = await tempWorkspace(files);
    const one = await job(first, { gemini: fake });
    expect(fake.requests).toHaveLength(7);
    expect(one.saved).toBe(1);

    const second = await tempWorkspace(files);
    const tries = saveTries();
    const two = await job(second, { gemini: fake });
    expect(fake.requests).toHaveLength(7);
    expect(statsOf(two.main)).toMatchObject({
      complete: true,
      rows: { cached: 134 },
      requests: { total: 0 },
    });
    expect(await csvOf(second)).toBe(await csvOf(first));
    expect(saveTries()).toBe(tries);
  });

  test('leaves nothing behind in the workspace', async () => {
    const workspace = await tempWorkspace(plans(3));
    await job(workspace, { gemini: await gemini() });
    await job(workspace, { gemini: await gemini() });

    expect((await readdir(workspace)).toSorted()).toEqual(['plans', 'roadmaps']);
  });

  test.skipIf(WINDOWS)('takes its folder away where it is cancelled itself', async () => {
    const workspace = await tempWorkspace(plans(3));
    const main = await enrich(workspace, { gemini: await gemini(), env: services.env });
    services.faults.cache = 'hang';
    const tries = saveTries();
    const when = vi.waitUntil(() => saveTries() > tries, 90_000);
    const post = await runPost(main, { signal: { send: 'SIGINT', when } });

    expect(post.code).toBe(0);
    expect(said(post, 'warning')).toEqual([expect.stringMatching(/^Cache not saved: .*cancelled/)]);
    expect((await readdir(workspace)).toSorted()).toEqual(['plans', 'roadmaps']);
  });

  test('takes away what a restore unpacked after it was given up', async () => {
    const workspace = await tempWorkspace(plans(3));
    const main = await enrich(workspace, { gemini: await gemini(), env: services.env });
    await mkdir(join(workspace, STAGE));
    await writeFile(join(workspace, STAGE, 'rows.jsonl'), '');
    const saves = saved();
    await runPost(main);

    expect((await readdir(workspace)).toSorted()).toEqual(['plans', 'roadmaps']);
    expect(saved()).toBe(saves + 1);
  });

  test('helps another roadmap with the same texts', async () => {
    const text = (n: number) => `A shared text on ${n}.`;
    const fake = await gemini();
    await job(await tempWorkspace(invented('pottery', { count: 6, text })), { gemini: fake });
    const workspace = await tempWorkspace(invented('studio', { count: 8, text }));
    const { main, saved: saves } = await job(workspace, {
      gemini: fake,
      inputs: { roadmap: 'plans/studio' },
    });

    expect(statsOf(main)).toMatchObject({ rows: { cached: 6, enriched: 2 } });
    expect(saves).toBe(1);
  });

  test('is not used where it is switched off, nor for a preview', async () => {
    const workspace = await tempWorkspace(plans(3));
    const fake = await gemini();
    const before = services.requests.length;
    await job(workspace, { gemini: fake, inputs: { cache: 'false' } });
    await job(workspace, { inputs: { model: 'offline' } });

    expect(services.requests).toHaveLength(before);
  });
});

describe('what a job saves', () => {
  test.skipIf(WINDOWS)('includes what was done before the runner cancelled it', async () => {
    const files = plans(10);
    const script: Behaviour = ({ n }) => (n <= 2 ? normal : hang);
    const fake = await gemini(script);
    const { main, saved: saves } = await job(await tempWorkspace(files), {
      gemini: fake,
      inputs: { 'batch-size': '2', concurrency: '1' },
      signal: { send: 'cancel', when: fake.until(({ length }) => length === 3) },
    });
    expect(main.code).toBe(130);
    expect(saves).toBe(1);

    const well = await gemini();
    const workspace = await tempWorkspace(files);
    await job(workspace, { gemini: well });
    expect(Object.keys(asked(well))).toHaveLength(6);
    expectOwnTldrs(await rowsOf(workspace));
  });

  test('includes what was done before the process was killed', async () => {
    const files = plans(10);
    const script: Behaviour = ({ n }) => (n <= 2 ? normal : hang);
    const fake = await gemini(script);
    const { main, saved: saves } = await job(await tempWorkspace(files), {
      gemini: fake,
      inputs: { 'batch-size': '2', concurrency: '1' },
      signal: { send: 'SIGKILL', when: fake.until(({ length }) => length === 3) },
    });
    expect(main.signal).toBe('SIGKILL');
    expect(saves).toBe(1);

    const well = await gemini();
    await job(await tempWorkspace(files), { gemini: well });
    expect(Object.keys(asked(well))).toHaveLength(6);
  });

  test('includes what was done before the key was rejected', async () => {
    const files = plans(6);
    const fake = await gemini(({ n }) => (n === 1 ? normal : invalidKey));
    const { main, saved: saves } = await job(await tempWorkspace(files), {
      gemini: fake,
      inputs: { 'batch-size': '2', concurrency: '1' },
    });

    expect(main.code).toBe(1);
    expect(saves).toBe(1);
  });

  test('is nothing where nothing was answered', async () => {
    const fake = await gemini(invalidKey);
    const { saved: saves } = await job(await tempWorkspace(plans(3)), { gemini: fake });

    expect(saves).toBe(0);
  });

  test('is nothing after a dry run, even if the old cache is to be tidied', async () => {
    const files = plans(3);
    const first = await tempWorkspace(files);
    const { main } = await job(first, { gemini: await gemini() });
    const text = await cacheText(main);
    await plant(async (workspace) => {
      await mkdir(join(workspace, STAGE));
      await writeFile(join(workspace, STAGE, 'rows.jsonl'), `${text}{"torn\n`);
    });
    const other = await tempWorkspace(plans(3, 'lamps'));
    const inputs = { roadmap: 'plans/lamps', 'dry-run': 'true' };
    const { main: dry, saved: saves } = await job(other, { inputs });

    expect(said(dry, 'warning')).toEqual([expect.stringMatching(/1 .* line/)]);
    expect(saves).toBe(0);
  });
});

/** The cache file that a main step left for its post step. */
async function cacheText({ options: { runnerTemp = '' } }: ActionRun): Promise<string> {
  const files = await filesBelow(runnerTemp);
  return Object.entries(files).find(([path]) => path.endsWith('rows.jsonl'))?.[1] ?? '';
}

describe('a cache that cannot be used costs a warning, not the run', () => {
  async function expectPlainRun(workspace: string): Promise<ActionRun> {
    const { main, post } = await job(workspace, { gemini: await gemini() });
    expect(main.code).toBe(0);
    expect(statsOf(main)).toMatchObject({ complete: true, rows: { enriched: 3 } });
    expect(said(main, 'error').concat(said(post, 'error'))).toEqual([]);
    return main;
  }

  test('as its folder holds something of the user', async () => {
    const workspace = await tempWorkspace({
      ...plans(3),
      [`${STAGE}/rows.jsonl`]: 'mine\n',
    });
    const before = services.requests.length;
    const run = await expectPlainRun(workspace);

    expect(said(run, 'warning')).toEqual([expect.stringContaining(STAGE)]);
    expect(await readFile(join(workspace, STAGE, 'rows.jsonl'), 'utf8')).toBe('mine\n');
    expect(services.requests).toHaveLength(before);
  });

  test.skipIf(WINDOWS)('as its folder is a link', async () => {
    const outside = await tempFolder();
    const workspace = await tempWorkspace(plans(3));
    await symlink(outside, join(workspace, STAGE));
    const run = await expectPlainRun(workspace);

    expect(said(run, 'warning')).toEqual([expect.stringContaining(STAGE)]);
    expect(await readdir(outside)).toEqual([]);
  });

  test.skipIf(WINDOWS)('as what is restored is a link', async () => {
    const outside = await tempWorkspace({ 'secret.txt': 'canary-4711\n' });
    await plant(async (workspace) => {
      await mkdir(join(workspace, STAGE));
      await symlink(join(outside, 'secret.txt'), join(workspace, STAGE, 'rows.jsonl'));
    });
    const workspace = await tempWorkspace(plans(3, 'beads'));
    const { main } = await job(workspace, {
      gemini: await gemini(),
      inputs: { roadmap: 'plans/beads' },
    });

    expect(main.code).toBe(0);
    expect(said(main, 'warning')).toEqual([expect.stringMatching(/[Cc]ache/)]);
    expect(await cacheText(main)).not.toContain('canary');
  });

  test('as what is restored was written by a stranger: only valid values are taken', async () => {
    await plant(async (workspace) => {
      await mkdir(join(workspace, STAGE));
      const value = { k: '0'.repeat(64), tldr: 'See https://example.com', challenge: 'expert' };
      const meta = { model: 'm', prompt: 1, made: '2026-01-01T00:00:00Z', used: '2026-01' };
      const lines = [JSON.stringify({ ...value, ...meta }), 'not JSON', '::error::injected'];
      await writeFile(join(workspace, STAGE, 'rows.jsonl'), lines.join('\n'));
    });
    const workspace = await tempWorkspace(plans(3, 'tiles'));
    const { main } = await job(workspace, {
      gemini: await gemini(),
      inputs: { roadmap: 'plans/tiles' },
    });

    expect(main.code).toBe(0);
    expect(said(main, 'warning')).toEqual([expect.stringMatching(/3 .* lines/)]);
    expect(statsOf(main)).toMatchObject({ rows: { enriched: 3 } });
  });

  test('as its key holds a command: the runner executes none', async () => {
    await plant(async (workspace) => {
      await mkdir(join(workspace, STAGE));
      await writeFile(join(workspace, STAGE, 'rows.jsonl'), '');
    }, '\n::warning::injected\r::add-mask::e\n ##[error]injected');
    const workspace = await tempWorkspace(plans(3, 'glass'));
    const { main } = await job(workspace, {
      gemini: await gemini(),
      inputs: { roadmap: 'plans/glass' },
    });

    expect(main.code).toBe(0);
    expect(main.stdout).toContain('injected');
    expect(said(main, 'warning')).toEqual([]);
    // What the runner sees in full as a command of its own is no other.
    const lines = main.stdout.split(/[\r\n]+/).filter((line) => !line.startsWith('::debug::'));
    expect(lines.join('\n')).not.toMatch(/^\s*::(?:warning|add-mask::e$)|##\[/m);
  });

  test.each(['rate-limit', 'refuse'] as const)('as the service answers with %s', async (fault) => {
    services.faults.cache = fault;
    await expectPlainRun(await tempWorkspace(plans(3)));
  });

  test('as the run may not write it', async () => {
    const workspace = await tempWorkspace(plans(3));
    services.faults.cache = 'read-only';
    const { main, post, saved: saves } = await job(workspace, { gemini: await gemini() });

    expect(main.code).toBe(0);
    expect(saves).toBe(0);
    expect(said(post, 'error')).toEqual([]);
  });

  test('as there is no such service', async () => {
    const workspace = await tempWorkspace(plans(3));
    const main = await enrich(workspace, { gemini: await gemini() });
    const post = await runPost(main);

    expect([main.code, post.code]).toEqual([0, 0]);
    expect(main.stdout).toContain('Cache: the Actions cache is not available here');
  });
});

test('the state that main hands to post is used only as main wrote it', async () => {
  const workspace = await tempWorkspace(plans(3));
  const main = await enrich(workspace, { gemini: await gemini(), env: services.env });
  const before = saved();
  for (const change of [{ id: '../../../etc' }, { namesHash: 'a,b' }, { restored: 'injected' }]) {
    const post = await runPost(main, { state: { ...main.state, ...change } });
    expect(post.code).toBe(0);
  }
  expect(saved()).toBe(before);

  await runPost(main);
  expect(saved()).toBe(before + 1);
});
