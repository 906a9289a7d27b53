import type { Clock } from '../../src/lib/clock.ts';

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

/**
 * A clock that jumps to the next moment somebody waits for, as soon as nothing else is to be done:
 * minutes of waiting take no time. `random` is a seeded generator.
 */
export class VirtualClock implements Clock {
  #now: number;
  #random: number;
  #sleepers: Sleeper[] = [];
  #ticking = false;
  /** How far somebody has set the date forward or, if negative, back, in milliseconds. */
  dateOffset = 0;

  constructor(start = Date.UTC(2026, 0, 5), seed = 1) {
    this.#now = start;
    this.#random = seed;
  }

  now(): number {
    return this.#now;
  }

  date(): Date {
    return new Date(this.#now + this.dateOffset);
  }

  /** Mulberry32, a small well-known generator. */
  random(): number {
    this.#random = (this.#random + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#random ^ (this.#random >>> 15), 1 | this.#random);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }

  sleep(ms: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const sleeper = { at: this.#now + ms, wake: () => {} };
      const wake = () => {
        this.#sleepers = this.#sleepers.filter((other) => other !== sleeper);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      sleeper.wake = wake;
      this.#sleepers.push(sleeper);
      signal.addEventListener('abort', wake, { once: true });
      this.#tick();
    });
  }

  /** Wakes the next sleeper once all that is under way has been done. */
  #tick(): void {
    if (this.#ticking) return;
    this.#ticking = true;
    setImmediate(() => {
      this.#ticking = false;
      const next = this.#sleepers.reduce<Sleeper | null>(
        (first, sleeper) => (first === null || sleeper.at < first.at ? sleeper : first),
        null,
      );
      if (next === null || next.at === Number.POSITIVE_INFINITY) return;
      this.#now = Math.max(this.#now, next.at);
      next.wake();
      if (this.#sleepers.length > 0) this.#tick();
    });
  }
}
