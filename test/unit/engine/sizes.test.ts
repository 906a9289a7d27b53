import fc from 'fast-check';
import { expect, it } from 'vitest';
import { balancedSizes } from '../../../src/engine/sizes.ts';

const divided = fc
  .record({
    rows: fc.integer({ min: 1, max: 400 }),
    cap: fc.integer({ min: 1, max: 100 }),
    concurrency: fc.integer({ min: 1, max: 16 }),
    outputPerRow: fc.integer({ min: 1, max: 300 }),
    more: fc.integer({ min: 0, max: 400 }),
  })
  .map(({ rows, cap, more, ...options }) => {
    const count = Math.min(rows, Math.ceil(rows / cap) + more);
    return { rows, count, options: { cap, ...options } };
  });

it('divides rows into as many batches as are wanted, none empty and none too large', () => {
  fc.assert(
    fc.property(divided, ({ rows, count, options }) => {
      const sizes = balancedSizes(rows, count, options);
      expect(sizes).toHaveLength(count);
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(rows);
      expect(Math.min(...sizes)).toBeGreaterThan(0);
      expect(Math.max(...sizes)).toBeLessThanOrEqual(options.cap);
    }),
    { examples: [[{ rows: 10, count: 10, options: { cap: 2, concurrency: 3, outputPerRow: 5 } }]] },
  );
});
