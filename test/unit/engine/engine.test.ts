import { describe, expect, it } from 'vitest';
import type { PromptItem, Reply } from '../../../src/engine/model.ts';
import type { EngineEvent } from '../../../src/engine/result.ts';
import { VirtualClock } from '../../fakes/clock.ts';
import { answer, answerRows, someItems, tldrOf } from '../../fakes/model.ts';
import { type RowOutcome, runEngine, statesOf } from './run-engine.ts';

function expectOnRightTopics(
  items: readonly PromptItem[],
  { outcomes }: { readonly outcomes: ReadonlyMap<string, RowOutcome> },
): void {
  for (const item of items) {
    const outcome = outcomes.get(item.key);
    if (outcome?.state === 'enriched') expect(outcome.values.TLDR).toBe(tldrOf(item));
  }
}

const overload: Reply = { kind: 'overload', message: 'This model is overloaded' };
const refused = (soft: boolean): Reply => ({
  kind: 'answer',
  refusal: { reason: soft ? 'RECITATION' : 'SAFETY', soft },
  text: '',
  usage: { input: 100, output: 0, cached: 0 },
});

describe('a model that answers', () => {
  it('gets 134 rows in 7 requests of 20', async () => {
    const items = someItems(134);
    const { result, requests } = await runEngine(items);
    expect(requests.map((request) => request.items.length)).toEqual([20, 20, 20, 20, 20, 20, 14]);
    expect(result.requests).toEqual({ total: 7, batch: 7, single: 0, retries: 0 });
    expect(statesOf(result)).toEqual({ enriched: 134, failed: 0, pending: 0 });
    expectOnRightTopics(items, result);
    expect(result.stopped).toBeNull();
  });

  it('is never asked more often in any minute than the limit allows', async () => {
    const { requests } = await runEngine(someItems(200), { batchSize: 2, requestsPerMinute: 10 });
    const times = requests.map(({ at }) => at);
    for (let i = 10; i < times.length; i++) {
      expect((times[i] ?? 0) - (times[i - 10] ?? 0)).toBeGreaterThanOrEqual(60_000);
    }
    expect(times).toHaveLength(100);
  });

  it.each([-24 * 60 * 60_000, 24 * 60 * 60_000])(
    'is asked as often as the limit allows, though the date is set by %i ms',
    async (by) => {
      const clock = new VirtualClock();
      clock.dateOffset = by;
      const options = { clock, batchSize: 2, requestsPerMinute: 10 };
      const { requests, ms } = await runEngine(someItems(60), options);
      const inMinute = requests.filter(({ at }) => at < clock.now() - ms + 60_000);
      expect([inMinute.length, requests.length]).toEqual([10, 30]);
      expect(ms).toBeLessThan(3 * 60_000);
    },
  );

  it('has at most as many requests in flight as concurrency allows', async () => {
    const { requests } = await runEngine(someItems(60), {
      batchSize: 5,
      concurrency: 3,
      requestsPerMinute: 100,
    });
    expect(Math.max(...requests.map(({ inFlight }) => inFlight))).toBe(3);
  });

  it('has every row stored before the run ends', async () => {
    const { stored } = await runEngine(someItems(45));
    expect(stored).toHaveLength(45);
  });
});

