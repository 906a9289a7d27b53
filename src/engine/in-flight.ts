import type { Clock } from '../lib/clock.ts';
import type { Reply } from './model.ts';

/** The requests in flight: how many are allowed at once, and a sleep that any reply ends. */
export class InFlight {
  readonly #clock: Clock;
  readonly #max: number;
  readonly #abort = new AbortController();
  #wake = new AbortController();
  /** Requests allowed at once. */
  #width: number;
  /** Requests in flight. */
  size = 0;
  /** The first error that a receiver threw. */
  #thrown: { readonly error: unknown } | null = null;

  /** @param max maximum of requests at once; errors lower it for a while. */
  constructor(max: number, clock: Clock) {
    this.#max = max;
    this.#width = max;
    this.#clock = clock;
  }

  get isFull(): boolean {
    return this.size >= this.#width;
  }

  /** After an error: half as many at once. */
  shrink(): void {
    this.#width = Math.max(1, Math.floor(this.#width / 2));
  }

  /** After an answer: one more at once. */
  grow(): void {
    this.#width = Math.min(this.#width + 1, this.#max);
  }

  /**
   * Sends a request. `receive` gets its reply before the sleeper wakes. An error that it throws
   * aborts the requests in flight, and `sleep` and `check` throw it again.
   */
  send(ask: (signal: AbortSignal) => Promise<Reply>, receive: (reply: Reply) => void): void {
    this.size += 1;
    ask(this.#abort.signal)
      .then(receive)
      .catch((error: unknown) => {
        this.#thrown ??= { error };
        this.abort();
      })
      .then(() => {
        this.size -= 1;
        this.wake();
      });
  }

  /** Aborts all requests in flight. */
  abort(): void {
    this.#abort.abort();
  }

  /** Sleeps until a reply comes or `ms` have passed. Throws what a receiver threw. */
  async sleep(ms: number): Promise<void> {
    this.#wake = new AbortController();
    // An error that was thrown a moment ago has woken nobody.
    if (this.#thrown === null) await this.#clock.sleep(ms, this.#wake.signal);
    this.check();
  }

  /** Throws what a receiver threw, which would be lost otherwise. */
  check(): void {
    if (this.#thrown !== null) throw this.#thrown.error;
  }

  wake(): void {
    this.#wake.abort();
  }
}
