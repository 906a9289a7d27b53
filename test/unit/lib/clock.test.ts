import { afterEach, expect, it, vi } from 'vitest';
import { systemClock } from '../../../src/lib/clock.ts';

const HOUR_MS = 3_600_000;

afterEach(() => {
  vi.useRealTimers();
});

it.each([-24 * HOUR_MS, -HOUR_MS, 4 * 31 * 24 * HOUR_MS])(
  'a date that is set by %i ms moves no span of time',
  (by) => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const date = systemClock.date().getTime();
    const before = systemClock.now();
    vi.setSystemTime(date + by);

    expect(systemClock.date().getTime()).toBe(date + by);
    const span = systemClock.now() - before;
    expect(span).toBeGreaterThanOrEqual(0);
    expect(span).toBeLessThan(HOUR_MS);
  },
);