describe('repair', () => {
  it('asks again for the only row that is left of an answer that was stopped', async () => {
    const { requests, result } = await runEngine(someItems(5), {
      script: ({ n, items }) => {
        const whole = answer(items, answerRows(n === 1 ? items.slice(0, 4) : items));
        const refusal = { reason: 'RECITATION', soft: true };
        return n === 1 && whole.kind === 'answer' ? { ...whole, refusal } : whole;
      },
    });
    expect(requests.map((request) => request.items.length)).toEqual([5, 1]);
    expect(statesOf(result).enriched).toBe(5);
  });

  it('asks again only for the rows that are missing', async () => {
    const items = someItems(20);
    const { result, requests } = await runEngine(items, {
      script: ({ n, items: some }) => answer(some, answerRows(n === 1 ? some.slice(0, 17) : some)),
    });
    expect(requests.map((request) => request.items.length)).toEqual([20, 3]);
    expect(statesOf(result).enriched).toBe(20);
  });

  it('asks a row alone after it was left out twice and nothing else was asked', async () => {
    const { requests, result } = await runEngine(someItems(20), {
      script: ({ items }) =>
        answer(
          items,
          answerRows(
            items.length === 1 ? items : items.filter(({ id }) => id !== 'id-7' && id !== 'id-8'),
          ),
        ),
    });
    expect(requests.map((request) => request.items.length)).toEqual([20, 2, 1, 1]);
    expect(statesOf(result).enriched).toBe(20);
  });

  it('isolates a refused row of 20 with 8 to 12 requests and enriches the others', async () => {
    const { requests, result } = await runEngine(someItems(20), {
      script: ({ items }) =>
        items.some(({ id }) => id === 'id-13') ? refused(false) : answer(items),
    });
    expect(statesOf(result)).toEqual({ enriched: 19, failed: 1, pending: 0 });
    expect(requests.length).toBeGreaterThanOrEqual(8);
    expect(requests.length).toBeLessThanOrEqual(12);
    expect([...result.outcomes.values()].find(({ state }) => state === 'failed')).toEqual({
      state: 'failed',
      reason: 'refused (SAFETY)',
      values: {},
    });
  });

  it('asks twice more for a row with a soft refusal, then gives up', async () => {
    const { requests, result } = await runEngine(someItems(1), { script: () => refused(true) });
    expect(requests).toHaveLength(3);
    expect(result.outcomes.get(someItems(1)[0]?.key ?? '')).toMatchObject({
      state: 'failed',
    });
  });

  it('asks both alone where two topics were given the same TLDR', async () => {
    const { requests, result } = await runEngine(someItems(10), {
      script: ({ n, items }) =>
        n === 1
          ? answer(
              items,
              answerRows(items).map((row, i) => (i < 2 ? { ...row, tldr: 'Same' } : row)),
            )
          : answer(items),
    });
    expect(requests.map((request) => request.items.length)).toEqual([10, 1, 1]);
    expect(statesOf(result).enriched).toBe(10);
  });

  it('keeps the others together where all that came were two topics with the same TLDR', async () => {
    const { requests } = await runEngine(someItems(10), {
      script: ({ n, items }) =>
        n === 1
          ? answer(
              items,
              answerRows(items.slice(0, 2)).map((row) => ({ ...row, tldr: 'Same' })),
            )
          : answer(items),
    });
    expect(requests.map((request) => request.items.length)).toEqual([10, 8, 1, 1]);
  });

  it('splits a batch that gave nothing instead of sending it again', async () => {
    const { requests } = await runEngine(someItems(20), {
      script: ({ n, items }) => (n === 1 ? answer(items, []) : answer(items)),
    });
    expect(requests.map((request) => request.items.length)).toEqual([20, 5, 5, 5, 5]);
  });

  it('splits a batch that is rejected after others were answered', async () => {
    const { result } = await runEngine(someItems(40), {
      concurrency: 1,
      script: ({ items }) =>
        items.length > 1 && items.some(({ id }) => id === 'id-30')
          ? { kind: 'bad-request', message: 'Invalid argument' }
          : answer(items),
    });
    expect(statesOf(result).enriched).toBe(40);
  });
});

