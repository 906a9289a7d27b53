import { describe, expect, it } from 'vitest';
import { clairvoyantBound, lowerBound } from '../../../bench/bound.ts';
import { FAULTS, type Faults } from '../../../bench/service.ts';
import { VirtualClock } from '../../fakes/clock.ts';

const LIMITS = { perMinute: 15, perDay: 500, lanes: 8, cap: 50 };

function clairvoyant(rows: number, faults: Partial<Faults>, limits = LIMITS) {
  const clock = new VirtualClock(0, 1);
  const random = () => clock.random();
  return clairvoyantBound(rows, {
    ...limits,
    faults: { ...FAULTS.none, ...faults },
    poisoned: 0,
    random,
  });
}

describe('the clairvoyant bound', () => {
  it.each([1, 50, 150, 500, 750, 751, 1000])(
    'of %i rows is the lower one without errors',
    (rows) => {
      const { seconds, requests, done } = clairvoyant(rows, {});
      expect(seconds).toBeCloseTo(lowerBound(rows, LIMITS));
      expect({ requests, done }).toEqual({ requests: Math.ceil(rows / 50), done: rows });
    },
  );

  it('waits for another minute once failed requests have used up the first', () => {
    const { seconds, requests } = clairvoyant(500, { overload: 0.6 });
    expect(requests).toBeGreaterThan(15);
    expect(seconds).toBeGreaterThan(60);
  });

  it('does what the requests of the day bring', () => {
    const { requests, done } = clairvoyant(1000, { short: 1 }, { ...LIMITS, perDay: 10 });
    expect(requests).toBe(10);
    expect(done).toBeGreaterThan(350);
    expect(done).toBeLessThan(480);
  });

  it('sends poisoned rows alone', () => {
    const random = () => 0.5;
    const options = { ...LIMITS, faults: FAULTS.none, poisoned: 2, random };
    expect(clairvoyantBound(52, options)).toMatchObject({ requests: 3, done: 50 });
  });
});
