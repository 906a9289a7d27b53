import { setTimeout } from 'node:timers/promises';

/** Time and chance, handed in so that a run of minutes takes milliseconds in a test. */
export interface Clock {
  /**
   * Milliseconds since some moment, for spans of time. It never goes back, and nobody can set it: a
   * deadline or a quota's minute is not to move with the machine's date.
   */
  now(): number;
  /** The machine's date, for what is stored or shown. */
  date(): Date;
  /** Resolves after `ms` (which may be Infinity), or as soon as `signal` aborts. Never rejects. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  /** From 0 to below 1. */
  random(): number;
}

/** Node turns longer timers into 1 ms. */
const MAX_TIMER_MS = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => performance.now(),
  date: () => new Date(),
  random: () => Math.random(),
  sleep: (ms, signal) =>
    setTimeout(Math.min(ms, MAX_TIMER_MS), undefined, { signal }).catch(() => {}),
};
