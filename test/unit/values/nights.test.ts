import { expect, it } from 'vitest';
import { COLUMNS } from '../../../src/columns/built-in.ts';
import { enrich } from '../../../src/engine/engine.ts';
import type { Topic } from '../../../src/sources/roadmap.ts';
import { itemsToSend, planRow } from '../../../src/values/rows.ts';
import { Store } from '../../../src/values/store.ts';
import { monthOf } from '../../../src/values/stored-entry.ts';
import { VirtualClock } from '../../fakes/clock.ts';
import { answer, fakeModel, PROMPTS } from '../../fakes/model.ts';
import { entriesOf } from '../samples.ts';

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
  const sentAfterStored: string[] = [];
  const stored = new Set<string>();
  const nights: number[] = [];
  const store = new Store(null, COLUMNS, new Date(clock.now()));
  for (let night = 1; night <= 10 && stored.size < all.length; night++) {
    const options = { columns: COLUMNS, published: new Map(), store, renewed: new Set<string>() };
    const askable = COLUMNS;
    const rows = all.map((topic) => planRow(topic, { ...options, askable, preview: false }));
    const items = itemsToSend(rows, COLUMNS);
    sentAfterStored.push(...items.filter(({ key }) => stored.has(key)).map(({ id }) => id));
    let accepted = 0;
    const model = fakeModel(clock, ({ items: some }) => {
      accepted += 1;
      return accepted > DAY_QUOTA
        ? { kind: 'stop', stop: 'daily-quota', dayLimit: DAY_QUOTA, message: 'per day' }
        : answer(some);
    });
    const startedAt = clock.now();
    const result = await enrich(items, {
      model,
      promptOf: PROMPTS,
      clock,
      batchSize: 20,
      concurrency: LANES,
      requestsPerMinute: 15,
      maxRequests: Number.POSITIVE_INFINITY,
      maxCostUsd: Number.POSITIVE_INFINITY,
      deadlineAt: startedAt + 30 * 60_000,
      signal: new AbortController().signal,
      onValue: ({ key }, values) => {
        stored.add(key);
        const made = new Date(clock.now());
        const dates = { made: made.toISOString(), used: monthOf(made) };
        store.add(entriesOf(key, values, { model: 'fake', prompt: 1, ...dates }));
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
  expect(sentAfterStored).toEqual([]);
  expect(nights).toHaveLength(3);
});