describe('faults that pass', () => {
  it.each([
    ['the limit, where that takes longer than the pause', 3_000, false],
    ['the pause, where that takes longer than the limit', 90_000, true],
  ])('says that it waits for %s', async (_, retryAfterMs, paused) => {
    const waits: EngineEvent[] = [];
    await runEngine(someItems(60), {
      script: ({ n, items }) => {
        if (n < 3) return answer(items);
        const limit = { of: 'requests', value: 2 } as const;
        return n === 3 ? { kind: 'rate-limit', retryAfterMs, limit, message: '' } : answer(items);
      },
      onEvent: (event) => void (event.type === 'wait' && waits.push(event)),
    });
    expect(waits[0]).toMatchObject({ paused, requestsPerMinute: 2 });
  });

  it('says that it waits for a pause while the clock ticks', async () => {
    class TickingClock extends VirtualClock {
      #ticks = 0;
      override now() {
        this.#ticks += 1;
        return super.now() + this.#ticks;
      }
    }
    const waits: EngineEvent[] = [];
    await runEngine(someItems(20), {
      clock: new TickingClock(),
      script: ({ n, items }) =>
        n === 1 ? { kind: 'rate-limit', retryAfterMs: 17_000, message: '' } : answer(items),
      onEvent: (event) => void (event.type === 'wait' && waits.push(event)),
    });
    expect(waits[0]).toMatchObject({ paused: true });
  });

  it('waits as long as the provider asks and then sends the same request', async () => {
    const { requests, result } = await runEngine(someItems(40), {
      script: ({ n, items }) =>
        n === 1 ? { kind: 'rate-limit', retryAfterMs: 17_000, message: 'quota' } : answer(items),
    });
    const later = requests.filter(({ at }) => at >= (requests[0]?.at ?? 0) + 17_000);
    expect(later).toHaveLength(1);
    expect(later[0]?.items).toEqual(requests[0]?.items);
    expect(result.requests).toMatchObject({ total: 3, retries: 1 });
    expect(statesOf(result).enriched).toBe(40);
  });

  it('keeps a limit that it learned from a 429', async () => {
    const { requests } = await runEngine(someItems(100), {
      batchSize: 5,
      script: ({ n, items }) =>
        n === 1
          ? {
              kind: 'rate-limit',
              retryAfterMs: 60_000,
              limit: { of: 'requests', value: 3 },
              message: 'quota',
            }
          : answer(items),
    });
    const times = requests.slice(8).map(({ at }) => at);
    for (let i = 3; i < times.length; i++) {
      expect((times[i] ?? 0) - (times[i - 3] ?? 0)).toBeGreaterThanOrEqual(60_000);
    }
  });

  it('makes batches fit a limit of tokens that it learned from a 429', async () => {
    const fits = 1500;
    const { result, requests } = await runEngine(someItems(60), {
      deadlineAt: Number.POSITIVE_INFINITY,
      script: ({ items }) =>
        items.length * 85 > fits
          ? {
              kind: 'rate-limit',
              retryAfterMs: 1000,
              limit: { of: 'tokens', value: fits },
              message: 'quota',
            }
          : answer(items),
    });
    expect(statesOf(result).enriched).toBe(60);
    expect(requests.length).toBeLessThan(25);
  });

  it('never turns an overload into more rows asked or smaller batches', async () => {
    const { requests, result } = await runEngine(someItems(40), {
      script: ({ n, items }) => (n % 2 === 1 ? overload : answer(items)),
    });
    expect(requests.every((request) => request.items.length === 20)).toBe(true);
    expect(statesOf(result).enriched).toBe(40);
  });
});

