import { describe, expect, it } from 'vitest';
import type { PromptItem, Reply } from '../../../src/engine/model.ts';
import { enrichInTurn, type RelayOptions } from '../../../src/engine/relay.ts';
import type { Activity, EngineEvent } from '../../../src/engine/result.ts';
import { VirtualClock } from '../../fakes/clock.ts';
import {
  answer,
  answerRows,
  type FakeRequest,
  fakeModel,
  PROMPTS,
  someItems,
} from '../../fakes/model.ts';

type Script = (request: FakeRequest) => Reply | null;

const FIRST = 'gemini-3.5-flash-lite';
const SECOND = 'gemini-3.1-flash-lite';
const THIRD = 'gemini-3.8-flash';

const serves: Script = ({ items }) => answer(items);
const stops = (stop: Extract<Reply, { kind: 'stop' }>['stop'], message = 'no'): Script => {
  return () => ({ kind: 'stop', stop, message });
};
/** Serves so many requests, and then no more today. */
const servesADay =
  (requests: number): Script =>
  ({ n, items }) =>
    n > requests
      ? { kind: 'stop', stop: 'daily-quota', message: 'per day', dayLimit: requests }
      : answer(items);

/** Sends rows to models in turn, each with a script, in virtual time. */
async function relay(
  items: readonly PromptItem[],
  scripts: Readonly<Record<string, Script>>,
  options: Partial<RelayOptions> = {},
) {
  const clock = new VirtualClock();
  const startedAt = clock.now();
  const models = Object.entries(scripts).map(([name, script]) => fakeModel(clock, script, name));
  const [first, ...others] = models;
  if (first === undefined) throw new Error('one model at least');
  const events: EngineEvent[] = [];
  const makers = new Map<string, string>();
  const result = await enrichInTurn(items, {
    models: [first, ...others],
    promptOf: PROMPTS,
    clock,
    batchSize: 'auto',
    concurrency: 8,
    requestsPerMinute: 15,
    maxRequests: Number.POSITIVE_INFINITY,
    maxCostUsd: Number.POSITIVE_INFINITY,
    deadlineAt: startedAt + 30 * 60_000,
    signal: new AbortController().signal,
    onValue: ({ key }, _, { name }) => makers.set(key, name),
    onEvent: (event) => events.push(event),
    ...options,
  });
  const open = [...result.outcomes.values()].filter(({ open }) => open.size > 0).length;
  return { result, models, makers, events, open, requests: models.map((model) => model.requests) };
}

describe('three models with 20 requests a day each', () => {
  // The models of which users report that quota.
  const names = ['gemini-3.8-flash', 'gemini-3.6-flash', 'gemini-2.5-flash'];
  const scripts = Object.fromEntries(names.map((name) => [name, servesADay(20)]));

  it('do in one night what one of them does in three: 2,800 rows', async () => {
    const { result, open, requests } = await relay(someItems(2_800), scripts);
    expect([open, result.stopped]).toEqual([0, null]);
    const [first = 0, second = 0, third = 0] = requests.map(({ length }) => length);
    // Up to a lane each learns of the end of the quota.
    expect(Math.max(first, second)).toBeLessThan(28);
    expect(third).toBeLessThanOrEqual(20);
    expect(result.requests.total).toBe(first + second + third);

    let left = someItems(2_800);
    for (let night = 1; night <= 3; night++) {
      const { result } = await relay(left, { [THIRD]: servesADay(20) });
      left = left.filter(({ key }) => (result.outcomes.get(key)?.open.size ?? 0) > 0);
      expect(left).toHaveLength(Math.max(0, 2_800 - night * 1_000));
    }
  });

  it('are asked nothing before the one before has stopped', async () => {
    const { requests } = await relay(someItems(2_800), scripts);
    const [first = [], second = [], third = []] = requests.map((all) => all.map(({ at }) => at));
    expect(Math.max(...first)).toBeLessThan(Math.min(...second));
    expect(Math.max(...second)).toBeLessThan(Math.min(...third));
  });

  it('end with the quota of the day where all of them are exhausted, and add their quotas up', async () => {
    const { result, open } = await relay(someItems(3_500), scripts);
    expect([open, result.stopped, result.dayLimit]).toEqual([500, 'daily-quota', 60]);
  });
});

