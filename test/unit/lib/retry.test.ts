import { describe, expect, it } from 'vitest';
import { retry, retryAfterMs } from '../../../src/lib/retry.ts';
import { VirtualClock } from '../../fakes/clock.ts';

/** Work that fails a number of times, and what is known of it. */
function failing(times: number) {
  const state = { tries: 0 };
  const work = async () => {
    state.tries += 1;
    if (state.tries <= times) throw new Error(`fault ${state.tries}`);
    return 'done';
  };
  return { state, work };
}

const signal = new AbortController().signal;

describe('the pause that a Retry-After header requests', () => {
  const NOW = Date.parse('2026-11-23T12:00:00Z');

  it.each([
    ['4', 4_000],
    [' 90 ', 90_000],
    ['1.5', 1_500],
    ['0', 1_000],
    ['-5', 1_000],
    ['Mon, 23 Nov 2026 12:00:30 GMT', 30_000],
    ['Mon, 23 Nov 2026 11:00:00 GMT', 1_000],
  ])('%s is read, and is a second at least', (header, ms) => {
    expect(retryAfterMs(header, NOW)).toBe(ms);
  });

  it.each([null, undefined, '', 'soon'])('%s says nothing', (header) => {
    expect(retryAfterMs(header, NOW)).toBeUndefined();
  });
});

describe('work that fails', () => {
  it('and recovers is done, after growing pauses', async () => {
    const clock = new VirtualClock(0);
    const { work, state } = failing(3);
    expect(await retry(work, { clock, signal, waitFor: () => undefined })).toBe('done');
    expect(state.tries).toBe(4);
    // 1 + 2 + 4 seconds, each between half and whole.
    expect(clock.now()).toBeGreaterThan(3_500);
    expect(clock.now()).toBeLessThanOrEqual(7_000);
  });

  it('pauses as long as it is told to, and up to the longest pause', async () => {
    const clock = new VirtualClock(0);
    const pauses: number[] = [];
    const options = { clock, signal, waitFor: () => undefined, tries: 6 };
    const figures = {
      firstPauseMs: 500,
      maxPauseMs: 1_500,
      onWait: (ms: number) => pauses.push(ms),
    };
    await expect(retry(failing(9).work, { ...options, ...figures })).rejects.toThrow('fault 6');
    expect(pauses).toHaveLength(5);
    for (const [i, most] of [500, 1_000, 1_500, 1_500, 1_500].entries()) {
      expect(pauses[i]).toBeGreaterThanOrEqual(most / 2);
      expect(pauses[i]).toBeLessThanOrEqual(most);
    }
  });

  it('for good throws its last fault', async () => {
    const { work, state } = failing(9);
    const options = { clock: new VirtualClock(), signal, waitFor: () => undefined };
    await expect(retry(work, options)).rejects.toThrow('fault 4');
    expect(state.tries).toBe(4);
  });

  it('is not done again where that would not help', async () => {
    const { work, state } = failing(1);
    const options = { clock: new VirtualClock(), signal, waitFor: () => null };
    await expect(retry(work, options)).rejects.toThrow('fault 1');
    expect(state.tries).toBe(1);
  });

  it('waits as long as the service asks', async () => {
    const clock = new VirtualClock(0);
    await retry(failing(1).work, { clock, signal, waitFor: () => 17_000 });
    expect(clock.now()).toBe(17_000);
  });

  it('is given up where the service asks for too much', async () => {
    const clock = new VirtualClock(0);
    const options = { clock, signal, waitFor: () => 3_600_000 };
    await expect(retry(failing(1).work, options)).rejects.toThrow('fault 1');
    expect(clock.now()).toBe(0);
  });

  it('is given up when the run is cancelled', async () => {
    const cancelled = AbortSignal.abort();
    const { work, state } = failing(9);
    const options = { clock: new VirtualClock(), signal: cancelled, waitFor: () => undefined };
    await expect(retry(work, options)).rejects.toThrow('fault 1');
    expect(state.tries).toBe(1);
  });
});
