import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ask } from '../../../src/engine/model.ts';
import { RepairPool, type RowFault } from '../../../src/engine/repair.ts';
import { askOf } from '../samples.ts';

const asksOf = (count: number) => {
  return Array.from({ length: count }, (_, i) => askOf({ id: `id-${i}`, topic: `Topic ${i}` }));
};

/** What one request brings: the fault of every row that got no value. */
type Provider = (batch: readonly Ask[]) => ReadonlyMap<Ask, RowFault>;

/** Asks a first batch and then all repairs, to the end; every batch that was asked. */
function askAll(asks: readonly Ask[], provider: Provider): readonly (readonly Ask[])[] {
  const pool = new RepairPool();
  const batches: (readonly Ask[])[] = [];
  let batch = asks;
  for (;;) {
    batches.push(batch);
    for (const [ask, fault] of provider(batch)) pool.add(ask, batch.length, fault);
    if (pool.size === 0 || batches.length > 100_000) return batches;
    batch = pool.take();
  }
}

const faults = (batch: readonly Ask[], fault: RowFault) =>
  new Map(batch.map((ask) => [ask, fault]));
const sizes = (batches: readonly (readonly Ask[])[]) => batches.map((batch) => batch.length);

describe('rows that an answer left out', () => {
  it('are asked once more in company, then alone', () => {
    const asks = asksOf(20);
    const lost = asks.slice(0, 3);
    const left = (batch: readonly Ask[]) => {
      return batch.length === 1
        ? new Map()
        : faults(
            batch.filter((ask) => lost.includes(ask)),
            'missing',
          );
    };
    expect(sizes(askAll(asks, left))).toEqual([20, 3, 1, 1, 1]);
  });

  it('are asked alone at once where their TLDR was another topic’s too', () => {
    const asks = asksOf(20);
    const alike = asks.slice(4, 6);
    const provider: Provider = (batch) => faults(batch.length === 20 ? alike : [], 'alike');
    expect(sizes(askAll(asks, provider))).toEqual([20, 1, 1]);
  });
});

describe('a batch that gave nothing', () => {
  it('is split in four even parts', () => {
    const provider: Provider = (batch) => faults(batch.length === 20 ? batch : [], 'nothing');
    expect(sizes(askAll(asksOf(20), provider))).toEqual([20, 5, 5, 5, 5]);
  });

  it('of 21 rows is split in four nearly even parts', () => {
    const provider: Provider = (batch) => faults(batch.length === 21 ? batch : [], 'nothing');
    expect(sizes(askAll(asksOf(21), provider))).toEqual([21, 6, 5, 5, 5]);
  });

  it.each([0, 3, 7, 12, 19])(
    'for one poisoned row, number %d of 20, costs 8 to 12 requests',
    (n) => {
      const asks = asksOf(20);
      const poison = asks[n] ?? askOf();
      const requests = askAll(asks, (batch) =>
        faults(batch.includes(poison) ? batch : [], 'refused'),
      );
      expect(requests.length).toBeGreaterThanOrEqual(8);
      expect(requests.length).toBeLessThanOrEqual(12);
    },
  );

  it('for every poisoned row of 100, wherever it stands, costs no more than 17 requests', () => {
    const asks = asksOf(100);
    for (const poison of asks) {
      const requests = askAll(asks, (batch) =>
        faults(batch.includes(poison) ? batch : [], 'refused'),
      );
      expect(requests.length).toBeLessThanOrEqual(17);
    }
  });
});

describe('a row that is asked alone', () => {
  it('is asked three times where it is refused', () => {
    expect(sizes(askAll(asksOf(1), (batch) => faults(batch, 'refused')))).toEqual([1, 1, 1]);
  });

  it('is asked a few times where nothing comes', () => {
    expect(askAll(asksOf(1), (batch) => faults(batch, 'nothing')).length).toBeLessThanOrEqual(5);
  });
});

describe('the next batch', () => {
  it('is the largest', () => {
    const pool = new RepairPool();
    const [a, b, c, d, e] = asksOf(5);
    if (!a || !b || !c || !d || !e) throw new Error('five rows');
    pool.add(a, 20, 'alike');
    for (const ask of [b, c]) pool.add(ask, 8, 'nothing');
    for (const ask of [d, e]) pool.add(ask, 20, 'missing');
    expect(pool.size).toBe(5);
    expect(pool.take()).toEqual([d, e]);
    expect(pool.take()).toEqual([b, c]);
    expect(pool.take()).toEqual([a]);
    expect(pool.size).toBe(0);
  });
});

describe('any sequence of failures', () => {
  const fault = fc.constantFrom<RowFault | 'fine'>(
    'missing',
    'alike',
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
          const requests = new Map<Ask, number>();
          const batches = askAll(asksOf(count), (batch) => {
            const ofBatch = next();
            const found = batch.map((ask) => [ask, kind === 'each' ? next() : ofBatch] as const);
            return new Map(found.flatMap(([ask, f]) => (f === 'fine' ? [] : [[ask, f]])));
          });
          for (const batch of batches) {
            expect(batch.length).toBeGreaterThan(0);
            expect(batch.length).toBeLessThanOrEqual(count);
            expect(new Set(batch).size).toBe(batch.length);
            for (const ask of batch) requests.set(ask, (requests.get(ask) ?? 0) + 1);
          }
          // 100, 25, 7, 2, once more in company, and five times alone.
          for (const times of requests.values()) expect(times).toBeLessThanOrEqual(10);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('in which nothing ever comes costs less than twice what asking each row alone would', () => {
    for (const count of [1, 5, 20, 50, 100]) {
      const all = askAll(asksOf(count), (batch) => faults(batch, 'refused'));
      expect(all.length).toBeLessThanOrEqual(count * 4 + 1);
    }
  });
});
