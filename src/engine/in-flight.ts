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
  /** Each resolves once its reply was received. One whose receiver threw stays, and rejects. */
  readonly #requests = new Set<Promise<unknown>>();

  /** @param max maximum of requests at once; errors lower it for a while. */
  constructor(max: number, clock: Clock) {
    this.#max = max;
    this.#width = max;
    this.#clock = clock;
  }

  get size(): number {
    return this.#requests.size;
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

  /** Sends a request. `receive` gets its reply before the sleeper wakes. */
  send(ask: (signal: AbortSignal) => Promise<Reply>, receive: (reply: Reply) => void): void {
    const request: Promise<unknown> = ask(this.#abort.signal)
      .then(receive)
      .then(() => this.#requests.delete(request));
    this.#requests.add(request);
  }

  /** Sleeps until a reply comes, all is aborted or `ms` have passed. Throws what a receiver threw. */
  async sleep(ms: number): Promise<void> {
    this.#wake = new AbortController();
    const { signal } = this.#wake;
    try {
      await Promise.race([...this.#requests, this.#clock.sleep(ms, signal)]);
    } finally {
      this.#wake.abort();
    }
  }

  /** Aborts all requests in flight, and wakes the sleeper. */
  abort(): void {
    this.#abort.abort();
    this.#wake.abort();
  }
}
