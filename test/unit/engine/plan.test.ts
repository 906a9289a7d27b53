import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Prompt, PromptItem } from '../../../src/engine/model.ts';
import {
  estimateRun,
  expectedSeconds,
  type PlanLimits,
  planBatches,
} from '../../../src/engine/plan.ts';
import { TokenMeter } from '../../../src/engine/tokens.ts';
import { PROMPTS } from '../../fakes/model.ts';
import { itemOf } from '../samples.ts';

const INSTRUCTION = 'x'.repeat(1_500);
const METER = new TokenMeter((items) => ({ ...PROMPTS(items), instruction: INSTRUCTION }));
const RATES = {
  price: { input: 0.3, output: 2.5, cached: 0.03 },
  thinkingTokens: 0,
  outputLimit: 65_536,
};
const PRICING = { meter: METER, rates: RATES };

const SETTINGS = { batchSize: 'auto', concurrency: 8, requestsPerMinute: 15 } as const;

const itemsOf = (count: number, length = (_: number) => 300): readonly PromptItem[] =>
  Array.from({ length: count }, (_, i) =>
    itemOf({ id: `id-${i}`, topic: `Topic ${i}`, description: 'y'.repeat(length(i)) }),
  );

/** The limits at the start of a run. */
const FREE = {
  ...SETTINGS,
  freeNow: 15,
  requestsLeft: Number.POSITIVE_INFINITY,
  tokensPerMinute: Number.POSITIVE_INFINITY,
};

const plan = (items: readonly PromptItem[], limits: Partial<PlanLimits> = {}) =>
  planBatches(items, { ...FREE, ...limits }, METER);
const secondsOf = (items: readonly PromptItem[], limits: Partial<PlanLimits> = {}) =>
  expectedSeconds(plan(items, limits), { ...FREE, ...limits }, METER);
const sizesOf = (count: number, limits: Partial<PlanLimits> = {}) =>
  plan(itemsOf(count), limits).map((batch) => batch.length);

describe('the limits at the start', () => {
  it('leave the whole minute free, and know of no other limit', () => {
    const items = itemsOf(1_000);
    expect(planBatches(items, SETTINGS, METER)).toEqual(plan(items));
    expect(estimateRun(items, SETTINGS, PRICING)).toEqual(estimateRun(items, FREE, PRICING));
  });
});

describe('a given batch size', () => {
  it.each([
    [45, 20, [20, 20, 5]],
    [40, 20, [20, 20]],
    [3, 1, [1, 1, 1]],
    [7, 100, [7]],
    [0, 20, []],
  ])('of %d rows by %d is kept exactly', (rows, batchSize, sizes) => {
    expect(sizesOf(rows, { batchSize })).toEqual(sizes);
  });

  it('is kept whatever quota and budget say', () => {
    expect(sizesOf(100, { batchSize: 5, requestsPerMinute: 2, requestsLeft: 3 })).toHaveLength(20);
  });
});