describe('the activity of a run', () => {
  it('counts requests in flight up and down, and rows and cost of all models', async () => {
    const told: Activity[] = [];
    const { result } = await relay(
      someItems(300),
      { [FIRST]: servesADay(5), [SECOND]: serves },
      { onActivity: (activity) => told.push(activity) },
    );
    expect(Math.max(...told.map(({ inFlight }) => inFlight))).toBe(8);
    expect(told.at(-1)?.inFlight).toBe(0);
    const costs = told.map(({ costUsd }) => costUsd);
    expect(costs).toEqual(costs.toSorted((a, b) => a - b));
    expect(costs.at(-1)).toBeCloseTo(result.spentUsd, 6);
    const done = told.map((activity) => activity.done);
    expect(done).toEqual(done.toSorted((a, b) => a - b));
    expect(done.at(-1)).toBe(300);
  });
});

describe('a first model that is not served', () => {
  it('costs one request, and the next one does all rows', async () => {
    const { result, requests, open, makers } = await relay(someItems(150), {
      [FIRST]: stops('model'),
      [SECOND]: serves,
    });
    expect([open, result.stopped, result.lastServed.name]).toEqual([0, null, SECOND]);
    expect(requests[0]).toHaveLength(1);
    expect(new Set(makers.values())).toEqual(new Set([SECOND]));
    expect(result.modelResults.map(({ stopped }) => stopped)).toEqual(['model', null]);
  });

  it('is told in the progress, with its successor', async () => {
    const { events } = await relay(someItems(3), { [FIRST]: stops('model'), [SECOND]: serves });
    expect(events.filter(({ type }) => type === 'model')).toEqual([
      { type: 'model', from: FIRST, to: SECOND, stopped: 'model' },
    ]);
  });
});

describe('the next model', () => {
  it('takes over where answers stay away', async () => {
    const { open, result } = await relay(someItems(60), {
      [FIRST]: () => ({ kind: 'overload', message: '503' }),
      [SECOND]: serves,
    });
    expect([open, result.stopped]).toEqual([0, null]);
  });

  it('takes over where no answer is usable', async () => {
    const { open, result, makers } = await relay(someItems(134), {
      [FIRST]: ({ items }) => answer(items, []),
      [SECOND]: serves,
    });
    expect([open, result.stopped]).toEqual([0, null]);
    expect(new Set(makers.values())).toEqual(new Set([SECOND]));
  });

  it.each(['key', 'billing', 'bad-request'] as const)(
    'does not where the service rejects the project or the request: %s',
    async (stop) => {
      const { result, requests } = await relay(someItems(20), {
        [FIRST]: stops(stop),
        [SECOND]: serves,
      });
      expect(result.stopped).toBe(stop);
      expect(requests[1]).toHaveLength(0);
    },
  );

  it('is asked only for the columns that a row still lacks', async () => {
    const halves: Script = ({ n, items }) =>
      n > 1
        ? { kind: 'stop', stop: 'daily-quota', message: 'per day' }
        : answer(
            items,
            answerRows(items).map(({ challenge, ...row }) => row),
          );
    const scripts = { [FIRST]: halves, [SECOND]: serves };
    const { requests, open } = await relay(someItems(20), scripts, { batchSize: 20 });
    const lacks = requests[1]?.flatMap(({ items }) => items.map((item) => item.lacks.join()));
    expect(new Set(lacks)).toEqual(new Set(['Challenge']));
    expect(open).toBe(0);
  });

  it('is not asked for a row that the one before refused', async () => {
    const refuses: Script = ({ n }) => {
      if (n > 1) return { kind: 'stop', stop: 'daily-quota', message: 'per day' };
      const usage = { input: 100, output: 0, cached: 0 };
      return { kind: 'answer', text: '', usage, refusal: { reason: 'SAFETY', soft: false } };
    };
    const items = someItems(3);
    const { requests, result } = await relay(
      items,
      { [FIRST]: refuses, [SECOND]: serves },
      { batchSize: 1, concurrency: 1 },
    );
    expect(requests[1]?.flatMap((request) => request.items)).toEqual(items.slice(1));
    const [refused] = result.outcomes.values();
    expect([...(refused?.open.values() ?? [])].map(({ state }) => state)).toEqual([
      'failed',
      'failed',
    ]);
  });
});

