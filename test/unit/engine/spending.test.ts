import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { costUsd, maxCostUsd } from '../../../src/engine/budget.ts';
import { enrich } from '../../../src/engine/engine.ts';
import type { PromptItem, Reply } from '../../../src/engine/model.ts';
import type { EngineOptions } from '../../../src/engine/run.ts';
import { maxOutputTokens, TokenMeter } from '../../../src/engine/tokens.ts';
import { VirtualClock } from '../../fakes/clock.ts';
import { answerRows, fakeModel, PROMPT, PROMPTS, someItems } from '../../fakes/model.ts';

const PRICE = { input: 0.3, output: 2.5, cached: 0.03 };
const METER = new TokenMeter(PROMPTS);
const LOST: Reply = { kind: 'overload', message: 'no response within 70 s', lost: true };
const ROOM_FOR_ROUNDING = 1e-9;

interface Night {
  readonly rows: number;
  readonly maxCostUsd: number;
  readonly batchSize: EngineOptions['batchSize'];
  readonly concurrency: number;
  /** How much of the room for an answer the model takes, from 0 to 1. */
  readonly verbosity: number;
  /** Part of the answers that are made and billed, and do not come back. */
  readonly lost: number;
  readonly seed: number;
}

/** A run on a service that bills what it is estimated to read, and what it writes, lost or not. */
async function spend({ rows, verbosity, lost, seed, ...limits }: Night) {
  const clock = new VirtualClock(Date.UTC(2026, 0, 5), seed);
  const items = someItems(rows);
  let billedUsd = 0;
  const model = fakeModel(clock, ({ items: some }): Reply => {
    const { input } = METER.estimate(some);
    const output = Math.ceil(verbosity * maxOutputTokens(some.length, PROMPT, model));
    const usage = { input, output, cached: 0 };
    billedUsd += costUsd(usage, PRICE);
    if (clock.random() < lost) return LOST;
    return { kind: 'answer', text: JSON.stringify(answerRows(some)), usage };
  });
  const result = await enrich(items, {
    ...limits,
    model,
    promptOf: PROMPTS,
    clock,
    requestsPerMinute: 1000,
    maxRequests: Number.POSITIVE_INFINITY,
    deadlineAt: clock.now() + 30 * 60_000,
    signal: new AbortController().signal,
    onValue: () => {},
    onEvent: () => {},
  });
  return { items, result, billedUsd };
}

/** Even shares of a whole: `fc.double` gives mostly very small numbers. */
const share = fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100);

const night = (lost: fc.Arbitrary<number>) =>
  fc.record<Night>({
    rows: fc.integer({ min: 1, max: 200 }),
    maxCostUsd: fc.integer({ min: 2, max: 1000 }).map((units) => units / 10_000),
    batchSize: fc.oneof(fc.constant('auto' as const), fc.integer({ min: 1, max: 100 })),
    concurrency: fc.integer({ min: 1, max: 16 }),
    verbosity: share,
    lost,
    seed: fc.integer({ min: 1, max: 1000 }),
  });

/** The most that a request of one of the rows may cost. */
const dearest = (items: readonly PromptItem[]) =>
  Math.max(
    ...items.map((item) =>
      maxCostUsd([item], { price: PRICE, thinkingTokens: 0, outputLimit: 65_536 }, METER),
    ),
  );

describe('a budget in USD', () => {
  it('is never exceeded by what is billed, however much the model writes or is lost', async () => {
    await fc.assert(
      fc.asyncProperty(night(share), async (some) => {
        const { result, billedUsd } = await spend(some);
        expect(billedUsd).toBeLessThanOrEqual(some.maxCostUsd + ROOM_FOR_ROUNDING);
        expect(result.outcomes.size).toBe(some.rows);
      }),
    );
  });

  it('ends a run only where not even one more row fits into what is left', async () => {
    await fc.assert(
      fc.asyncProperty(night(fc.constant(0)), async (some) => {
        const { items, result, billedUsd } = await spend(some);
        if (result.stopped === null) return;
        expect(result.stopped).toBe('budget');
        expect(some.maxCostUsd - billedUsd).toBeLessThan(1.01 * dearest(items));
      }),
    );
  });

  it('of $0.02 is kept on 150 rows with answers as long as may be', async () => {
    const { billedUsd } = await spend({
      rows: 150,
      maxCostUsd: 0.02,
      batchSize: 'auto',
      concurrency: 8,
      verbosity: 1,
      lost: 0,
      seed: 1,
    });
    expect(billedUsd).toBeLessThanOrEqual(0.02);
    expect(billedUsd).toBeGreaterThan(0.018);
  });
});
