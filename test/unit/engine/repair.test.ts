import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PromptItem } from '../../../src/engine/model.ts';
import { RepairPool, type RetryReason } from '../../../src/engine/repair.ts';
import { toTheEnd } from '../ends.ts';
import { itemOf } from '../samples.ts';

const itemsOf = (count: number) => {
  return Array.from({ length: count }, (_, i) => itemOf({ id: `id-${i}`, topic: `Topic ${i}` }));
};

/** Why the rows of a request are to be sent again: nothing came of the whole of it, or some are missing. */
type Outcome =
  | { readonly spoiled: 'refused' | 'nothing' }
  | { readonly left: ReadonlyMap<PromptItem, RetryReason> };

type Provider = (batch: readonly PromptItem[]) => Outcome;

const FINE: Outcome = { left: new Map() };

/** Sends a first batch and then all repairs, one after another; every batch that was sent. */
function sendAll(
  items: readonly PromptItem[],
  provider: Provider,
): readonly (readonly PromptItem[])[] {
  const pool = new RepairPool();
  const batches: (readonly PromptItem[])[] = [];
  let batch = items;
  for (;;) {
    batches.push(batch);
    const outcome = provider(batch);
    if ('spoiled' in outcome) {
      const refused = outcome.spoiled === 'refused';
      pool.addSuspects(batch, { size: batch.length, refused });
      const reason = refused ? 'refused' : 'missing';
      if (batch.length === 1) for (const item of batch) pool.add(item, 1, reason);
    } else {
      pool.clear(batch);
      for (const [item, reason] of outcome.left) pool.add(item, batch.length, reason);
    }
    if (pool.size === 0 || batches.length > 100_000) return batches;
    batch = pool.take();
  }
}

/** Adds all rows of a request. */
const addSuspects = (pool: RepairPool, items: readonly PromptItem[], refused: boolean) =>
  pool.addSuspects(items, { size: items.length, refused });

/** An answer that leaves rows out. */
const without = (items: readonly PromptItem[], reason: RetryReason = 'missing'): Outcome => {
  return { left: new Map(items.map((item) => [item, reason])) };
};
const sizes = (batches: readonly (readonly PromptItem[])[]) => batches.map((batch) => batch.length);
/** The rows of a batch among others. */
const among = (batch: readonly PromptItem[], items: readonly PromptItem[]) =>
  batch.filter(({ key }) => items.some((item) => item.key === key));

describe('rows that an answer left out', () => {
  it('are sent twice more in company, then alone', () => {
    const items = itemsOf(20);
    const lost = items.slice(0, 3);
    const provider: Provider = (batch) => (batch.length === 1 ? FINE : without(among(batch, lost)));
    expect(sizes(sendAll(items, provider))).toEqual([20, 3, 3, 1, 1, 1]);
  });

  it('are sent alone at once where their TLDR was another topic’s too', () => {
    const items = itemsOf(20);
    const provider: Provider = (batch) =>
      batch.length === 20 ? without(items.slice(4, 6), 'alone') : FINE;
    expect(sizes(sendAll(items, provider))).toEqual([20, 1, 1]);
  });

  it('share a request, whatever the size of the batches that they come from', () => {
    const pool = new RepairPool();
    const [a, b, c] = [itemsOf(7).slice(0, 2), itemsOf(7).slice(2, 4), itemsOf(7).slice(4)];
    for (const [items, size] of [
      [a, 19],
      [b, 18],
      [c, 5],
    ] as const) {
      for (const item of items) pool.add(item, size, 'missing');
    }
    expect(pool.take()).toEqual(itemsOf(7));
  });

  it('are never more in a request than the largest batch had', () => {
    const pool = new RepairPool();
    for (const item of itemsOf(45)) pool.add(item, 20, 'missing');
    expect([pool.take(), pool.take(), pool.take()].map(({ length }) => length)).toEqual([
      20, 20, 5,
    ]);
  });

  it('ride along with suspects, and are no suspects where these are refused again', () => {
    const pool = new RepairPool();
    const [suspects, missing] = [itemsOf(30).slice(0, 20), itemsOf(30).slice(20)];
    addSuspects(pool, suspects, true);
    for (const item of missing) pool.add(item, 20, 'missing');
    const first = pool.take();
    expect(first).toEqual([...suspects.slice(0, 5), ...missing]);
    addSuspects(pool, first, true);
    // Two of the five, then everybody else.
    expect(pool.take()).toEqual([...suspects.slice(0, 2), ...missing, ...suspects.slice(5, 13)]);
  });

  it('are sent alone after six rides in vain', () => {
    const pool = new RepairPool();
    const [row] = itemsOf(1);
    if (!row) throw new Error('one row');
    pool.add(row, 50, 'missing');
    let rides = 0;
    for (let i = 1; ; i++) {
      const others = itemsOf(8 * (i + 1)).slice(8 * i);
      addSuspects(pool, others, true);
      const batch = pool.take();
      if (!batch.includes(row)) break;
      rides += 1;
      addSuspects(pool, batch, true);
    }
    expect(rides).toBe(6);
  });
});

