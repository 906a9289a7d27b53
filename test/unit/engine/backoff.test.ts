import { beforeEach, describe, expect, it } from 'vitest';
import { Backoff } from '../../../src/engine/backoff.ts';
import type { Clock } from '../../../src/lib/clock.ts';

/** A clock that is set by hand. */
const clock = {
  at: 1_000_000,
  chance: 0,
  now: () => clock.at,
  date: () => new Date(clock.at),
  random: () => clock.chance,
  sleep: async () => {},
};
let backoff: Backoff;

beforeEach(() => {
  clock.at = 1_000_000;
  clock.chance = 0;
  backoff = new Backoff(clock satisfies Clock);
});

/** The pause after an overload of a request that was sent just now. */
function pauseNow(): number {
  const until = backoff.afterOverload(clock.at);
  return until - clock.at;
}

describe('pauses', () => {
  it('double from fault to fault, up to a minute', () => {
    clock.chance = 0.999_999;
    const pauses = Array.from({ length: 8 }, () => {
      const pause = pauseNow();
      clock.at += pause;
      return Math.round(pause / 1000);
    });
    expect(pauses).toEqual([2, 4, 8, 16, 32, 60, 60, 60]);
  });

  it('are drawn between half and whole, so that lanes do not come back at once', () => {
    expect(pauseNow()).toBe(1_000);
    backoff.reset();
    clock.chance = 0.5;
    expect(pauseNow()).toBe(1_500);
  });

  it('of requests that were on their way together do not double', () => {
    const sentAt = clock.at;
    clock.at += 5_000;
    const first = backoff.afterOverload(sentAt) - clock.at;
    const second = backoff.afterOverload(sentAt) - clock.at;
    clock.at += 1;
    const third = backoff.afterOverload(sentAt) - clock.at;
    expect([first, second, third]).toEqual([1_000, 1_000, 1_000]);
  });

  it('begin anew after an answer', () => {
    pauseNow();
    clock.at += 60_000;
    pauseNow();
    backoff.reset();
    clock.at += 60_000;
    expect(pauseNow()).toBe(1_000);
  });

  it('are those that the provider asks for, where it does', () => {
    expect(backoff.afterRateLimit(clock.at, { retryAfterMs: 17_000 })).toBe(clock.at + 17_000);
    expect(backoff.afterRateLimit(clock.at, { retryAfterMs: 17_000 })).toBe(clock.at + 17_000);
  });

  it('grow after a 429 without a delay as after an overload', () => {
    expect(backoff.afterRateLimit(clock.at, {}) - clock.at).toBe(1_000);
    clock.at += 1_000;
    expect(backoff.afterRateLimit(clock.at, {}) - clock.at).toBe(2_000);
  });
});

describe('an outage', () => {
  const overloads = (count: number, apartMs: number) => {
    for (let i = 0; i < count; i++) {
      backoff.afterOverload(clock.at);
      if (i < count - 1) clock.at += apartMs;
    }
  };

  it('is six overloads over a minute without an answer', () => {
    overloads(6, 12_000);
    expect(backoff.isOutage(clock.at)).toBe(true);
  });

  it('is not six overloads at once', () => {
    overloads(6, 1_000);
    expect(backoff.isOutage(clock.at)).toBe(false);
  });

  it('is not five overloads over a long time', () => {
    overloads(5, 60_000);
    expect(backoff.isOutage(clock.at)).toBe(false);
  });

  it('is not what an answer interrupted', () => {
    overloads(5, 30_000);
    backoff.reset();
    overloads(5, 30_000);
    expect(backoff.isOutage(clock.at)).toBe(false);
  });

  it.each([
    ['a delay', { retryAfterMs: 17_000 }],
    ['a limit', { limit: { of: 'requests', value: 5 } as const }],
  ])('is never made of rate limits that name %s: the service is there', (_, named) => {
    for (let i = 0; i < 40; i++) {
      backoff.afterRateLimit(clock.at, named);
      clock.at += 30_000;
    }
    expect(backoff.isOutage(clock.at)).toBe(false);
  });

  it('is ten minutes of rate limits that name nothing, without one answer', () => {
    for (let i = 0; i < 10; i++) {
      backoff.afterRateLimit(clock.at, {});
      expect(backoff.isOutage(clock.at)).toBe(false);
      clock.at += 60_000;
    }
    backoff.afterRateLimit(clock.at, {});
    expect(backoff.isOutage(clock.at)).toBe(true);
    backoff.reset();
    expect(backoff.isOutage(clock.at)).toBe(false);
  });
});
