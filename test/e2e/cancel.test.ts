import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { type Behaviour, type FakeGemini, hang, normal, perMinute } from '../fakes/gemini.ts';
import { startSite } from '../fakes/roadmap-site.ts';
import { WINDOWS } from '../platform.ts';
import { runPost } from './action.ts';
import { runCli } from './cli.ts';
import { readManifest } from './manifest.ts';
import { asked, call, enrich, expectOwnTldrs, gemini, rowsOf, said, statsOf } from './refresh.ts';
import { invented } from './roadmaps.ts';
import { tempFolder, tempWorkspace } from './workspace.ts';

/** Two batches of two are answered, the third hangs until the run is ended. */
const script: Behaviour = ({ n }) => (n <= 2 ? normal : hang);
const FLAGS = ['--batch-size', '2', '--concurrency', '1', '--cache', 'c.jsonl', '--json'];
const INPUTS = { 'batch-size': '2', concurrency: '1' };
const TOPICS = 10;

const thirdRequest = (fake: FakeGemini) => fake.until(({ length }) => length === 3);

async function scene() {
  const fake = await gemini(script);
  const workspace = await tempWorkspace(invented('pottery', { count: TOPICS }));
  return { fake, workspace };
}

describe.skipIf(WINDOWS).each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('%s in the middle', (send, code) => {
  test('ends the command line in order, and the next run asks only the rest', async () => {
    const { fake, workspace } = await scene();
    const args = ['plans/pottery', ...FLAGS];
    const signal = { send, when: thirdRequest(fake) };
    const run = await call(workspace, args, { gemini: fake, signal });

    expect(run.code).toBe(code);
    expect(statsOf(run)).toMatchObject({
      complete: false,
      stopped: 'cancelled',
      rows: { enriched: 4, pending: TOPICS - 4 },
      requests: { total: 3 },
    });
    const before = await rowsOf(workspace);
    expect(before.filter(({ TLDR }) => TLDR !== '')).toHaveLength(4);
    expectOwnTldrs(before);

    const well = await gemini();
    await rm(join(workspace, 'roadmaps'), { recursive: true });
    const next = await call(workspace, args, { gemini: well });
    expect(statsOf(next)).toMatchObject({ complete: true, rows: { cached: 4, enriched: 6 } });
    expect(Object.keys(asked(well))).toHaveLength(TOPICS - 4);
  });

  test('ends the action with table, outputs and summary', async () => {
    const { fake, workspace } = await scene();
    const signal = { send, when: thirdRequest(fake) };
    const run = await enrich(workspace, { gemini: fake, inputs: INPUTS, signal });

    expect(run.code).toBe(code);
    expect(statsOf(run)).toMatchObject({ stopped: 'cancelled', rows: { enriched: 4 } });
    expect(Object.keys(run.outputs).toSorted()).toEqual(readManifest().outputs.toSorted());
    expect(run.summary).toContain('cancelled');
    expect(said(run, 'error')).toEqual([]);
    expectOwnTldrs(await rowsOf(workspace));
  });
});

/** A roadmap.sh of ten roadmaps that is silent about what matches, and when it was asked for that. */
async function silentSite(path: RegExp) {
  const text = '{"nodes":[],"edges":[]}';
  const names = Array.from({ length: 10 }, (_, i) => [`craft-${i}`, { graph: text, texts: {} }]);
  const site = await startSite({ ...Object.fromEntries(names), pottery: POTTERY });
  onTestFinished(site.close);
  site.faults.push({ path, answer: 'hang' });
  const asked = vi.waitUntil(() => site.requests.some((other) => path.test(other)), 90_000);
  return { env: { ROADMAP_URL: site.url, GEMINI_API_KEY: 'AQ.never-sent' }, asked };
}

const LIST = /^\/api\/v1-list/;
const GRAPH = /^\/api\/v1-official-roadmap\//;
const TEXT = /^\/api\/v1-official-roadmap-topic\//;

const POTTERY = {
  graph: invented('pottery', { count: 3 })['plans/pottery/pottery.json'] ?? '',
  texts: {},
};