describe('a batch of which nothing came', () => {
  it('is sent again in four parts', () => {
    const provider: Provider = (batch) => (batch.length === 20 ? { spoiled: 'nothing' } : FINE);
    expect(sizes(sendAll(itemsOf(20), provider))).toEqual([20, 5, 5, 5, 5]);
  });

  it('is sent without company, because it may have been too large', () => {
    const pool = new RepairPool();
    addSuspects(pool, itemsOf(20), false);
    pool.add(itemOf({ id: 'other', topic: 'Other' }), 20, 'missing');
    expect(pool.take()).toEqual(itemsOf(5));
  });

  it.each([0, 3, 7, 12, 19])(
    'for one row, number %d of 20, that is always refused costs at most eight requests more',
    (n) => {
      const items = itemsOf(20);
      const requests = sendAll(items, (batch) =>
        among(batch, items.slice(n, n + 1)).length > 0 ? { spoiled: 'refused' } : FINE,
      );
      // Three of them are for the row alone.
      expect(requests.length).toBeLessThanOrEqual(9 + 2);
      expect(requests.filter(({ length }) => length === 1).length).toBeLessThanOrEqual(5);
    },
  );

  it('for every poisoned row of 100, wherever it stands, costs no more than 15 requests', () => {
    const items = itemsOf(100);
    for (const poison of items) {
      const requests = sendAll(items, (batch) =>
        among(batch, [poison]).length > 0 ? { spoiled: 'refused' } : FINE,
      );
      expect(requests.length).toBeLessThanOrEqual(15);
    }
  });

  it('is sent alone where a single row of it is left', () => {
    const pool = new RepairPool();
    const [row] = itemsOf(1);
    if (!row) throw new Error('one row');
    pool.addSuspects([row], { size: 5, refused: true });
    expect(pool.take()).toEqual([row]);
    expect(pool.size).toBe(0);
  });

  it('is not larger again once the service named it too large', () => {
    const pool = new RepairPool();
    pool.divide(itemsOf(20));
    expect(pool.take()).toHaveLength(5);
    for (const item of itemsOf(40).slice(20)) pool.add(item, 20, 'missing');
    expect(pool.take()).toHaveLength(5);
  });
});

describe('suspects whose request was too large', () => {
  it('are sent with any others, and are no more suspect than these', () => {
    const pool = new RepairPool();
    addSuspects(pool, itemsOf(32), false);
    const [part, ...others] = [pool.take(), pool.take(), pool.take(), pool.take()];
    for (const answered of others) pool.clear(answered);
    pool.divide(part);
    while (pool.size > 0) pool.take();
    const two = part.slice(0, 2);
    addSuspects(pool, [...two, itemOf({ id: 'other', topic: 'Other' })], true);
    expect(pool.take()).toEqual(two);
  });
});

describe('a row that is sent alone', () => {
  it('is sent three times where it is refused', () => {
    expect(sizes(sendAll(itemsOf(1), () => ({ spoiled: 'refused' })))).toEqual([1, 1, 1]);
  });

  it('is sent a few times where nothing comes', () => {
    expect(sendAll(itemsOf(1), () => ({ spoiled: 'nothing' })).length).toBeLessThanOrEqual(5);
  });
});

describe('a column that is asked for no more', () => {
  it('leaves no row waiting that lacks nothing else, whatever it waits for', () => {
    const pool = new RepairPool();
    const items = itemsOf(12).map((item, i) => ({ ...item, lacks: i % 2 ? ['TLDR'] : item.lacks }));
    addSuspects(pool, items.slice(0, 4), true);
    for (const item of items.slice(4, 8)) pool.add(item, 20, 'missing');
    for (const item of items.slice(8)) pool.add(item, 20, 'alone');
    pool.drop('TLDR');
    expect(pool.size).toBe(6);
    expect(pool.next.map(({ lacks }) => lacks)).toEqual(pool.next.map(() => ['Challenge']));
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
  const fault = fc.constantFrom<RetryReason | 'fine'>('missing', 'alone', 'fine');
  const fate = fc.constantFrom('refused', 'nothing', 'partial', 'partial');

  it('ends after a bounded number of requests for every row, and none is larger than the first', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100 }),
        fc.infiniteStream(fault),
        fc.infiniteStream(fate),
        (count, faults, fates) => {
          const requests = new Map<string, number>();
          const batches = sendAll(itemsOf(count), (batch) => {
            const next = fates.next().value;
            if (next === 'refused' || next === 'nothing') return { spoiled: next };
            const found = batch.map((item) => [item, faults.next().value ?? 'fine'] as const);
            return {
              left: new Map(found.flatMap(([item, f]) => (f === 'fine' ? [] : [[item, f]]))),
            };
          });
          for (const batch of batches) {
            expect(batch.length).toBeGreaterThan(0);
            expect(batch.length).toBeLessThanOrEqual(count);
            expect(new Set(batch).size).toBe(batch.length);
            for (const { key } of batch) requests.set(key, (requests.get(key) ?? 0) + 1);
          }
          for (const times of requests.values()) expect(times).toBeLessThanOrEqual(25);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('in which nothing ever comes costs less than twice what asking each row alone would', () => {
    for (const spoiled of ['refused', 'nothing'] as const) {
      for (const count of [1, 5, 20, 50, 100]) {
        const all = sendAll(itemsOf(count), () => ({ spoiled }));
        const alone = spoiled === 'refused' ? 3 : 5;
        expect(all.length).toBeLessThanOrEqual(count * (alone + 1));
      }
    }
  });
});
