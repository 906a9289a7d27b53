import { expect, it } from 'vitest';
import { enrich } from '../../../src/engine/engine.ts';
import type { Topic } from '../../../src/sources/roadmap.ts';
import { asksOf, planRows } from '../../../src/values/rows.ts';
import { openStore } from '../../../src/values/store.ts';
import { monthOf } from '../../../src/values/stored-entry.ts';
import { VirtualClock } from '../../fakes/clock.ts';
import { answer, fakeModel } from '../../fakes/model.ts';

const DAY_QUOTA = 20;
const LANES = 8;

function topics(count: number): readonly Topic[] {
  return Array.from({ length: count }, (_, i) => ({
    id: `id-${i}`,
    topic: `Topic ${i}`,
    category: 'Basics',
    subcategory: '',
    path: ['Basics'],
    description: `What topic ${i} is about.`,
    resources: [],
  }));
}

it('completes 1,000 rows over nights of 20 requests, and asks for no stored row twice', async () => {
  const clock = new VirtualClock();
  const all = topics(1000);
  const askedAfterStored: string[] = [];
  const stored = new Set<string>();
  const nights: number[] = [];
  const store = openStore(null, new Date(clock.now()));
  for (let night = 1; night <= 10 && stored.size < all.length; night++) {
    const asks = asksOf(planRows(all, { published: new Map(), store, renew: 'outdated' }));
    askedAfterStored.push(...asks.filter(({ key }) => stored.has(key)).map(({ id }) => id));
    let accepted = 0;
    const model = fakeModel(clock, ({ asks: some }) => {
      accepted += 1;
      return accepted > DAY_QUOTA
        ? { kind: 'daily-quota', limit: DAY_QUOTA, message: 'per day' }
        : answer(some);
    });
    const startedAt = clock.now();
    const result = await enrich(asks, {
      model,
      clock,
      batchSize: 20,
      concurrency: LANES,
      requestsPerMinute: 15,
      maxRequests: 0,
      maxCostUsd: 0,
      price: null,
      deadlineAt: startedAt + 30 * 60_000,
      instruction: '',
      signal: new AbortController().signal,
      onValue: ({ key }, value) => {
        stored.add(key);
        const made = new Date(clock.now());
        const entry = { k: key, tldr: value.tldr, model: 'fake', prompt: 1 };
        const dates = { made: made.toISOString(), used: monthOf(made) };
        store.add({ ...entry, ...dates, challenge: 'practice' });
      },
      onEvent: () => {},
    });
    expect(model.requests.length).toBeLessThanOrEqual(DAY_QUOTA + LANES);
    if (result.stopped !== null) expect(result.stopped).toBe('daily-quota');
    // The quota of a day is never waited for, whatever its RetryInfo says.
    expect(clock.now() - startedAt).toBeLessThan(2 * 60_000);
    nights.push(result.requests.total);
  }
  expect(stored.size).toBe(1000);
  expect(askedAfterStored).toEqual([]);
  expect(nights).toHaveLength(3);
});