describe.skipIf(WINDOWS)('a command that is cancelled while roadmap.sh is silent', () => {
  test.each([
    ['list', LIST, ['list']],
    ['draw', GRAPH, ['draw', 'pottery']],
    ['a slug', GRAPH, ['pottery']],
    ['a slug, planned only', GRAPH, ['pottery', '--dry-run']],
    ['a pattern', LIST, ['craft-*']],
    ['what a pattern stands for', GRAPH, ['craft-*']],
  ])('says so in one line and ends as cancelled: %s', async (_, path, args) => {
    const { env, asked } = await silentSite(path);
    const signal = { send: 'SIGINT', when: asked } as const;
    const run = await runCli(args, { cwd: await tempFolder(), env, signal });

    expect([run.code, run.stdout]).toEqual([130, '']);
    const lines = run.stderr.trimEnd().split('\n');
    expect(lines.filter((line) => !line.startsWith('Reading '))).toEqual([
      'The run was cancelled.',
    ]);
    // The list, and what was asked for at once: nothing is begun any more.
    expect(lines.length - 1).toBeLessThanOrEqual(1 + 8);
  });

  test('writes nothing of the roadmaps that it has read already', async () => {
    const { env, asked } = await silentSite(GRAPH);
    const cwd = await tempWorkspace({ 'lists/tea.csv': 'Topic\nGreen\nBlack\n' });
    const signal = { send: 'SIGINT', when: asked } as const;
    const run = await runCli(['lists/tea.csv', 'pottery', '--formats', 'html'], {
      cwd,
      env,
      signal,
    });

    expect([run.code, run.stdout]).toEqual([130, '']);
    expect(run.stderr).toMatch(/The run was cancelled\.\n$/);
    expect(run.stderr).not.toMatch(/failed|written|unchanged/);
    expect(await readdir(cwd)).toEqual(['lists']);
  });

  test('says so at the end of the checks that doctor has made', async () => {
    const { env, asked } = await silentSite(GRAPH);
    const signal = { send: 'SIGINT', when: asked } as const;
    const run = await runCli(['doctor', '--json'], { cwd: await tempFolder(), env, signal });

    expect([run.code, run.stdout]).toEqual([130, '']);
    expect(run.stderr).toMatch(/The run was cancelled\.\n$/);
  });

  test('ends by the code of the other signal too', async () => {
    const { env, asked } = await silentSite(LIST);
    const signal = { send: 'SIGTERM', when: asked } as const;
    const run = await runCli(['list'], { cwd: await tempFolder(), env, signal });

    expect([run.code, run.stderr.split('\n').at(-2)]).toEqual([143, 'The run was cancelled.']);
  });

  test.each([
    ['graph', GRAPH],
    // What was not reached in time is not out of reach.
    ['texts', TEXT],
  ])('writes no table, and its statistics say so, where its %s is missing', async (_, path) => {
    const { env, asked } = await silentSite(path);
    const signal = { send: 'SIGINT', when: asked } as const;
    const cwd = await tempFolder();
    const run = await runCli(['pottery', '--json'], { cwd, env, signal });

    expect(run.code).toBe(130);
    expect(statsOf(run)).toMatchObject({
      complete: false,
      stopped: 'cancelled',
      rows: { total: 0 },
      roadmaps: [{ slug: 'pottery', error: 'the run was cancelled' }],
    });
    expect(await readdir(cwd)).toEqual([]);
    expect(run.stderr).not.toContain('Error');
  });
});

describe.skipIf(WINDOWS)('a step that is cancelled while roadmap.sh is silent', () => {
  test.each([
    ['a slug', GRAPH, 'pottery', '[]'],
    ['a pattern', LIST, 'craft-*', ''],
  ])('ends as cancelled, without an error: %s', async (_, path, roadmap, paths) => {
    const { env, asked } = await silentSite(path);
    const signal = { send: 'SIGINT', when: asked } as const;
    const workspace = await tempWorkspace();
    const inputs = { roadmap, 'github-token': '' };
    const run = await enrich(workspace, { env, inputs, signal });

    expect(run.code).toBe(130);
    expect(said(run, 'error')).toEqual([]);
    expect(run.stdout).toMatch(/the run was cancelled/i);
    expect(run.outputs['csv-paths']).toBe(paths);
  });
});

test('a cancel before the step has begun leaves the post step nothing to do', async () => {
  const { fake, workspace } = await scene();
  const signal = { send: 'SIGKILL', when: Promise.resolve() } as const;
  const run = await enrich(workspace, { gemini: fake, inputs: INPUTS, signal });
  const post = await runPost(run);

  expect([run.signal, run.state, post.code]).toEqual(['SIGKILL', {}, 0]);
  expect(fake.requests).toHaveLength(0);
  expect(await readdir(workspace)).toEqual(['plans']);
});

describe('SIGKILL in the middle', () => {
  test('loses no row that was answered: the next run asks only the rest', async () => {
    const { fake, workspace } = await scene();
    const args = ['plans/pottery', ...FLAGS];
    const signal = { send: 'SIGKILL', when: thirdRequest(fake) } as const;
    const run = await call(workspace, args, { gemini: fake, signal });
    expect(run.signal).toBe('SIGKILL');

    const well = await gemini();
    const next = await call(workspace, args, { gemini: well });
    expect(statsOf(next)).toMatchObject({ complete: true, rows: { cached: 4, enriched: 6 } });
    expect(Object.keys(asked(well))).toHaveLength(TOPICS - 4);
  });

  test('in the middle of a line costs that row alone', async () => {
    const { fake, workspace } = await scene();
    const args = ['plans/pottery', ...FLAGS];
    const signal = { send: 'SIGKILL', when: thirdRequest(fake) } as const;
    await call(workspace, args, { gemini: fake, signal });
    const path = join(workspace, 'c.jsonl');
    await writeFile(path, (await readFile(path, 'utf8')).slice(0, -20));

    const well = await gemini();
    const next = await call(workspace, args, { gemini: well });
    expect(statsOf(next)).toMatchObject({ complete: true, rows: { cached: 3, enriched: 7 } });
    expect(next.stderr.match(/Warning: .*1 .* line/g)).toHaveLength(1);

    await rm(join(workspace, 'roadmaps'), { recursive: true });
    const last = await call(workspace, args, { gemini: well });
    expect(statsOf(last)).toMatchObject({ rows: { cached: TOPICS } });
    expect(last.stderr).not.toContain('Warning');
  });
});

// Only the first signal of the runner is sent: a run that waited for more would be killed as late.
describe.skipIf(WINDOWS)('the runner that cancels a job', () => {
  test('does not have to wait for a full minute of the quota', async () => {
    const fake = await gemini(perMinute({ retryDelay: '50s' }));
    const workspace = await tempWorkspace(invented('pottery', { count: TOPICS }));
    const told = fake.until(([first]) => first?.status === 429);
    const signal = { send: 'SIGINT', when: told.then(() => wait(300)) } as const;
    const run = await enrich(workspace, { gemini: fake, inputs: INPUTS, signal });

    expect(run.code).toBe(130);
    expect(statsOf(run)).toMatchObject({ stopped: 'cancelled', rows: { pending: TOPICS } });
  });
});
