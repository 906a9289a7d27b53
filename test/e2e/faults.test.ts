import { createServer } from 'node:http';
import { describe, expect, onTestFinished, test } from 'vitest';
import {
  apiError,
  type Behaviour,
  bareRateLimit,
  delay,
  depleted,
  failedPrecondition,
  forbidden,
  invalidArgument,
  invalidKey,
  noQuota,
  normal,
  notFound,
  notJson,
  oldKey,
  overloaded,
  perMinute,
  redirect,
  reset,
  sequence,
  together,
  unauthorized,
} from '../fakes/gemini.ts';
import { listen } from '../fakes/loopback.ts';
import { readManifest } from './manifest.ts';
import {
  call,
  emptyTopics,
  enrich,
  expectOwnTldrs,
  gemini,
  rowsOf,
  said,
  statsOf,
} from './refresh.ts';
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

describe('a fault that passes', () => {
  test.each<[string, Behaviour]>([
    ['429 for the minute', perMinute({ retryDelay: '0.8s' })],
    ['429 without details', bareRateLimit],
    ['503', overloaded],
    ['500 of a proxy that speaks no JSON', notJson()],
    ['a connection that is reset', reset],
  ])('is waited out, and the same rows are asked again: %s', async (_, fault) => {
    const { fake, ended, stats, rows } = await run(sequence([normal, fault]), {
      'batch-size': '10',
    });

    expect(ended.code).toBe(0);
    expect(stats).toMatchObject({
      complete: true,
      stopped: null,
      rows: { enriched: TOPICS },
      requests: { total: 3, retries: 1 },
    });
    expect(fake.requests[2]?.items).toEqual(fake.requests[1]?.items);
    expectOwnTldrs(rows);
  });

  test('holds all lanes, for as long as the service says', async () => {
    let last = 0;
    let early = 0;
    const limit: Behaviour = () => {
      // Before the time is up; a busy machine makes the next request later, not earlier.
      setTimeout(() => {
        early = last;
      }, 1_000);
      return perMinute({ retryDelay: '1.5s' });
    };
    const lanes = together(4, ({ n }) => (n === 1 ? limit : n <= 4 ? delay(300) : normal));
    const script: Behaviour = (request) => {
      last = request.n;
      return lanes;
    };
    const { stats } = await run(script, { concurrency: '4' });

    expect(stats).toMatchObject({ complete: true });
    expect(early).toBe(4);
    expect(last).toBeGreaterThan(4);
  });
});

