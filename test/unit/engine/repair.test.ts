import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PromptItem } from '../../../src/engine/model.ts';
import { RepairPool, type RetryReason } from '../../../src/engine/repair.ts';
import { toTheEnd } from '../ends.ts';
import { itemOf } from '../samples.ts';

const itemsOf = (count: number) => {
  return Array.from({ length: count }, (_, i) => itemOf({ id: `id-${i}`, topic: `Topic ${i}` }));
};

/** What one request brings: why every row that got no value is to be sent again. */
type Provider = (batch: readonly PromptItem[]) => ReadonlyMap<PromptItem, RetryReason>;

/** Sends a first batch and then all repairs, to the end; every batch that was sent. */
function sendAll(
  items: readonly PromptItem[],
  provider: Provider,
): readonly (readonly PromptItem[])[] {
  const pool = new RepairPool();
  const batches: (readonly PromptItem[])[] = [];
  let batch = items;
  for (;;) {
    batches.push(batch);
    for (const [item, fault] of provider(batch)) pool.add(item, batch.length, fault);
    if (pool.size === 0 || batches.length > 100_000) return batches;
    batch = pool.take();
  }
}

const faults = (batch: readonly PromptItem[], fault: RetryReason) =>
  new Map(batch.map((item) => [item, fault]));
const sizes = (batches: readonly (readonly PromptItem[])[]) => batches.map((batch) => batch.length);

describe('rows that an answer left out', () => {
  it('are sent twice more in company, then alone', () => {
    const items = itemsOf(20);
    const lost = items.slice(0, 3);
    const left = (batch: readonly PromptItem[]) => {
      return batch.length === 1
        ? new Map()
        : faults(
            batch.filter((item) => lost.includes(item)),
            'missing',
          );
    };
    expect(sizes(sendAll(items, left))).toEqual([20, 3, 3, 1, 1, 1]);
  });

  it('are sent alone at once where their TLDR was another topic’s too', () => {
    const items = itemsOf(20);
    const duplicates = items.slice(4, 6);
    const provider: Provider = (batch) => faults(batch.length === 20 ? duplicates : [], 'alone');
    expect(sizes(sendAll(items, provider))).toEqual([20, 1, 1]);
  });
});

describe('a batch that gave nothing', () => {
  it('is split in four even parts', () => {
    const provider: Provider = (batch) => faults(batch.length === 20 ? batch : [], 'nothing');
    expect(sizes(sendAll(itemsOf(20), provider))).toEqual([20, 5, 5, 5, 5]);
  });

  it('of 21 rows is split in four nearly even parts', () => {
    const provider: Provider = (batch) => faults(batch.length === 21 ? batch : [], 'nothing');
    expect(sizes(sendAll(itemsOf(21), provider))).toEqual([21, 6, 5, 5, 5]);
  });

  it.each([0, 3, 7, 12, 19])(
    'for one poisoned row, number %d of 20, costs 8 to 12 requests',
    (n) => {
      const items = itemsOf(20);
      const poison = items[n] ?? itemOf();
      const requests = sendAll(items, (batch) =>
        faults(batch.includes(poison) ? batch : [], 'refused'),
      );
      expect(requests.length).toBeGreaterThanOrEqual(8);
      expect(requests.length).toBeLessThanOrEqual(12);
    },
  );

  it('for every poisoned row of 100, wherever it stands, costs no more than 17 requests', () => {
    const items = itemsOf(100);
    for (const poison of items) {
      const requests = sendAll(items, (batch) =>
        faults(batch.includes(poison) ? batch : [], 'refused'),
      );
      expect(requests.length).toBeLessThanOrEqual(17);
    }
  });
});

describe('a row that is sent alone', () => {
  it('is sent three times where it is refused', () => {
    expect(sizes(sendAll(itemsOf(1), (batch) => faults(batch, 'refused')))).toEqual([1, 1, 1]);
  });

  it('is sent a few times where nothing comes', () => {
    expect(sendAll(itemsOf(1), (batch) => faults(batch, 'nothing')).length).toBeLessThanOrEqual(5);
  });
});

describe('the next batch', () => {
  it('is the largest', () => {
    const pool = new RepairPool();
    const [a, b, c, d, e] = itemsOf(5);
    if (!a || !b || !c || !d || !e) throw new Error('five rows');
    pool.add(a, 20, 'alone');
    for (const item of [b, c]) pool.add(item, 8, 'nothing');
    for (const item of [d, e]) pool.add(item, 20, 'missing');
    expect(pool.size).toBe(5);
    expect(pool.take()).toEqual([d, e]);
    expect(pool.take()).toEqual([b, c]);
    expect(pool.take()).toEqual([a]);
    expect(pool.size).toBe(0);
  });
});

describe('very many rows', () => {
  it('wait side by side', () => {
    const pool = new RepairPool();
    const items = itemsOf(150_000);
    toTheEnd(() => {
      for (const item of items) pool.add(item, 50, 'alone');
      for (const item of items) expect(pool.take()).toEqual([item]);
    });
    expect(pool.size).toBe(0);
  });
});

describe('any sequence of failures', () => {
  const fault = fc.constantFrom<RetryReason | 'fine'>(
    'missing',
    'alone',
    'nothing',
    'refused',
    'fine',
  );

  it('ends after a bounded number of requests for every row, and none is larger than the first', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100 }),
        fc.infiniteStream(fault),
        fc.constantFrom('each', 'whole'),
        (count, stream, kind) => {
          const next = () => stream.next().value ?? 'nothing';
          const requests = new Map<PromptItem, number>();
          const batches = sendAll(itemsOf(count), (batch) => {
            const ofBatch = next();
            const found = batch.map((item) => [item, kind === 'each' ? next() : ofBatch] as const);
            return new Map(found.flatMap(([item, f]) => (f === 'fine' ? [] : [[item, f]])));
          });
          for (const batch of batches) {
            expect(batch.length).toBeGreaterThan(0);
            expect(batch.length).toBeLessThanOrEqual(count);
            expect(new Set(batch).size).toBe(batch.length);
            for (const item of batch) requests.set(item, (requests.get(item) ?? 0) + 1);
          }
          // 100, 25, 7, 2, twice more in company, and five times alone.
          for (const times of requests.values()) expect(times).toBeLessThanOrEqual(11);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('in which nothing ever comes costs less than twice what asking each row alone would', () => {
    for (const count of [1, 5, 20, 50, 100]) {
      const all = sendAll(itemsOf(count), (batch) => faults(batch, 'refused'));
      expect(all.length).toBeLessThanOrEqual(count * 4 + 1);
    }
  });
});
