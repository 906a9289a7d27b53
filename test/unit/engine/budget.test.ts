import { describe, expect, it } from 'vitest';
import { Budget, type BudgetLimits, costUsd, type Rates } from '../../../src/engine/budget.ts';
import type { Reply } from '../../../src/engine/model.ts';
import type { Work } from '../../../src/engine/queue.ts';
import { maxOutputTokens, TokenMeter } from '../../../src/engine/tokens.ts';
import { describeModel } from '../../../src/models/models.ts';
import { PROMPT, PROMPTS, someItems } from '../../fakes/model.ts';

/** A model that thinks, and charges 1 USD for a million tokens of any kind. */
const RATES = {
  ...describeModel('gemini-3.8-flash'),
  price: { input: 1, output: 1, cached: 1 },
} satisfies Rates;
const METER = new TokenMeter(PROMPTS);

const [first, second, ...others] = someItems(5);
const pair = [first, second].flatMap((item) => item ?? []);
const overload: Reply = { kind: 'overload', message: 'busy' };
const lost: Reply = { kind: 'overload', message: 'no response within 62 s', lost: true };

function budgetOf(limits: Partial<BudgetLimits>, rates: Rates = RATES): Budget {
  return new Budget(
    { maxRequests: Number.POSITIVE_INFINITY, maxCostUsd: Number.POSITIVE_INFINITY, ...limits },
    rates,
    METER,
  );
}

function work(items: Work['items'], resent = false): Work {
  return { items, n: 1, of: 1, resent, rejected: false };
}

describe('a budget of requests', () => {
  it('counts every request that was sent, also one that brought no answer', () => {
    const budget = budgetOf({ maxRequests: 2 });
    for (const sent of [work(pair), work(pair, true)]) {
      expect(budget.allows(pair)).toBe(true);
      budget.begin(sent);
      budget.end(sent, overload);
    }
    expect(budget.allows(pair)).toBe(false);
    expect(budget.requests).toEqual({ total: 2, batch: 2, single: 0, retries: 1 });
  });

  it('is unlimited where it is 0', () => {
    const budget = budgetOf({});
    for (const item of others) budget.begin(work([item]));
    expect(budget.requestsLeft).toBe(Number.POSITIVE_INFINITY);
    expect(budget.requests).toEqual({ total: 3, batch: 0, single: 3, retries: 0 });
  });
});

describe('a budget in USD', () => {
  /** What one request of the pair may cost at most. */
  const { input } = METER.estimate(pair);
  const one = (input + maxOutputTokens(pair.length, PROMPT, RATES)) / 1_000_000;

  it('has room for a request only at its highest cost', () => {
    expect(budgetOf({ maxCostUsd: one }).allows(pair)).toBe(true);
    expect(budgetOf({ maxCostUsd: 0.99 * one }).allows(pair)).toBe(false);
  });

  it('sets the highest cost of a request on its way aside', () => {
    const budget = budgetOf({ maxCostUsd: 1.5 * one });
    expect(budget.allows(pair)).toBe(true);
    budget.begin(work(pair));
    expect(budget.allows(pair)).toBe(false);
  });

  it('keeps it aside where an answer may have been made, and was lost', () => {
    const budget = budgetOf({ maxCostUsd: 1.5 * one });
    const sent = work(pair);
    budget.begin(sent);
    budget.end(sent, lost);
    expect(budget.allows(pair)).toBe(false);
  });

  it('keeps it aside where the answer does not say what it took', () => {
    const budget = budgetOf({ maxCostUsd: 1.5 * one });
    const sent = work(pair);
    budget.begin(sent);
    budget.end(sent, { kind: 'answer', text: '[]', usage: { input: 0, output: 0, cached: 0 } });
    expect(budget.allows(pair)).toBe(false);
  });

  it('knows how many of some rows it has room for', () => {
    expect(budgetOf({ maxCostUsd: one }).room(others)).toBe(2);
    expect(budgetOf({ maxCostUsd: one / 10 }).room(others)).toBe(0);
    expect(budgetOf({}).room(others)).toBe(3);
  });

  it('has it back where the request was refused', () => {
    const budget = budgetOf({ maxCostUsd: 1.5 * one });
    const sent = work(pair);
    budget.begin(sent);
    budget.end(sent, overload);
    expect(budget.allows(pair)).toBe(true);
  });

  it('spends what an answer really took, not its estimate', () => {
    const budget = budgetOf({ maxCostUsd: 1.5 * one });
    const sent = work(pair);
    budget.begin(sent);
    budget.end(sent, { kind: 'answer', text: '[]', usage: { input: 1, output: 1, cached: 0 } });
    expect(budget.usage).toEqual({ input: 1, output: 1, cached: 0 });
    expect(budget.allows(pair)).toBe(true);
  });

  it('cannot be kept to where the price is not known', () => {
    const budget = budgetOf({ maxCostUsd: one / 2 }, { ...RATES, price: null });
    budget.begin(work(pair));
    expect(budget.allows(pair)).toBe(true);
  });
});

describe('the cost of tokens', () => {
  const price = { input: 0.3, output: 2.5, cached: 0.03 };

  it('is by the million', () => {
    expect(costUsd({ input: 1_000_000, output: 0, cached: 0 }, price)).toBeCloseTo(0.3);
    expect(costUsd({ input: 0, output: 1_000_000, cached: 0 }, price)).toBeCloseTo(2.5);
  });

  it('is lower for the part of the input that came from the cache', () => {
    const tokens = { input: 1_000_000, output: 0, cached: 400_000 };
    expect(costUsd(tokens, price)).toBeCloseTo(0.6 * 0.3 + 0.4 * 0.03);
  });

  it('of a thousand rows is about 14 cents', () => {
    expect(costUsd({ input: 90_000, output: 45_000, cached: 0 }, price)).toBeCloseTo(0.1395);
  });
});
