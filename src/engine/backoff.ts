import type { Clock } from '../lib/clock.ts';
import { jitter } from '../lib/retry.ts';

/** First pause after an overload, and the longest; in milliseconds. */
const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 60_000;

/** An outage: this many faults in a row, over at least this long, without one answer. */
const OUTAGE_FAULTS = 6;
const OUTAGE_MS = 60_000;

/**
 * How long everybody waits after a fault, and when waiting has become pointless. Pauses double from
 * fault to fault, in part at random. Requests that were on their way together count as one fault for
 * the length of the pause.
 */
export class Backoff {
  readonly #clock: Clock;
  #level = 0;
  #lastFaultAt = Number.NEGATIVE_INFINITY;
  #overloads = 0;
  #overloadedSince = Number.POSITIVE_INFINITY;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** When requests may go on after an overload, in milliseconds since the epoch. */
  afterOverload(sentAt: number): number {
    this.#overloads += 1;
    this.#overloadedSince = Math.min(this.#overloadedSince, this.#clock.now());
    return this.#pause(sentAt);
  }

  /** The same after a 429 that passes. The provider's own delay is honoured where it gives one. */
  afterRateLimit(sentAt: number, retryAfterMs: number | undefined): number {
    const paused = this.#pause(sentAt);
    if (retryAfterMs === undefined) return paused;
    const asked = this.#clock.now() + retryAfterMs;
    // A delay that proved too short is not believed alone a second time.
    return this.#level > 1 ? Math.max(asked, paused) : asked;
  }

  isOutage(now: number): boolean {
    return this.#overloads >= OUTAGE_FAULTS && now - this.#overloadedSince >= OUTAGE_MS;
  }

  /** An answer came: whatever was wrong has passed. */
  reset(): void {
    this.#level = 0;
    this.#overloads = 0;
    this.#overloadedSince = Number.POSITIVE_INFINITY;
  }

  #pause(sentAt: number): number {
    const now = this.#clock.now();
    if (sentAt >= this.#lastFaultAt) this.#level += 1;
    this.#lastFaultAt = now;
    const longest = Math.min(FIRST_PAUSE_MS * 2 ** (this.#level - 1), LONGEST_PAUSE_MS);
    return now + longest * jitter(this.#clock);
  }
}