describe('automatic batches', () => {
  it('are not more than it takes to end less than 3 % earlier', () => {
    // Ten would save 0.2 s of 10.6.
    expect(sizesOf(402, { requestsPerMinute: 60, freeNow: 60 })).toHaveLength(9);
  });

  const limits = fc.record({
    concurrency: fc.integer({ min: 1, max: 64 }),
    requestsPerMinute: fc.integer({ min: 1, max: 200 }),
    freeNow: fc.integer({ min: 0, max: 200 }),
    requestsLeft: fc.option(fc.integer({ min: 1, max: 300 }), { nil: Number.POSITIVE_INFINITY }),
  });

  it('hold every row once, in row order, at most 100 in a batch and none empty', () => {
    const lengths = fc.array(fc.constantFrom(0, 20, 300, 500), { maxLength: 400 });
    fc.assert(
      fc.property(lengths, limits, (all, some) => {
        const items = itemsOf(all.length, (i) => all[i] ?? 0);
        const batches = plan(items, some);
        expect(batches.flat()).toEqual(items);
        for (const batch of batches) {
          expect(batch.length).toBeGreaterThan(0);
          expect(batch.length).toBeLessThanOrEqual(100);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('hold at most 50 rows where no budget forces more', () => {
    fc.assert(
      fc.property(fc.nat(2_000), limits, (count, some) => {
        const sizes = sizesOf(count, { ...some, requestsLeft: Number.POSITIVE_INFINITY });
        expect(Math.max(0, ...sizes)).toBeLessThanOrEqual(50);
      }),
      { numRuns: 100 },
    );
  });

  it('keep to the budget of requests wherever 100 rows per batch can', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_500 }), limits, (count, some) => {
        const possible = Math.ceil(count / 100) <= some.requestsLeft;
        fc.pre(possible && Number.isFinite(some.requestsLeft));
        expect(sizesOf(count, some).length).toBeLessThanOrEqual(some.requestsLeft);
      }),
      { numRuns: 100 },
    );
  });

  it('are of five rows at least, where there are as many', () => {
    for (const count of [5, 9, 30, 134]) {
      expect(
        Math.min(...sizesOf(count, { requestsPerMinute: 4_000, freeNow: 4_000 })),
      ).toBeGreaterThanOrEqual(4);
    }
  });

  it('of the last minute leave a quarter of its requests for repairs', () => {
    for (const count of [100, 134, 150, 300, 500]) {
      expect(sizesOf(count, { concurrency: 64 }).length).toBeLessThanOrEqual(12);
    }
  });

  it('are one for a few rows', () => {
    expect(sizesOf(1)).toEqual([1]);
    expect(sizesOf(4)).toEqual([4]);
    expect(sizesOf(0)).toEqual([]);
  });

  it('end no later than batches of 20 would', () => {
    for (const count of [10, 50, 134, 150, 300, 500, 1_000]) {
      const items = itemsOf(count);
      expect(secondsOf(items)).toBeLessThanOrEqual(secondsOf(items, { batchSize: 20 }) + 1e-6);
    }
  });

  it('are fewer and larger where requests per minute are few', () => {
    expect(sizesOf(150, { requestsPerMinute: 4, freeNow: 4 }).length).toBeLessThan(
      sizesOf(150, { requestsPerMinute: 60, freeNow: 60 }).length,
    );
  });
});

describe('a request per row', () => {
  it('is planned for 200,000 rows, too', () => {
    const items = Array<readonly PromptItem[]>(200_000).fill(itemsOf(1)).flat();
    expect(plan(items, { batchSize: 1 })).toHaveLength(200_000);
  });
});

describe('an estimate', () => {
  const of = (count: number, limits: Partial<PlanLimits> = {}) =>
    estimateRun(itemsOf(count), { ...FREE, batchSize: 20, ...limits }, PRICING).estimate;

  it('of nothing is nothing', () => {
    expect(of(0)).toEqual({ requests: 0, inputTokens: 0, outputTokens: 0, costUsd: 0, seconds: 0 });
  });

  it('counts the requests of the plan', () => {
    expect(of(134).requests).toBe(7);
  });

  it('counts the instruction with every request', () => {
    const [one, two] = [of(40, { batchSize: 40 }), of(40)];
    expect(two.inputTokens - one.inputTokens).toBeGreaterThanOrEqual(INSTRUCTION.length / 4 - 2);
  });

  it('costs what its tokens cost', () => {
    const { inputTokens, outputTokens, costUsd } = of(1_000);
    expect(costUsd).toBeCloseTo((inputTokens * 0.3 + outputTokens * 2.5) / 1e6);
    expect(costUsd).toBeGreaterThan(0.1);
    expect(costUsd).toBeLessThan(0.25);
  });

  it('has no cost where the price is not known', () => {
    const unknown = { meter: METER, rates: { ...RATES, price: null } };
    expect(estimateRun(itemsOf(1), FREE, unknown).estimate.costUsd).toBeNull();
  });

  it('takes a minute more for every full window', () => {
    expect(of(300).seconds).toBeLessThan(60);
    expect(of(320).seconds).toBeGreaterThan(60);
    expect(of(320).seconds).toBeLessThan(70);
  });
});

describe('a plan', () => {
  it('takes longer than its minutes where the lanes are too few to use them', () => {
    const one = secondsOf(itemsOf(1_600), { batchSize: 100, concurrency: 1 });
    const many = secondsOf(itemsOf(1_600), { batchSize: 100, concurrency: 16 });
    expect(many).toBeCloseTo(60 + 18.6);
    expect(one).toBeCloseTo(16 * 18.6);
  });
});

describe('an estimate within limits', () => {
  const items = itemsOf(1_000);
  const whole = estimateRun(items, FREE, PRICING).estimate;

  it.each([{}, { maxSeconds: 30 }])('measures no row over and over: %j', (max) => {
    let measured = 0;
    const meter = new TokenMeter((batch) => {
      const prompt = METER.promptOf(batch);
      const content: Prompt['content'] = (rows) => {
        measured += rows.length;
        return prompt.content(rows);
      };
      return { ...prompt, content };
    });
    estimateRun(items, { ...FREE, batchSize: 20 }, { ...PRICING, meter, ...max });
    expect(measured).toBeLessThan(1.2 * items.length);
  });

  it('is that of all rows where there are none', () => {
    expect(estimateRun(items, FREE, PRICING).rows).toBe(1_000);
    expect(whole.requests).toBe(planBatches(items, FREE, METER).length);
  });

  it('ends with the requests of the run, as full as they may be', () => {
    const { rows, estimate: plan } = estimateRun(items, { ...FREE, requestsLeft: 5 }, PRICING);
    expect([rows, plan.requests]).toEqual([500, 5]);
  });

  it('ends with the money of the run, to the row', () => {
    const maxCostUsd = (whole.costUsd ?? 0) / 4;
    const { rows, estimate: plan } = estimateRun(items, FREE, { ...PRICING, maxCostUsd });
    expect(plan.costUsd).toBeLessThanOrEqual(maxCostUsd);
    const oneMore = estimateRun(items.slice(0, rows + 1), FREE, PRICING).estimate;
    expect(oneMore.costUsd).toBeGreaterThan(maxCostUsd);
  });

  it('ends within the batches that a run would make, not smaller ones', () => {
    const thinking = { ...PRICING, rates: { ...RATES, thinkingTokens: 1_024 } };
    const rows = items.slice(0, 134);
    const batches = planBatches(rows, FREE, METER);
    const ofAll = estimateRun(rows, FREE, thinking).estimate.costUsd ?? 0;
    const within = estimateRun(rows, FREE, { ...thinking, maxCostUsd: ofAll / 2 });
    expect(within.estimate.requests).toBe(batches.length / 2);
    expect(within.rows).toBeGreaterThanOrEqual(134 / 2 - 1);
  });

  it('ends with the time of the run', () => {
    const within = estimateRun(items, FREE, { ...PRICING, maxSeconds: 30 });
    expect(within.estimate.seconds).toBeLessThanOrEqual(30);
    expect(within.rows).toBeGreaterThan(100);
    expect(within.rows).toBeLessThan(1_000);
  });

  it('is of no row where there is no money for one', () => {
    const none = estimateRun(items, FREE, { ...PRICING, maxCostUsd: -1 });
    expect(none.rows).toBe(0);
  });
});
