import { describe, expect, it } from 'vitest';
import type { MinuteLimit, Reply } from '../../../src/engine/model.ts';
import { TokenMeter } from '../../../src/engine/tokens.ts';
import {
  answer,
  answerRows,
  type FakeRequest,
  PROMPT,
  PROMPTS,
  someItems,
} from '../../fakes/model.ts';
import { runEngine, statesOf } from './run-engine.ts';

const overload: Reply = { kind: 'overload', message: 'This model is overloaded' };
const rateLimit = (limit?: MinuteLimit): Reply => ({
  kind: 'rate-limit',
  retryAfterMs: 1000,
  message: 'quota',
  ...(limit && { limit }),
});

const sizesOf = (requests: readonly FakeRequest[]) => requests.map(({ items }) => items.length);

/** How many requests went out at the same moment, moment by moment. */
function burstsOf(requests: readonly FakeRequest[]): readonly number[] {
  const bursts = new Map<number, number>();
  for (const { at } of requests) bursts.set(at, (bursts.get(at) ?? 0) + 1);
  return [...bursts.values()];
}

describe('after a fault, requests at once', () => {
  const ROOM = 1000;
  const alike = { batchSize: 1, concurrency: 8, requestsPerMinute: ROOM };

  it.each([
    ['an overload', overload],
    ['a 429', rateLimit()],
  ])('are fewer, and come back one by one with every answer: %s', async (_, fault) => {
    const { requests } = await runEngine(someItems(31), {
      ...alike,
      script: ({ n, items }) => (n <= 8 ? fault : answer(items)),
    });
    expect(burstsOf(requests)).toEqual([8, 1, 2, 4, 8, 8, 8]);
  });

  it('do not come back while there is no answer', async () => {
    const { requests } = await runEngine(someItems(20), {
      ...alike,
      script: ({ n, items }) => (n <= 11 ? overload : answer(items)),
    });
    expect(burstsOf(requests).slice(0, 6)).toEqual([8, 1, 1, 1, 1, 2]);
  });
});

describe('what the API counted', () => {
  /** A model that takes so many tokens for each row. */
  const counted = (input: number, output: number) => ({
    script: ({ items }: FakeRequest): Reply => ({
      kind: 'answer',
      text: JSON.stringify(answerRows(items)),
      usage: { input: items.length * input, output: items.length * output, cached: 0 },
    }),
  });

  it('is what a run tells of the tokens of a row', async () => {
    const { result } = await runEngine(someItems(40), counted(170, 21));
    expect(result.meter.outputPerRow(PROMPT)).toBe(21);
  });

  it('leaves batches as they are that by it fit a limit of tokens, though more was expected', async () => {
    const { script } = counted(40, 45);
    const { requests } = await runEngine(someItems(60), {
      concurrency: 1,
      script: (request) =>
        request.n === 2 ? rateLimit({ of: 'tokens', value: 1000 }) : script(request),
    });
    expect(sizesOf(requests)).toEqual([20, 20, 20, 20]);
  });

  it('divides batches that by it do not fit a limit of tokens, though less was expected', async () => {
    const { script } = counted(400, 45);
    const { requests } = await runEngine(someItems(60), {
      concurrency: 1,
      script: (request) =>
        request.n === 2 ? rateLimit({ of: 'tokens', value: 4000 }) : script(request),
    });
    expect(sizesOf(requests)).toEqual([20, 20, 9, 9, 2, 5, 5, 5, 5]);
  });
});

describe('a limit that a 429 names', () => {
  it('of tokens has the batches that were not sent divided so that they fit', async () => {
    const limit = { of: 'tokens', value: 1000 } as const;
    const meter = new TokenMeter(PROMPTS);
    const { requests, result } = await runEngine(someItems(60), {
      concurrency: 1,
      script: ({ items }) =>
        meter.estimate(items).input > limit.value ? rateLimit(limit) : answer(items),
    });
    expect(sizesOf(requests).filter((size) => size === 20)).toHaveLength(1);
    expect(statesOf(result).enriched).toBe(60);
  });

  it('of requests has those that are left joined to fewer', async () => {
    const { requests } = await runEngine(someItems(130), {
      batchSize: 'auto',
      concurrency: 2,
      requestsPerMinute: 60,
      script: ({ n, items }) => (n === 1 ? rateLimit({ of: 'requests', value: 1 }) : answer(items)),
    });
    // Without the limit, two of 15.
    expect(sizesOf(requests)).toEqual([50, 50, 50, 30]);
  });
});

describe('a batch that is refused again', () => {
  const refusedTwice = (limit: MinuteLimit) =>
    runEngine(someItems(20), {
      script: ({ n, items }) => (n <= 2 ? rateLimit(limit) : answer(items)),
    });

  it('for its tokens is sent in parts, though by our estimate it fits', async () => {
    const { requests, result } = await refusedTwice({ of: 'tokens', value: 5000 });
    expect(sizesOf(requests)).toEqual([20, 20, 5, 5, 5, 5]);
    expect(statesOf(result).enriched).toBe(20);
  });

  it('for the number of requests is sent again as it is', async () => {
    const { requests } = await refusedTwice({ of: 'requests', value: 5 });
    expect(sizesOf(requests)).toEqual([20, 20, 20]);
  });
});

describe('the quota of a day', () => {
  const [perDay, unnamed]: readonly Reply[] = [
    { kind: 'stop', stop: 'daily-quota', dayLimit: 20, message: 'per day' },
    { kind: 'stop', stop: 'daily-quota', message: 'per day' },
  ];

  it('is told as the provider named it', async () => {
    const { result } = await runEngine(someItems(40), { script: () => perDay as Reply });
    expect(result.dayLimit).toBe(20);
  });

  it('is told also where another answer on its way does not name it', async () => {
    const { result } = await runEngine(someItems(40), {
      script: ({ n }) => (n === 1 ? perDay : unnamed) as Reply,
    });
    expect(result.dayLimit).toBe(20);
  });

  it('is not told where the provider did not name it', async () => {
    const { result } = await runEngine(someItems(40), { script: () => unnamed as Reply });
    expect(result.dayLimit).toBeNull();
  });
});

it('counts no part of a divided request as a repeat, as it is not unchanged', async () => {
  const resent: boolean[] = [];
  const { requests, result } = await runEngine(someItems(50), {
    batchSize: 50,
    maxCostUsd: 0.02,
    script: ({ n, items }) =>
      n === 1 ? { kind: 'overload', message: 'no answer in 62 s', lost: true } : answer(items),
    onEvent: (event) => {
      if (event.type === 'answer') resent.push(event.request.resent);
    },
  });
  expect(requests[1]?.items.length).toBeLessThan(50);
  expect(result.requests.retries).toBe(0);
  expect(new Set(resent)).toEqual(new Set([false]));
});
