import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { type Behaviour, type FakeGemini, hang, normal, perMinute } from '../fakes/gemini.ts';
import { WINDOWS } from '../platform.ts';
import { readManifest } from './manifest.ts';
import { asked, call, enrich, expectOwnTldrs, gemini, rowsOf, said, statsOf } from './refresh.ts';
import { invented } from './roadmaps.ts';
import { tempWorkspace } from './workspace.ts';

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
    expect(next.stderr.match(/Warning: .*1 line/g)).toHaveLength(1);

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

  test('does not have to wait for its second signal', async () => {
    const { fake, workspace } = await scene();
    const signal = { send: 'SIGINT', when: thirdRequest(fake) } as const;
    const run = await enrich(workspace, { gemini: fake, inputs: INPUTS, signal });

    expect(run.code).toBe(130);
  });
});
