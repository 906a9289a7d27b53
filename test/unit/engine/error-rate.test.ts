import { expect, it } from 'vitest';
import { FaultRate } from '../../../src/engine/faults.ts';

function rateOf(...faults: readonly boolean[]): FaultRate {
  const rate = new FaultRate();
  for (const fault of faults) rate.count(fault);
  return rate;
}

it('is positive from the first fault on', () => {
  expect(rateOf(false, false).isPositive).toBe(false);
  expect(rateOf(false, true).isPositive).toBe(true);
});

it('is high where most replies are faults', () => {
  expect(rateOf(true, true, true, false).isHigh).toBe(false);
  expect(rateOf(true, true, true, true, false).isHigh).toBe(true);
  expect(rateOf(true, false, true, false, false, true, false, false).isHigh).toBe(false);
});

it('is not high after a single reply', () => {
  expect(rateOf(true).isHigh).toBe(false);
});
