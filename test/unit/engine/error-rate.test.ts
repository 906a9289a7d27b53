import { expect, it } from 'vitest';
import { ErrorRate } from '../../../src/engine/error-rate.ts';

function rateOf(...errors: readonly boolean[]): ErrorRate {
  const rate = new ErrorRate();
  for (const error of errors) rate.count(error);
  return rate;
}

it('is positive from the first error on', () => {
  expect(rateOf(false, false).isPositive).toBe(false);
  expect(rateOf(false, true).isPositive).toBe(true);
});

it('is high where most replies are errors', () => {
  expect(rateOf(true, true, true, false).isHigh).toBe(false);
  expect(rateOf(true, true, true, true, false).isHigh).toBe(true);
  expect(rateOf(true, false, true, false, false, true, false, false).isHigh).toBe(false);
});

it('is not high after a single reply', () => {
  expect(rateOf(true).isHigh).toBe(false);
});
