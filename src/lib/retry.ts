import type { Clock } from './clock.ts';
import type { Log } from './log.ts';

export interface RetryOptions {
  readonly clock: Clock;
  /** Ends the waiting; the last error is thrown then. */
  readonly signal: AbortSignal;
  /**
   * What to do about an error: `null` gives up, a number is how many milliseconds to wait, as the
   * service asked, `undefined` waits by our own measure.
   */
  readonly waitFor: (error: unknown) => number | null | undefined;
  /** Called before every pause. */
  readonly onWait?: ((ms: number, error: unknown) => void) | undefined;
  /** Attempts in all. */
  readonly tries?: number;
  /** Our own first pause, in milliseconds; each one after it is twice as long, up to the longest. */
  readonly firstPauseMs?: number;
  readonly maxPauseMs?: number;
}

/** A service that asks for a longer pause is not waited for. */
const MAX_ASKED_MS = 60_000;

/**
 * Repeats work while its errors are of the kind that passes: by default four times in all, with up
 * to seven seconds of pauses in between. `work` is told which attempt it is, from 1. Throws the last
 * error.
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
      const asked = waitFor(error);
      const own = Math.min(firstPauseMs * 2 ** (attempt - 1), maxPauseMs) * jitter(clock);
      const waitMs = asked === undefined ? own : asked;
      if (waitMs === null || waitMs > MAX_ASKED_MS || attempt === tries) throw error;
      onWait?.(waitMs, error);
      await clock.sleep(waitMs, signal);
      if (signal.aborted) throw error;
    }
  }
}

/** From a half to one, at random, so that those who failed together do not come back together. */
export function jitter(clock: Clock): number {
  return 0.5 + clock.random() / 2;
}

/**
 * Says in the log for whom the run waits, and why. Requests that wait for the same side by side are
 * one line.
 */
export function openWaitLog(clock: Clock, log: Log) {
  const until = new Map<string, number>();
  return (what: string, ms: number, why: string): void => {
    const now = clock.now();
    if (now < (until.get(what) ?? 0)) return;
    until.set(what, now + ms);
    log.info(`Waiting ${Math.ceil(ms / 1_000)} s for ${what} (${why})`);
  };
}
