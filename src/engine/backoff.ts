import type { Clock } from '../lib/clock.ts';
import { jitter } from '../lib/retry.ts';
import type { Reply } from './model.ts';

/** First and maximum pause after an overload, in milliseconds. */
const FIRST_PAUSE_MS = 2_000;
const MAX_PAUSE_MS = 60_000;

/** An outage is this many errors over at least this time without one answer. */
const OUTAGE_ERRORS = 6;
const OUTAGE_MS = 60_000;

/** So is this time without one answer, if the service names neither a delay nor a limit. */
const BARE_OUTAGE_MS = 600_000;

/**
 * How long all requests wait after an error, and when waiting is pointless. Pauses double from error
 * to error, with jitter. Requests that were in flight together count as one error for the length of
 * the pause.
 */
export class Backoff {
  readonly #clock: Clock;
  #level = 0;
  #lastErrorAt = Number.NEGATIVE_INFINITY;
  #overloads = 0;
  #overloadedSince = Number.POSITIVE_INFINITY;
  /** Since when the service limits requests without saying how. */
  #bareSince = Number.POSITIVE_INFINITY;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** When to resume after an overload, by the clock. */
  afterOverload(sentAt: number): number {
    this.#overloads += 1;
    this.#overloadedSince = Math.min(this.#overloadedSince, this.#clock.now());
    return this.#pause(sentAt);
  }

  /** The same after a rate limit. If the provider names a delay, it is kept. */
  afterRateLimit(
    sentAt: number,
    { retryAfterMs, limit }: Pick<Extract<Reply, { kind: 'rate-limit' }>, 'retryAfterMs' | 'limit'>,
  ): number {
    const paused = this.#pause(sentAt);
    if (retryAfterMs === undefined) {
      if (!limit) this.#bareSince = Math.min(this.#bareSince, this.#clock.now());
      return paused;
    }
    const named = this.#clock.now() + retryAfterMs;
    // Once such a delay has proved too short, it is not trusted alone.
    return this.#level > 1 ? Math.max(named, paused) : named;
  }

  isOutage(now: number): boolean {
    return (
      (this.#overloads >= OUTAGE_ERRORS && now - this.#overloadedSince >= OUTAGE_MS) ||
      now - this.#bareSince >= BARE_OUTAGE_MS
    );
  }

  /** An answer came: whatever was wrong is over. */
  reset(): void {
    this.#level = 0;
    this.#overloads = 0;
    this.#overloadedSince = Number.POSITIVE_INFINITY;
    this.#bareSince = Number.POSITIVE_INFINITY;
  }

  #pause(sentAt: number): number {
    const now = this.#clock.now();
    if (sentAt >= this.#lastErrorAt) this.#level += 1;
    this.#lastErrorAt = now;
    const pause = Math.min(FIRST_PAUSE_MS * 2 ** (this.#level - 1), MAX_PAUSE_MS);
    return now + pause * jitter(this.#clock);
  }
}
