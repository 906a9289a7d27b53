import { describe, expect, it } from 'vitest';
import { limitsAtStart } from '../../../src/engine/limits.ts';

const SETTINGS = { batchSize: 'auto', concurrency: 8, requestsPerMinute: 15 } as const;

describe('the limits at the start', () => {
  it('leave the whole minute free, and know of no other limit', () => {
    expect(limitsAtStart(SETTINGS)).toEqual({
      ...SETTINGS,
      freeNow: 15,
      requestsLeft: Number.POSITIVE_INFINITY,
      tokensPerMinute: Number.POSITIVE_INFINITY,
    });
  });

  it('hold the budget of the run, where it has one', () => {
    expect(limitsAtStart(SETTINGS, 3).requestsLeft).toBe(3);
    expect(limitsAtStart(SETTINGS, 0).requestsLeft).toBe(Number.POSITIVE_INFINITY);
  });
});