describe('the end of a run with several models', () => {
  it('has a row failed that a model refused before it was served no more', async () => {
    const refusesFirst: Script = ({ n, items }) => {
      if (n > 2) return { kind: 'stop', stop: 'model', message: 'limit: 0' };
      const usage = { input: 100, output: 0, cached: 0 };
      const refusal = { reason: 'SAFETY', soft: false };
      return n === 1 ? { kind: 'answer', text: '', usage, refusal } : answer(items);
    };
    const { result } = await relay(
      someItems(4),
      { [FIRST]: refusesFirst, [SECOND]: serves },
      { batchSize: 1, concurrency: 1 },
    );
    const states = [...result.outcomes.values()].map(({ open }) => [...open.values()]);
    expect(states.map((cells) => cells.map(({ state }) => state).join())).toEqual([
      'failed,failed',
      '',
      '',
      '',
    ]);
  });

  it('is that of the last one that is served: a refusal of a later one is no reason', async () => {
    const { result, open } = await relay(someItems(900), {
      [FIRST]: servesADay(10),
      [SECOND]: stops('model'),
      [THIRD]: stops('billing'),
    });
    expect([result.stopped, result.lastServed.name, open]).toEqual(['daily-quota', FIRST, 400]);
    const reasons = [...result.outcomes.values()].flatMap(({ open }) => [...open.values()]);
    expect(new Set(reasons.map(({ reason }) => reason))).toEqual(
      new Set(['not sent: the daily quota is exhausted']),
    );
  });

  it('is that of the last one where none is served', async () => {
    const { result } = await relay(someItems(9), {
      [FIRST]: stops('model'),
      [SECOND]: stops('key'),
    });
    expect([result.stopped, result.lastServed.name]).toEqual(['key', SECOND]);
  });

  it('accounts for every row where it is cancelled in the second model', async () => {
    const abort = new AbortController();
    const { result, open } = await relay(
      someItems(900),
      {
        [FIRST]: servesADay(2),
        [SECOND]: ({ n, items }) => {
          if (n === 3) abort.abort();
          return answer(items);
        },
      },
      { signal: abort.signal },
    );
    expect(result.stopped).toBe('cancelled');
    expect(result.outcomes.size).toBe(900);
    expect(open).toBeGreaterThan(600);
  });
});

describe('the budget', () => {
  it('that ends a run says nothing of the quota that an earlier model named', async () => {
    const { result } = await relay(
      someItems(900),
      { [FIRST]: servesADay(1), [SECOND]: serves },
      { maxRequests: 12 },
    );
    expect([result.stopped, result.dayLimit]).toEqual(['budget', null]);
  });

  it('of requests is the run’s, not a model’s', async () => {
    const { result } = await relay(
      someItems(900),
      { [FIRST]: servesADay(5), [SECOND]: serves },
      { maxRequests: 9 },
    );
    expect([result.requests.total, result.stopped]).toEqual([9, 'budget']);
  });

  it('of money is the run’s, at the price of each model', async () => {
    const { result } = await relay(
      someItems(900),
      { [FIRST]: servesADay(5), [THIRD]: serves },
      { maxCostUsd: 0.1 },
    );
    expect(result.stopped).toBe('budget');
    expect(result.spentUsd).toBeLessThanOrEqual(0.1);
    const [first, third] = result.modelResults;
    expect(result.spentUsd).toBeCloseTo((first?.spentUsd ?? 0) + (third?.spentUsd ?? 0));
    expect(third?.requests.total).toBeGreaterThan(0);
  });
});
