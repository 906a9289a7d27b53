import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COLUMNS } from '../../../src/columns/built-in.ts';
import { columnStats, countRows, successRate } from '../../../src/report/run-report.ts';
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
  /** The rate of two columns of `total` rows, of which so many cells are empty. */
  const rate = (total: number, ...empty: readonly [number, number]) =>
    successRate(empty.map((n) => ({ name: 'x', filled: total - n, empty: n })));

  it.each([
    ['is 100 without rows', rate(0, 0, 0), 100],
    ['is 100 where every cell has a value', rate(134, 0, 0), 100],
    ['is 0 where none has one', rate(3, 3, 3), 0],
    ['has one decimal', rate(3, 1, 1), 66.7],
    ['counts every cell', rate(3, 1, 0), 83.3],
    ['is below 100 where one of many has none', rate(3_000, 1, 0), 99.9],
  ])('%s', (_, actual, expected) => {
    expect(actual).toBe(expected);
  });
});

it('a column counts the cells that have a value, whatever the state of their rows', () => {
  const rows = [
    { values: { TLDR: 'Oven', Challenge: 'expert' } },
    { values: { TLDR: 'Oven' } },
    { values: {} },
  ];
  expect(columnStats(rows, COLUMNS)).toEqual([
    { name: 'TLDR', filled: 2, empty: 1 },
    { name: 'Challenge', filled: 1, empty: 2 },
  ]);
});
