import { describe, expect, test } from 'vitest';
import {
  type Behaviour,
  delay,
  hang,
  normal,
  overloaded,
  perDay,
  perMinute,
  quota,
  together,
} from '../fakes/gemini.ts';
import { asked, enrich, expectOwnTldrs, gemini, rowsOf, said, statsOf } from './refresh.ts';
import { invented } from './roadmaps.ts';
import { tempWorkspace } from './workspace.ts';

/** 20 topics in ten batches, one request after the other. */
const TOPICS = 20;
const ONE_BY_ONE = { 'batch-size': '2', concurrency: '1' };

async function run(script: Behaviour, inputs: Readonly<Record<string, string>> = {}) {
  const fake = await gemini(script);
  const workspace = await tempWorkspace(invented('pottery', { count: TOPICS }));
  const ended = await enrich(workspace, { gemini: fake, inputs: { ...ONE_BY_ONE, ...inputs } });
  return { fake, workspace, ended, stats: statsOf(ended), rows: await rowsOf(workspace) };
}

describe("the day's quota", () => {
  test('ends the run in time, with exit 0, and the next run asks the rest', async () => {
    // A run that waited as long as this 429 claims would be killed as late.
    const usedUp = perDay({ retryDelay: '50s' });
    const fake = await gemini(({ n }) => (n <= 3 ? normal : usedUp));
    const workspace = await tempWorkspace(invented('pottery', { count: TOPICS }));
    const run = await enrich(workspace, { gemini: fake, inputs: ONE_BY_ONE });

    expect(run.code).toBe(0);
    expect(fake.requests).toHaveLength(4);
    expect(statsOf(run)).toMatchObject({
      complete: false,
      stopped: 'daily-quota',
      rows: { enriched: 6, pending: TOPICS - 6 },
      successRate: 30,
    });
    expect(said(run, 'error')).toEqual([]);

    const tomorrow = await gemini();
    const next = await enrich(workspace, { gemini: tomorrow, inputs: ONE_BY_ONE });
    expect(statsOf(next)).toMatchObject({
      complete: true,
      rows: { cached: 6, enriched: TOPICS - 6 },
    });
    expect(Object.keys(asked(tomorrow))).toHaveLength(TOPICS - 6);
  });

  test('ends a run that is not compared with single requests, since it was cut short', async () => {
    const { ended } = await run(quota({ perDay: 3 }));

    expect(ended.summary).toContain('| Requests | 4 |\n');
    expect(ended.summary).toContain('not sent: the daily quota is exhausted');
  });

  test('fails a run that is to fail on incomplete tables', async () => {
    const { ended } = await run(perDay(), { 'fail-on': 'incomplete' });

    expect(ended.code).toBe(1);
  });
});

describe('the limits of the run', () => {
  test('a deadline aborts a request that hangs, and ends the run with exit 0', async () => {
    const script: Behaviour = ({ n }) => (n === 1 ? normal : hang);
    // Time for the first answer on a busy machine, and less than until the child is killed as late.
    const { ended, stats, rows } = await run(script, { 'deadline-minutes': '0.15' });

    expect(ended.code).toBe(0);
    expect(stats).toMatchObject({
      stopped: 'deadline',
      rows: { enriched: 2, pending: TOPICS - 2 },
    });
    expectOwnTldrs(rows);
  });

  test('a deadline ends the waiting for a service that is down, which is an outage', async () => {
    const { ended, stats } = await run(overloaded, { 'deadline-minutes': '0.05' });

    expect(ended.code).toBe(0);
    expect(said(ended, 'warning')).toEqual([expect.stringMatching(/Gemini is unavailable: /)]);
    expect(stats).toMatchObject({ stopped: 'outage', rows: { pending: TOPICS } });
  });

  test('a deadline does not wait for a quota that comes later than it', async () => {
    // Later than the child is killed as late: a run that waited for it would not end in time.
    const { ended, stats } = await run(perMinute({ retryDelay: '50s' }), {
      'deadline-minutes': '0.5',
    });

    expect(ended.code).toBe(0);
    expect(stats).toMatchObject({ stopped: 'deadline', rows: { pending: TOPICS } });
  });

  test('no more requests per minute are sent than were given', async () => {
    // The fourth would have to wait until after the deadline, so the run ends at once.
    const { fake, stats } = await run(normal, {
      'requests-per-minute': '3',
      'deadline-minutes': '0.5',
    });

    expect(fake.requests).toHaveLength(3);
    expect(stats).toMatchObject({ stopped: 'deadline', rows: { enriched: 6 } });
  });

  test('no more requests are in flight than were given', async () => {
    const { fake, stats } = await run(together(3, delay(100)), { concurrency: '3' });

    expect(fake.maxInFlight()).toBe(3);
    expect(stats).toMatchObject({ complete: true });
  });

  test.each([
    { failOn: 'error', code: 0 },
    { failOn: 'incomplete', code: 1 },
  ])('a budget of requests is kept; exit $code with fail-on $failOn', async ({ failOn, code }) => {
    const { fake, ended, stats } = await run(normal, { 'max-requests': '4', 'fail-on': failOn });

    expect(ended.code).toBe(code);
    expect(fake.requests).toHaveLength(4);
    expect(stats).toMatchObject({ stopped: 'budget', rows: { enriched: 8, pending: TOPICS - 8 } });
  });

  test('a budget that is used up exactly stops nothing', async () => {
    const { stats } = await run(normal, { 'max-requests': '10' });

    expect(stats).toMatchObject({ complete: true, stopped: null, requests: { total: 10 } });
  });

  test('a budget in dollars is kept', async () => {
    const { stats } = await run(normal, { 'max-cost-usd': '0.001' });

    expect(stats.stopped).toBe('budget');
    expect(stats.costUsd).toBeGreaterThan(0);
    expect(stats.costUsd).toBeLessThanOrEqual(0.001);
    expect(stats.rows.enriched).toBeGreaterThan(0);
  });
});

describe('a budget in dollars that not even one row fits into', () => {
  test('is told in one line, and nothing is asked', async () => {
    const { fake, ended, stats } = await run(normal, { 'max-cost-usd': '0.0001' });

    expect(ended.code).toBe(0);
    expect(fake.requests).toEqual([]);
    expect(stats).toMatchObject({ stopped: 'budget', rows: { pending: TOPICS } });
    expect(said(ended, 'warning')).toEqual([
      expect.stringMatching(/^No row was sent: one row may cost up to \$0\.00\d\d, which/),
    ]);
  });
});

describe('the request', () => {
  test('carries the key in a header, the instructions in one place, and nothing of GitHub', async () => {
    const fake = await gemini();
    const workspace = await tempWorkspace({
      ...invented('pottery', { count: TOPICS }),
      'tone.txt': 'Speak like a potter.',
    });
    const inputs = { ...ONE_BY_ONE, instructions: 'tone.txt', model: 'gemini-3.1-flash-lite' };
    await enrich(workspace, { gemini: fake, inputs });

    const instructions = new Set(
      fake.requests.map(({ body }) =>
        JSON.stringify(Object.entries(body ?? {}).find(([name]) => name === 'systemInstruction')),
      ),
    );
    expect(instructions.size).toBe(1);
    expect([...instructions][0]).toContain('Speak like a potter.');
    for (const { url, headers, model } of fake.requests) {
      expect(url).not.toContain('key');
      expect(model).toBe('gemini-3.1-flash-lite');
      expect(headers.authorization).toBeUndefined();
    }
  });
});
