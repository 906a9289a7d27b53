import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { QuotaGate } from '../../../src/engine/quota.ts';

const START = Date.UTC(2026, 0, 5);
/** A minute, and the quarter of a second by which requests may arrive closer together than they were sent. */
const MINUTE = 60_250;

/** Sends as many requests as wanted, each as soon as the gate lets it, and gives their times. */
function sendAll(gate: QuotaGate, count: number, tokens = 0, start = START): readonly number[] {
  const times: number[] = [];
  let now = start;
  for (let i = 0; i < count; i++) {
    now += gate.waitMs(now, () => tokens);
    gate.take(now, () => tokens);
    times.push(now - START);
  }
  return times;
}

describe('the gate', () => {
  it('lets a burst go at once, up to the limit', () => {
    const gate = new QuotaGate(3);
    expect(sendAll(gate, 3)).toEqual([0, 0, 0]);
    expect(gate.waitMs(START, () => 0)).toBe(MINUTE);
  });

  it('lets the next request go when the oldest leaves the minute', () => {
    const gate = new QuotaGate(2);
    gate.take(START, () => 0);
    gate.take(START + 40_000, () => 0);
    expect(gate.waitMs(START + 50_000, () => 0)).toBe(MINUTE - 50_000);
    expect(gate.waitMs(START + MINUTE, () => 0)).toBe(0);
  });

  it('holds everybody during a pause', () => {
    const gate = new QuotaGate(10);
    gate.pauseUntil(START + 17_000);
    expect(gate.waitMs(START, () => 0)).toBe(17_000);
    expect(gate.waitMs(START + 17_000, () => 0)).toBe(0);
  });

  it('is not opened by a shorter pause', () => {
    const gate = new QuotaGate(10);
    gate.pauseUntil(START + 17_000);
    gate.pauseUntil(START + 5_000);
    expect(gate.waitMs(START, () => 0)).toBe(17_000);
  });

  it('waits for the longer of pause and window', () => {
    const gate = new QuotaGate(1);
    gate.take(START, () => 0);
    gate.pauseUntil(START + 17_000);
    expect(gate.waitMs(START, () => 0)).toBe(MINUTE);
    gate.pauseUntil(START + 2 * MINUTE);
    expect(gate.waitMs(START, () => 0)).toBe(2 * MINUTE);
  });

  it('learns a lower limit at once, for what was sent before too', () => {
    const gate = new QuotaGate(15);
    sendAll(gate, 8);
    gate.learn({ of: 'requests', value: 5 });
    expect(gate.requestsPerMinute).toBe(5);
    expect(gate.waitMs(START, () => 0)).toBe(MINUTE);
  });

  it("never goes above the user's limit", () => {
    const gate = new QuotaGate(15);
    gate.learn({ of: 'requests', value: 4_000 });
    expect(gate.requestsPerMinute).toBe(15);
    gate.learn({ of: 'requests', value: 10 });
    gate.learn({ of: 'requests', value: 12 });
    expect(gate.requestsPerMinute).toBe(10);
  });

  it('waits for tokens once their limit is known', () => {
    const gate = new QuotaGate(100);
    gate.take(START, () => 600);
    gate.take(START + 10_000, () => 300);
    expect(gate.waitMs(START + 20_000, () => 500)).toBe(0);
    gate.learn({ of: 'tokens', value: 1_000 });
    expect(gate.waitMs(START + 20_000, () => 100)).toBe(0);
    expect(gate.waitMs(START + 20_000, () => 101)).toBe(MINUTE - 20_000);
    expect(gate.waitMs(START + 20_000, () => 701)).toBe(MINUTE - 10_000);
  });

  it('lets a request that is larger than the whole limit go when it is alone', () => {
    const gate = new QuotaGate(100);
    gate.learn({ of: 'tokens', value: 1_000 });
    expect(gate.waitMs(START, () => 5_000)).toBe(0);
    gate.take(START, () => 100);
    expect(gate.waitMs(START + 1, () => 5_000)).toBeLessThanOrEqual(MINUTE);
    expect(gate.waitMs(START + MINUTE, () => 5_000)).toBe(0);
  });
});

describe('in any sequence of requests, pauses and lessons', () => {
  const step = fc.oneof(
    { weight: 6, arbitrary: fc.record({ do: fc.constant('send' as const), tokens: fc.nat(500) }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('idle' as const), ms: fc.nat(50_000) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('pause' as const), ms: fc.nat(90_000) }) },
    {
      weight: 1,
      arbitrary: fc.record({
        do: fc.constant('learn' as const),
        value: fc.integer({ min: 1, max: 20 }),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        do: fc.constant('tokens' as const),
        value: fc.integer({ min: 500, max: 5_000 }),
      }),
    },
  );

  it('no window of a minute holds more requests or tokens than the limits of the moment', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        fc.array(step, { maxLength: 80 }),
        (rpm, steps) => {
          const gate = new QuotaGate(rpm);
          const sent: { at: number; tokens: number }[] = [];
          let [now, requests, tokens, paused] = [START, rpm, Number.POSITIVE_INFINITY, 0];
          for (const next of steps) {
            if (next.do === 'idle') now += next.ms;
            else if (next.do === 'pause') {
              gate.pauseUntil(now + next.ms);
              paused = Math.max(paused, now + next.ms);
            } else if (next.do === 'learn') {
              gate.learn({ of: 'requests', value: next.value });
              requests = Math.min(requests, next.value);
            } else if (next.do === 'tokens') {
              gate.learn({ of: 'tokens', value: next.value });
              tokens = Math.min(tokens, next.value);
            } else {
              now += gate.waitMs(now, () => next.tokens);
              expect(gate.waitMs(now, () => next.tokens)).toBe(0);
              gate.take(now, () => next.tokens);
              sent.push({ at: now, tokens: next.tokens });
              const window = sent.filter(({ at }) => at > now - MINUTE);
              expect(window.length).toBeLessThanOrEqual(requests);
              expect(window.reduce((sum, request) => sum + request.tokens, 0)).toBeLessThanOrEqual(
                tokens,
              );
              expect(now).toBeGreaterThanOrEqual(paused);
            }
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it('no request waits longer than a minute and the pause', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fc.nat(60), (rpm, count) => {
        const times = sendAll(new QuotaGate(rpm), count);
        times.forEach((time, i) => {
          expect(time).toBe(Math.floor(i / rpm) * MINUTE);
        });
      }),
    );
  });
});
