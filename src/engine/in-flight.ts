import type { Clock } from '../lib/clock.ts';
import type { Reply } from './model.ts';

/**
 * The requests on their way: how many there may be at once, and the sleep that any of them ends by
 * coming back.
 */
export class InFlight {
  readonly #clock: Clock;
  readonly #most: number;
  readonly #abort = new AbortController();
  #wake = new AbortController();
  #width: number;
  #size = 0;
  /** What a receiver threw first. */
  #fault: { readonly error: unknown } | null = null;

  /** @param most requests at once; faults lower it for a while. */
  constructor(most: number, clock: Clock) {
    this.#most = most;
    this.#width = most;
    this.#clock = clock;
  }

  get size(): number {
    return this.#size;
  }

  get isFull(): boolean {
    return this.#size >= this.#width;
  }

  /** A fault: half as many at once from now on. */
  shrink(): void {
    this.#width = Math.max(1, Math.floor(this.#width / 2));
  }

  /** An answer: one more at once. */
  grow(): void {
    this.#width = Math.min(this.#width + 1, this.#most);
  }

  /**
   * Sends a request. `receive` is called with its reply before the sleeper wakes. What it throws
   * ends the requests on their way, and is kept for who sleeps or calls `check`.
   */
  send(ask: (signal: AbortSignal) => Promise<Reply>, receive: (reply: Reply) => void): void {
    this.#size += 1;
    ask(this.#abort.signal)
      .then(receive)
      .catch((error: unknown) => {
        this.#fault ??= { error };
        this.abort();
      })
      .then(() => {
        this.#size -= 1;
        this.wake();
      });
  }

  /** Leaves the requests no time to come back by themselves. */
  abort(): void {
    this.#abort.abort();
  }

  /** Sleeps until a reply comes or the time is over. Throws what a receiver threw. */
  async sleep(ms: number): Promise<void> {
    this.#wake = new AbortController();
    // A fault of the moment before woke nobody.
    if (this.#fault === null) await this.#clock.sleep(ms, this.#wake.signal);
    this.check();
  }

  /** Throws what a receiver threw: nobody else would hear of it. */
  check(): void {
    if (this.#fault !== null) throw this.#fault.error;
  }

  wake(): void {
    this.#wake.abort();
  }
}
