import type { Clock } from './clock.ts';
import type { Log } from './log.ts';

export interface RetryOptions {
  readonly clock: Clock;
  /** Ends the wait; then the last error is thrown. */
  readonly signal: AbortSignal;
  /**
   * What to do after an error: `null` gives up, a number waits that many milliseconds, as the service
   * requested, and `undefined` waits for the next of our own pauses.
   */
  readonly waitFor: (error: unknown) => number | null | undefined;
  /** Called before every pause. */
  readonly onWait?: ((ms: number, error: unknown) => void) | undefined;
  /** Attempts in all. */
  readonly tries?: number;
  /** Our own first pause, in milliseconds; each one after it is twice as long, up to the maximum. */
  readonly firstPauseMs?: number;
  readonly maxPauseMs?: number;
}

/** If a service requests a longer pause than this, give up. */
const MAX_REQUESTED_MS = 60_000;

/**
 * Retries work after temporary errors: by default up to four attempts in all, with up to seven seconds
 * of pauses in between. `work` gets the number of the attempt, from 1. Throws the last error.
 */
export async function retry<T>(
  work: (attempt: number) => Promise<T>,
  options: RetryOptions,
): Promise<T> {
  const { clock, signal, waitFor, onWait, tries = 4 } = options;
  const { firstPauseMs = 1_000, maxPauseMs = Number.POSITIVE_INFINITY } = options;
  for (let attempt = 1; ; attempt++) {
    try {
      return await work(attempt);
    } catch (error) {
      const requested = waitFor(error);
      const own = Math.min(firstPauseMs * 2 ** (attempt - 1), maxPauseMs) * jitter(clock);
      const waitMs = requested === undefined ? own : requested;
      if (waitMs === null || waitMs > MAX_REQUESTED_MS || attempt === tries) throw error;
      onWait?.(waitMs, error);
      await clock.sleep(waitMs, signal);
      if (signal.aborted) throw error;
    }
  }
}

/** No request is repeated sooner than this, whatever it says. */
const MIN_REQUESTED_MS = 1_000;

/**
 * The pause that a Retry-After header requests, in milliseconds; undefined if it says nothing that can
 * be read. RFC 9110 has whole seconds or a date; services also send fractions and negative numbers.
 */
export function retryAfterMs(header: string | null | undefined, now: number): number | undefined {
  const value = header?.trim() ?? '';
  if (value === '') return undefined;
  const ms = Number.isNaN(Number(value)) ? Date.parse(value) - now : Number(value) * 1_000;
  return Number.isNaN(ms) ? undefined : Math.max(MIN_REQUESTED_MS, ms);
}

/** A random factor from a half to one, so that requests that failed together do not retry together. */
export function jitter(clock: Clock): number {
  return 0.5 + clock.random() / 2;
}

/** Logs what the run waits for, and why. Parallel requests that wait for the same are one line. */
export function openWaitLog(clock: Clock, log: Log) {
  const until = new Map<string, number>();
  return (what: string, ms: number, why: string): void => {
    const now = clock.now();
    if (now < (until.get(what) ?? 0)) return;
    until.set(what, now + ms);
    log.info(`Waiting ${Math.ceil(ms / 1_000)} s for ${what} (${why})`);
  };
}