describe('endings', () => {
  it("stops at a day's quota and keeps what is done", async () => {
    const { requests, result, ms } = await runEngine(someItems(400), {
      concurrency: 4,
      script: ({ n, items }) =>
        n > 6
          ? { kind: 'stop', stop: 'daily-quota', dayLimit: 6, message: 'per day' }
          : answer(items),
    });
    expect(result.stopped).toBe('daily-quota');
    expect(statesOf(result)).toEqual({ enriched: 120, failed: 0, pending: 280 });
    expect(requests.length).toBeLessThanOrEqual(6 + 4);
    expect(ms).toBeLessThan(30_000);
  });

  it('are told in the same words by every row that is left and by the log', async () => {
    const notes: string[] = [];
    const { result } = await runEngine(someItems(40), {
      concurrency: 1,
      script: ({ n, items }) =>
        n > 1
          ? { kind: 'stop', stop: 'daily-quota', dayLimit: 6, message: 'per day' }
          : answer(items),
      onEvent: (event) => {
        if (event.type === 'answer') notes.push(event.note);
      },
    });
    const reasons = [...result.outcomes.values()].flatMap((outcome) =>
      outcome.state === 'pending' ? outcome.reason : [],
    );
    expect(new Set(reasons)).toEqual(new Set(['not sent: the daily quota is exhausted']));
    expect(notes.at(-1)).toBe('daily quota exhausted (6 requests)');
  });

  it('stops at the budget of requests', async () => {
    const { result } = await runEngine(someItems(100), { maxRequests: 3 });
    expect(result.stopped).toBe('budget');
    expect(result.requests.total).toBe(3);
    expect(statesOf(result)).toEqual({ enriched: 60, failed: 0, pending: 40 });
  });

  it('does not call it a budget stop when the last allowed request was the last needed', async () => {
    const { result } = await runEngine(someItems(60), { maxRequests: 3 });
    expect(result.stopped).toBeNull();
  });

  it('never spends more than the budget in USD', async () => {
    const { result } = await runEngine(someItems(400), { maxCostUsd: 0.01 });
    const cost = (result.usage.input * 0.3 + result.usage.output * 2.5) / 1e6;
    expect(result.stopped).toBe('budget');
    expect(cost).toBeLessThanOrEqual(0.01);
    expect(cost).toBeGreaterThan(0.006);
  });

  it('asks fewer rows at once where no planned batch fits into the budget in USD', async () => {
    const { result, requests } = await runEngine(someItems(50), {
      batchSize: 50,
      maxCostUsd: 0.003,
    });
    expect(requests[0]?.items.length).toBeLessThan(20);
    expect(statesOf(result).enriched).toBeGreaterThan(0);
    expect(result.stopped).toBe('budget');
  });

  it('asks nothing where not even one row fits into it', async () => {
    const { result } = await runEngine(someItems(50), { maxCostUsd: 0.0005 });
    expect(result).toMatchObject({ stopped: 'budget', requests: { total: 0 } });
    expect(statesOf(result).pending).toBe(50);
  });

  it('ends at the deadline', async () => {
    const { result, ms } = await runEngine(someItems(1000), {
      deadlineAt: Date.UTC(2026, 0, 5) + 90_000,
    });
    expect(result.stopped).toBe('deadline');
    expect(ms).toBeLessThanOrEqual(90_000);
    expect(statesOf(result).enriched).toBe(600);
  });

  it.each<[string, Reply | null, string]>([
    [
      'that is out of reach',
      { kind: 'overload', message: 'fetch failed (ETIMEDOUT)', lost: true },
      'fetch failed (ETIMEDOUT)',
    ],
    ['that is silent', null, 'no response'],
  ])('ends as an outage at the deadline of a service %s all the time', async (_, reply, why) => {
    const { result } = await runEngine(someItems(30), {
      deadlineAt: Date.UTC(2026, 0, 5) + 20_000,
      script: () => reply,
    });
    expect(result).toMatchObject({ stopped: 'outage', stopMessage: why });
    expect(statesOf(result).pending).toBe(30);
  });

  it('ends at the deadline of a service that answered before it was out of reach', async () => {
    const { result } = await runEngine(someItems(90), {
      deadlineAt: Date.UTC(2026, 0, 5) + 20_000,
      script: ({ n, items }) => (n === 1 ? answer(items) : { kind: 'overload', message: 'busy' }),
    });
    expect(result.stopped).toBe('deadline');
  });

  it('tells rows of a request that it called off from those it never asked', async () => {
    const cancel = new AbortController();
    const { result } = await runEngine(someItems(3), {
      signal: cancel.signal,
      batchSize: 1,
      concurrency: 2,
      script: ({ n, items }) => {
        if (n === 2) cancel.abort();
        return answer(items);
      },
    });
    expect([...result.outcomes.values()]).toMatchObject([
      { state: 'pending', reason: 'no response: the run was cancelled' },
      { state: 'pending', reason: 'no response: the run was cancelled' },
      { state: 'pending', reason: 'not sent: the run was cancelled' },
    ]);
  });

  it('aborts requests on their way when it is cancelled', async () => {
    const cancel = new AbortController();
    const told: EngineEvent[] = [];
    const { result } = await runEngine(someItems(100), {
      signal: cancel.signal,
      concurrency: 2,
      script: ({ n, items }) => {
        if (n === 3) cancel.abort();
        return answer(items);
      },
      onEvent: (event) => told.push(event),
    });
    expect(result.stopped).toBe('cancelled');
    expect(statesOf(result).enriched).toBeLessThanOrEqual(60);
    expect(result.outcomes.size).toBe(100);
    // What was aborted brought nothing, and nothing is to be said of it.
    expect(told).not.toContainEqual(expect.objectContaining({ type: 'answer', enriched: 0 }));
  });

  it('leave a row without a valid answer with the reason, and why it is not retried', async () => {
    const { result } = await runEngine(someItems(20), {
      maxRequests: 1,
      script: ({ items }) => answer(items, answerRows(items).slice(1)),
    });
    expect(result.outcomes.get(someItems(1)[0]?.key ?? '')).toEqual({
      state: 'pending',
      reason: 'not retried (missing from the answer): the budget is exhausted',
      values: {},
    });
  });

  it('sends at most as many requests as are in flight after a key was rejected', async () => {
    const { requests, result } = await runEngine(someItems(400), {
      script: () => ({ kind: 'stop', stop: 'key', message: 'API key not valid' }),
    });
    expect(result.stopped).toBe('key');
    expect(requests.length).toBeLessThanOrEqual(8);
    expect(statesOf(result).pending).toBe(400);
  });

  it('takes a bad request for a configuration error when it is the first answer', async () => {
    const { result } = await runEngine(someItems(20), {
      script: () => ({ kind: 'bad-request', message: 'Unknown field' }),
    });
    expect(result.stopped).toBe('bad-request');
    expect(result.stopMessage).toBe('Unknown field');
  });

  it('gives up on a service that never answers', async () => {
    const { result, ms, requests } = await runEngine(someItems(100), { script: () => overload });
    expect(result.stopped).toBe('outage');
    expect(ms).toBeLessThan(10 * 60_000);
    expect(requests.length).toBeLessThan(40);
  });
});

