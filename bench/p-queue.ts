import type { VirtualClock } from '../test/fakes/clock.ts';
import { parseRows } from './answers.ts';
import { evenBatches } from './rows.ts';
import { BATCH, LANES, never, type Way } from './ways.ts';

/** As p-retry counts: repeats of a request, and the first pause, which doubles. */
const RETRIES = 3;
const FIRST_PAUSE_MS = 1_000;

const INTERVAL_MS = 60_000;

/**
 * A script as people write it today with the packages p-queue and p-retry: batches of 50 rows, 8 at
 * a time and no more per minute than allowed. A request that fails, or whose answer is no JSON or
 * lacks a row, is repeated as a whole, 3 times at most. Values are not validated.
 */
export const pQueueWay: Way = async (items, { clock, service, requestsPerMinute }) => {
  const table = new Map();
  const queue = new FixedWindowQueue(clock, LANES, requestsPerMinute);
  const enrichBatch = async (batch: typeof items) => {
    for (let attempt = 0; attempt <= RETRIES; attempt++) {
      if (attempt > 0) await clock.sleep(FIRST_PAUSE_MS * 2 ** (attempt - 1), never);
      const reply = await queue.add(() => service.ask(batch, never));
      const tldrs = new Map(parseRows(reply)?.map(({ id, tldr }) => [id, tldr]));
      for (const item of batch) if (tldrs.has(item.id)) table.set(item, tldrs.get(item.id));
      if (batch.every((item) => table.has(item))) return;
    }
  };
  await Promise.all(evenBatches(items, BATCH).map(enrichBatch));
  return table;
};

/**
 * p-queue with `concurrency`, `interval` and `intervalCap`, imitated in virtual time, because its own
 * timers are real: first in, first out, and at most `cap` starts in a fixed window, which begins with
 * the first start after the last window.
 */
class FixedWindowQueue {
  readonly #clock: VirtualClock;
  readonly #cap: number;
  readonly #waiting: (() => void)[] = [];
  #lanes: number;
  #windowEnd = 0;
  #started = 0;
  #isAsleep = false;

  constructor(clock: VirtualClock, concurrency: number, cap: number) {
    this.#clock = clock;
    this.#lanes = concurrency;
    this.#cap = cap;
  }

  async add<T>(task: () => Promise<T>): Promise<T> {
    const start = new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#startNext();
    await start;
    try {
      return await task();
    } finally {
      this.#lanes += 1;
      this.#startNext();
    }
  }

  #startNext(): void {
    const now = this.#clock.now();
    if (now >= this.#windowEnd) this.#started = 0;
    while (this.#lanes > 0 && this.#started < this.#cap) {
      const start = this.#waiting.shift();
      if (!start) return;
      if (this.#started === 0) this.#windowEnd = now + INTERVAL_MS;
      this.#started += 1;
      this.#lanes -= 1;
      start();
    }
    if (this.#waiting.length > 0 && this.#started >= this.#cap) this.#wakeAt(this.#windowEnd);
  }

  async #wakeAt(time: number): Promise<void> {
    if (this.#isAsleep) return;
    this.#isAsleep = true;
    await this.#clock.sleep(time - this.#clock.now(), never);
    this.#isAsleep = false;
    this.#startNext();
  }
}
