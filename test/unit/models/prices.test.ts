import { describe, expect, it } from 'vitest';
import { costUsd, priceOf } from '../../../src/models/prices.ts';

describe('the price of a model', () => {
  it('is the list price of the default model', () => {
    expect(priceOf('gemini-3.5-flash-lite')).toEqual({ input: 0.3, output: 2.5, cached: 0.03 });
  });

  it.each([
    'gemini-2.5-flash-lite',
    'gemini-2.5-flash',
    'gemini-3.1-flash-lite',
    'gemini-3.5-flash-lite',
    'gemini-3.6-flash',
    'gemini-3.7-flash',
    'gemini-3.8-flash',
  ])('of %s makes output dearest and cached input a tenth', (model) => {
    const price = priceOf(model);
    expect(price?.output).toBeGreaterThan(price?.input ?? Number.NaN);
    expect(price?.cached).toBeCloseTo((price?.input ?? Number.NaN) / 10);
  });

  it('is nothing for a preview', () => {
    const price = priceOf('offline');
    expect(price && costUsd({ input: 1e6, output: 1e6, cached: 0 }, price)).toBe(0);
  });

  it.each(['gemini-9-flash', '', 'constructor', '__proto__', 'toString'])(
    'is not known for %j',
    (model) => {
      expect(priceOf(model)).toBeNull();
    },
  );
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
