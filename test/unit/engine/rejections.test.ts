import { describe, expect, it } from 'vitest';
import { COLUMNS, previewColumns } from '../../../src/columns/built-in.ts';
import { promptsFor } from '../../../src/columns/prompt.ts';
import type { PromptItem, Reply } from '../../../src/engine/model.ts';
import { OFFLINE } from '../../../src/models/offline/offline.ts';
import { VirtualClock } from '../../fakes/clock.ts';
import { answer, fakeModel, someItems } from '../../fakes/model.ts';
import { runEngine, statesOf } from './run-engine.ts';

const badRequest: Reply = { kind: 'bad-request', message: 'Request contains an invalid argument.' };
const has = (items: readonly PromptItem[], ...ids: readonly string[]) =>
  items.some(({ id }) => ids.includes(id));

describe('a request that is rejected after others were answered', () => {
  it('is repeated once as it was', async () => {
    const { result, requests } = await runEngine(someItems(40), {
      concurrency: 1,
      script: ({ n, items }) => (n === 2 ? badRequest : answer(items)),
    });
    expect(requests.map(({ items }) => items.length)).toEqual([20, 20, 20]);
    expect(requests[2]?.items).toEqual(requests[1]?.items);
    expect(result.requests.retries).toBe(1);
    expect(statesOf(result).enriched).toBe(40);
  });

  it('is sent in four parts when it is rejected again', async () => {
    const { requests, result } = await runEngine(someItems(40), {
      concurrency: 1,
      script: ({ items }) => (items.some(({ id }) => id === 'id-20') ? badRequest : answer(items)),
    });
    expect(requests.map(({ items }) => items.length).slice(0, 4)).toEqual([20, 20, 20, 5]);
    expect(requests.length).toBeLessThanOrEqual(12);
    expect(statesOf(result)).toEqual({ enriched: 39, failed: 1, pending: 0 });
  });

  it.each([1, 2])(
    'is split until %d rows that the service cannot take are alone, and fail',
    async (count) => {
      const poison = ['id-30', 'id-31'].slice(0, count);
      const { result } = await runEngine(someItems(60), {
        concurrency: 1,
        script: ({ items }) => (has(items, ...poison) ? badRequest : answer(items)),
      });
      expect(result.stopped).toBeNull();
      expect(statesOf(result)).toEqual({ enriched: 60 - count, failed: count, pending: 0 });
      expect([...result.outcomes.values()].filter(({ state }) => state === 'failed')).toEqual(
        Array(count).fill({
          state: 'failed',
          reason: 'rejected (Request contains an invalid argument.)',
          values: {},
        }),
      );
    },
  );

  it.each([1, 8])(
    'ends the run if all are from then on, with its rows pending: concurrency %d',
    async (concurrency) => {
      const { result, requests } = await runEngine(someItems(134), {
        batchSize: 2,
        concurrency,
        script: ({ n, items }) => (n === 1 ? answer(items) : badRequest),
      });
      expect(result).toMatchObject({
        stopped: 'bad-request',
        stopMessage: 'Request contains an invalid argument.',
      });
      expect(requests.length).toBeLessThanOrEqual(1 + 2 * concurrency + 6);
      expect(statesOf(result)).toEqual({ enriched: 2, failed: 0, pending: 132 });
    },
  );

  it('fails no row that was sent alone if the run ends for it', async () => {
    const { result } = await runEngine(someItems(20), {
      batchSize: 1,
      concurrency: 1,
      script: ({ n, items }) => (n === 1 ? answer(items) : badRequest),
    });
    expect(result.stopped).toBe('bad-request');
    expect(statesOf(result)).toEqual({ enriched: 1, failed: 0, pending: 19 });
  });
});

describe('a key or model that is rejected after answers', () => {
  const stray = (stop: 'key' | 'model' | 'billing'): Reply => ({
    kind: 'stop',
    stop,
    stray: true,
    message: 'No.',
  });

  it.each(['key', 'model', 'billing'] as const)(
    'is sent once more, as this was seen to pass: %s',
    async (stop) => {
      const { result, requests } = await runEngine(someItems(40), {
        concurrency: 1,
        script: ({ n, items }) => (n === 2 ? stray(stop) : answer(items)),
      });
      expect(requests).toHaveLength(3);
      expect(result.stopped).toBeNull();
      expect(statesOf(result).enriched).toBe(40);
    },
  );

  it('ends the run the second time', async () => {
    const { result, requests } = await runEngine(someItems(400), {
      concurrency: 1,
      script: ({ n, items }) => (n === 1 ? answer(items) : stray('key')),
    });
    expect(result.stopped).toBe('key');
    expect(requests).toHaveLength(3);
    expect(statesOf(result)).toEqual({ enriched: 20, failed: 0, pending: 380 });
  });

  it('ends the run at once if money is what lacks', async () => {
    const { result, requests } = await runEngine(someItems(400), {
      concurrency: 1,
      script: ({ n, items }) =>
        n === 1 ? answer(items) : { kind: 'stop', stop: 'billing', message: 'Depleted.' },
    });
    expect(result.stopped).toBe('billing');
    expect(requests).toHaveLength(2);
  });
});

describe('a setting that the service rejects', () => {
  it('costs one request more for each in flight', async () => {
    const { result, requests } = await runEngine(someItems(60), {
      script: ({ n, items }) =>
        n <= 3 ? { kind: 'adjusted', message: 'thinking' } : answer(items),
    });
    expect(requests).toHaveLength(6);
    expect(result.requests.retries).toBe(3);
    expect(statesOf(result).enriched).toBe(60);
  });
});

describe('a 429 that says nothing, for ever', () => {
  it('is an outage after ten minutes, with what the service says', async () => {
    const message = 'Resource has been exhausted (e.g. check quota).';
    const { result, ms, requests } = await runEngine(someItems(100), {
      script: () => ({ kind: 'rate-limit', message }),
    });
    expect(result).toMatchObject({ stopped: 'outage', stopMessage: message });
    expect(ms).toBeGreaterThanOrEqual(600_000);
    expect(ms).toBeLessThan(12 * 60_000);
    expect(requests.length).toBeLessThan(40);
  });
});

describe('a preview', () => {
  it('never asks twice, as its answers are always the same', async () => {
    const clock = new VirtualClock();
    const model = { ...fakeModel(clock, ({ items }) => answer(items, [])), preview: true };
    const { result } = await runEngine(someItems(40), { clock, model });
    expect(model.requests).toHaveLength(2);
    expect(statesOf(result)).toEqual({ enriched: 0, failed: 40, pending: 0 });
  });

  it('hears a cancel between two batches', async () => {
    const cancel = new AbortController();
    setImmediate(() => cancel.abort());
    const { result } = await runEngine(someItems(2_000), {
      model: OFFLINE,
      promptOf: promptsFor(previewColumns(COLUMNS)),
      signal: cancel.signal,
    });
    expect(result.stopped).toBe('cancelled');
    expect(statesOf(result).pending).toBeGreaterThan(0);
  });
});