it('is cancelled where it was about to end for another reason', async () => {
  const cancel = new AbortController();
  const { result } = await runEngine(someItems(150), {
    signal: cancel.signal,
    script: ({ n, items }) =>
      n === 1
        ? { kind: 'stop', stop: 'daily-quota', dayLimit: 20, message: 'per day' }
        : answer(items),
    onEvent: () => cancel.abort(),
  });
  expect(result.stopped).toBe('cancelled');
});

it('spends a budget in USD on repairs to the end', async () => {
  const { result } = await runEngine(someItems(1000), {
    batchSize: 100,
    requestsPerMinute: 1000,
    maxCostUsd: 0.2,
    script: ({ n, items }) => answer(items, n <= 10 ? [] : answerRows(items)),
  });
  expect(statesOf(result).enriched).toBeGreaterThan(300);
});

it('does not believe a delay twice that proved too short', async () => {
  const { requests } = await runEngine(someItems(50), {
    requestsPerMinute: 1000,
    script: () => ({ kind: 'rate-limit', retryAfterMs: 0, message: 'quota' }),
  });
  expect(requests.length).toBeLessThan(100);
});

describe('a fault of our own', () => {
  const fall = () => {
    throw new Error('no room for the row');
  };

  it.each([
    ['a value is kept', { onValue: fall }],
    ['an answer is told', { onEvent: fall }],
  ])('where %s is thrown to who waits for the run', async (_, options) => {
    await expect(runEngine(someItems(60), options)).rejects.toThrow('no room for the row');
    await expect(runEngine(someItems(1), options)).rejects.toThrow('no room for the row');
  });
});

describe('a service with about 80 % faulty calls', () => {
  it.each([
    { batchSize: 20, requestsPerMinute: 1_000 },
    { batchSize: 'auto', requestsPerMinute: 15 },
  ] as const)(
    'has every row accounted for, on its own topic, in bounded requests: %o',
    async (limits) => {
      for (let seed = 1; seed <= 60; seed++) {
        const items = someItems(90);
        const { result, requests } = await runEngine(items, {
          seed,
          ...limits,
          deadlineAt: Number.POSITIVE_INFINITY,
          script: ({ items: some }, clock) => faulty(some, clock),
        });
        expect(result.outcomes.size).toBe(90);
        expectOnRightTopics(items, result);
        expect(requests.length).toBeLessThan(90 * 12);
        if (result.stopped === null) expect(statesOf(result).pending).toBe(0);
      }
    },
  );
});

/** One of many faults, four times out of five. */
function faulty(items: readonly PromptItem[], clock: VirtualClock): Reply {
  const rows = answerRows(items);
  const pick = clock.random();
  if (pick < 0.2) return answer(items);
  if (pick < 0.3)
    return answer(
      items,
      rows.filter(() => clock.random() < 0.7),
    );
  if (pick < 0.4)
    return answer(
      items,
      rows.map((row, i) => ({ ...row, id: rows[(i + 1) % rows.length]?.id })),
    );
  if (pick < 0.5) return answer(items, [...rows, ...rows.slice(0, 3)]);
  if (pick < 0.6)
    return answer(
      items,
      rows.map((row) => ({ ...row, challenge: 'easy' })),
    );
  if (pick < 0.65) return refused(true);
  if (pick < 0.68) return refused(false);
  if (pick < 0.75) {
    // Stopped in mid-answer: mostly, a row or two are missing.
    const missing = 1 + Math.floor(clock.random() * 2);
    const part = answer(items, rows.slice(0, -missing));
    const refusal = { reason: 'RECITATION', soft: clock.random() < 0.5 };
    return part.kind === 'answer' ? { ...part, refusal } : part;
  }
  if (pick < 0.8) return overload;
  if (pick < 0.84) return { kind: 'rate-limit', message: 'exhausted' };
  if (pick < 0.9) {
    const whole = answer(items);
    return whole.kind === 'answer'
      ? { ...whole, text: whole.text.slice(0, whole.text.length / 2) }
      : whole;
  }
  return answer(items, []);
}