describe('a fault for good', () => {
  const disabled = apiError(400, 'FAILED_PRECONDITION', {
    message: 'Please enable billing on this project.',
  });

  test.each<[string, Behaviour, string, RegExp]>([
    ['400 for the key', invalidKey, 'key', /gemini-api-key/],
    ['401', unauthorized, 'key', /gemini-api-key/],
    [
      '401 of a key of the old kind',
      oldKey,
      'key',
      /no valid API key \(those that begin with AIza no longer are\)\..* create a new key at/,
    ],
    [
      '403 of a project without the API',
      forbidden,
      'billing',
      /^(?!.*(credits|billing)).*disabled\. Enable the Gemini API for the key's project at https/,
    ],
    ['402', depleted, 'billing', /^(?!.*create a new key).*credits are depleted/],
    ['a country without the service', failedPrecondition, 'billing', /location/],
    ['another precondition', disabled, 'billing', /billing/],
    ['404', notFound, 'model', /gemini-3\.5-flash-lite/],
    ['a limit of 0', noQuota, 'model', /gemini-3\.5-flash-lite .*no quota .*needs billing/],
    ['400 on the first answer', invalidArgument, 'bad-request', /invalid argument/],
    ['a redirect', redirect('http://127.0.0.1:2/'), 'bad-request', /Check GEMINI_URL\.$/],
  ])('ends the run at once with what to do: %s', async (_, fault, stopped, says) => {
    const { fake, ended, stats, rows } = await run(fault);

    expect(ended.code).toBe(1);
    expect(fake.requests).toHaveLength(1);
    expect(stats).toMatchObject({
      complete: false,
      stopped,
      rows: { pending: TOPICS },
      successRate: 0,
      requests: { total: 1 },
    });
    expect(said(ended, 'error')).toEqual([expect.stringMatching(says)]);
    expect(emptyTopics(rows)).toHaveLength(TOPICS);
    expect(ended.summary).toContain('pending');
    expect(Object.keys(ended.outputs).toSorted()).toEqual(readManifest().outputs.toSorted());
  });

  test('keeps what was answered before, and what is on its way', async () => {
    // The third is answered after the fourth.
    const pair = together(2, ({ n }) => (n === 4 ? unauthorized : delay(600)));
    const script: Behaviour = ({ n }) => (n <= 2 ? normal : n <= 4 ? pair : unauthorized);
    const { fake, ended, stats, rows } = await run(script, { concurrency: '2' });

    expect(ended.code).toBe(1);
    // A rejection after answers is asked about once more.
    expect(fake.requests.length).toBeLessThanOrEqual(4 + 2);
    expect(stats).toMatchObject({ stopped: 'key', rows: { enriched: 6, pending: TOPICS - 6 } });
    expectOwnTldrs(rows);
  });

  test('is what comes after an answer if it is about money: not one request more is sent', async () => {
    const { fake, ended, stats } = await run(sequence([normal], depleted));

    expect(ended.code).toBe(1);
    expect(fake.requests).toHaveLength(2);
    expect(stats).toMatchObject({ stopped: 'billing', rows: { enriched: 2, pending: TOPICS - 2 } });
  });

  test('is every request from some time on: rejected twice each, three end the run', async () => {
    const { fake, ended, stats } = await run(sequence([normal], invalidArgument));

    expect(ended.code).toBe(1);
    expect(fake.requests).toHaveLength(1 + 3 * 2);
    expect(stats).toMatchObject({ stopped: 'bad-request', rows: { pending: TOPICS - 2 } });
    expect(said(ended, 'error')).toEqual([expect.stringMatching(/invalid argument/)]);
  });

  test.each<[string, Behaviour]>([
    ['400', invalidArgument],
    ['400 for the key', invalidKey],
    ['401', unauthorized],
    ['403', forbidden],
    ['404', notFound],
  ])('is not seen in one stray rejection between answers: %s', async (_, fault) => {
    const { ended, stats, rows } = await run(sequence([normal, fault]), { 'batch-size': '10' });

    expect(ended.code).toBe(0);
    expect(stats).toMatchObject({ complete: true, requests: { total: 3, retries: 1 } });
    expectOwnTldrs(rows);
  });

  test('lets at most as many requests be answered as were in flight', async () => {
    const { fake } = await run(together(4, unauthorized), { concurrency: '4' });

    expect(fake.requests).toHaveLength(4);
  });

  test('never takes the key to another host', async () => {
    const received: unknown[] = [];
    const other = await listen(
      createServer((request, response) => {
        received.push(request.headers);
        response.end('{}');
      }),
    );
    onTestFinished(other.close);
    const { ended } = await run(redirect(`${other.url}/v1beta/models/x:generateContent`));

    expect(received).toEqual([]);
    expect(ended.code).toBe(1);
  });
});

describe('the command line', () => {
  test('ends a fault for good with exit 1, the statistics on standard output, and what to do', async () => {
    const workspace = await tempWorkspace(invented('pottery', { count: 3 }));
    const run = await call(workspace, ['plans/pottery', '--json'], {
      gemini: await gemini(unauthorized),
    });

    expect(run.code).toBe(1);
    expect(statsOf(run)).toMatchObject({ stopped: 'key', rows: { pending: 3 } });
    expect(run.stderr).toMatch(/Error: .*key/);
  });
});
