import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countRows, successRate } from '../../../src/report/run-report.ts';
import { STATES } from '../../../src/values/finish.ts';

const states = fc.array(fc.constantFrom(...STATES));

describe('the counts of rows', () => {
  it('are by state', () => {
    expect(countRows(['enriched', 'stale', 'cached', 'stale', 'failed', 'pending'])).toEqual({
      total: 6,
      enriched: 1,
      cached: 1,
      stale: 2,
      failed: 1,
      pending: 1,
    });
  });

  it('add up to the total', () => {
    fc.assert(
      fc.property(states, (list) => {
        const counts = countRows(list);
        const sum = STATES.reduce((total, state) => total + counts[state], 0);
        expect([sum, counts.total]).toEqual([list.length, list.length]);
      }),
    );
  });
});

describe('the success rate', () => {
  const rate = (total: number, failed: number, pending: number, stale = 0) =>
    successRate({ total, enriched: 0, cached: 0, stale, failed, pending });

  it.each([
    ['is 100 without rows', rate(0, 0, 0), 100],
    ['is 100 where all have a value', rate(134, 0, 0), 100],
    ['counts stale rows, which have one', rate(10, 0, 0, 10), 100],
    ['is 0 where none has one', rate(3, 1, 2), 0],
    ['has one decimal', rate(3, 1, 0), 66.7],
    ['is below 100 where one of many has none', rate(3_000, 1, 0), 99.9],
    ['counts failed and pending alike', rate(8, 1, 1), 75],
  ])('%s', (_, actual, expected) => {
    expect(actual).toBe(expected);
  });
});
