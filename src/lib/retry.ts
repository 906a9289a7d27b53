import type { Clock } from './clock.ts';

export interface RetryOptions {
  readonly clock: Clock;
  /** Ends the waiting; the last error is thrown then. */
  readonly signal: AbortSignal;
  /**
   * What to do about an error: `null` gives up, a number is how many milliseconds to wait, as the service
   * asked, `undefined` waits by our own measure.
   */
  readonly waitFor: (error: unknown) => number | null | undefined;
  /** Called before every pause. */
  readonly onWait?: ((ms: number, error: unknown) => void) | undefined;
}

/** Tries in all: with up to seven seconds of pauses between them. */
const TRIES = 4;

/** The first pause, in milliseconds; each one after it is twice as long. */
const FIRST_PAUSE_MS = 1_000;

/** A service that asks for more is not waited for. */
const LONGEST_PAUSE_MS = 60_000;

/** Does work again while its errors are of the kind that passes. Throws the last one. */
export async function retrying<T>(
  work: () => Promise<T>,
  { clock, signal, waitFor, onWait }: RetryOptions,
): Promise<T> {
  for (let tried = 1; ; tried++) {
    try {
      return await work();
    } catch (error) {
      const asked = waitFor(error);
      const own = FIRST_PAUSE_MS * 2 ** (tried - 1) * jitter(clock);
      const waitMs = asked === undefined ? own : asked;
      if (waitMs === null || waitMs > LONGEST_PAUSE_MS || tried === TRIES) throw error;
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
