import { sumBy } from '../lib/collections.ts';
import type { MinuteLimit } from './model.ts';

/**
 * A minute, and a little more: the service counts from when a request arrives, and the first one, which
 * opens the connection, takes longer to arrive than those that the next window begins with.
 */
const WINDOW_MS = 60_250;

/** Estimates the tokens of a request: called only if they count, as it takes longer than all else here. */
type Tokens = () => number;

/**
 * The gate that all requests pass: a sliding window of a minute that allows bursts up to the limit,
 * and pauses that apply to every request. It keeps state and computes waits; the caller does the
 * waiting. All times are in milliseconds.
 */
export class QuotaGate {
  #sent: { readonly at: number; readonly tokens: Tokens }[] = [];
  #pausedUntil = 0;
  requestsPerMinute: number;
  /** Infinity until a 429 names a limit. */
  tokensPerMinute = Number.POSITIVE_INFINITY;

  /** @param requestsPerMinute the user's limit; `learn` can only lower it. */
  constructor(requestsPerMinute: number) {
    this.requestsPerMinute = requestsPerMinute;
  }

  /** Requests that the current window still allows. */
  free(now: number): number {
    this.#forget(now);
    return Math.max(0, this.requestsPerMinute - this.#sent.length);
  }

  /** How long a request has to wait; 0 if it can be sent now. */
  waitMs(now: number, tokens: Tokens): number {
    this.#forget(now);
    const blocking = this.#sent.at(-this.requestsPerMinute);
    const requestWait = blocking ? blocking.at + WINDOW_MS - now : 0;
    return Math.max(this.pauseMs(now), requestWait, this.#tokenWait(now, tokens));
  }

  /** The rest of a pause. */
  pauseMs(now: number): number {
    return Math.max(0, this.#pausedUntil - now);
  }

  /** Counts a request as sent. */
  take(now: number, tokens: Tokens): void {
    let estimate: number | undefined;
    const estimateOnce = () => {
      estimate ??= tokens();
      return estimate;
    };
    this.#sent.push({ at: now, tokens: estimateOnce });
  }

  /** Pauses all requests until a time; never shortens a pause. */
  pauseUntil(time: number): void {
    this.#pausedUntil = Math.max(this.#pausedUntil, time);
  }

  /** Keeps a limit that the provider named, for this run; true if it is lower than before. */
  learn({ of, value }: MinuteLimit): boolean {
    const limit = of === 'requests' ? 'requestsPerMinute' : 'tokensPerMinute';
    if (value >= this[limit]) return false;
    this[limit] = value;
    return true;
  }

  #forget(now: number): void {
    this.#sent = this.#sent.filter(({ at }) => at > now - WINDOW_MS);
  }

  #tokenWait(now: number, tokens: Tokens): number {
    if (this.tokensPerMinute === Number.POSITIVE_INFINITY) return 0;
    let total = tokens() + sumBy(this.#sent, (request) => request.tokens());
    for (const { at, tokens: sent } of this.#sent) {
      if (total <= this.tokensPerMinute) return 0;
      total -= sent();
      if (total <= this.tokensPerMinute) return at + WINDOW_MS - now;
    }
    return 0;
  }
}
