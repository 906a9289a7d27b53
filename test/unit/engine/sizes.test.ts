import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { autoSizes } from '../../../src/engine/sizes.ts';

const limits = fc.record({
  batchSize: fc.constant('auto' as const),
  concurrency: fc.integer({ min: 1, max: 64 }),
  requestsPerMinute: fc.integer({ min: 1, max: 4_000 }),
  freeNow: fc.integer({ min: 0, max: 4_000 }),
  requestsLeft: fc.oneof(fc.integer({ min: 0, max: 100 }), fc.constant(Number.POSITIVE_INFINITY)),
  dayLeft: fc.integer({ min: -5, max: 500 }),
  cautious: fc.boolean(),
});

const sum = (sizes: readonly number[]) => sizes.reduce((total, size) => total + size, 0);

describe('automatic sizes', () => {
  it('add up to the rows, with no request empty or too large, whatever the limits', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3_000 }),
        limits,
        fc.integer({ min: 1, max: 200 }),
        (rows, given, maxRows) => {
          const sizes = autoSizes(rows, given, maxRows);
          expect(sum(sizes)).toBe(rows);
          expect(Math.min(...sizes)).toBeGreaterThan(0);
          expect(Math.max(...sizes)).toBeLessThanOrEqual(Math.min(maxRows, 100));
          expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
        },
      ),
    );
  });

  it.each([
    [150, [19, 19, 19, 19, 19, 19, 18, 18]],
    [500, [...Array(8).fill(50), 25, 25, 25, 25]],
    [1_000, [...Array(15).fill(50), 32, 32, 31, 31, 31, 31, 31, 31]],
  ])('of %d rows fill the lanes, and leave requests of the minute for repairs', (rows, sizes) => {
    const free = { batchSize: 'auto', concurrency: 8, requestsPerMinute: 15 } as const;
    expect(autoSizes(rows, free, 100)).toEqual(sizes);
  });

  it('are as few as possible once requests fail', () => {
    const given = { batchSize: 'auto', concurrency: 8, requestsPerMinute: 15, freeNow: 6 } as const;
    expect(autoSizes(100, given, 100)).toEqual([34, 33, 33]);
    expect(autoSizes(100, { ...given, cautious: true }, 100)).toEqual([50, 50]);
  });

  it('are no more than the quota of the day is expected to allow, if fewer do', () => {
    const given = { batchSize: 'auto', concurrency: 8, requestsPerMinute: 15 } as const;
    expect(autoSizes(900, { ...given, dayLeft: 20 }, 100)).toHaveLength(20);
    expect(autoSizes(1_000, { ...given, dayLeft: 20 }, 100)).toEqual(Array(20).fill(50));
    expect(autoSizes(2_800, { ...given, dayLeft: 20 }, 100)).toHaveLength(56);
  });

  it('are full where not all of them can be sent', () => {
    const given = {
      batchSize: 'auto',
      concurrency: 8,
      requestsPerMinute: 15,
      cautious: true,
    } as const;
    expect(autoSizes(290, { ...given, dayLeft: 5 }, 100)).toEqual([50, 50, 50, 50, 50, 40]);
    expect(autoSizes(290, { ...given, dayLeft: 6 }, 100)).toEqual([49, 49, 48, 48, 48, 48]);
  });
});
