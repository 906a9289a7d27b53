import type { Ask } from './model.ts';

/** A batch that gave nothing, or was refused, is asked again in so many parts. */
const SPLIT = 4;

/** A row that others of its batch left behind is asked once more in company, then alone. */
const MISSES_IN_COMPANY = 2;

/** A row is asked alone at most so often (a soft refusal: once, and twice more). */
const TIMES_ALONE = 3;

/**
 * The rows that are to be asked again, each with the size of the largest batch it may still be in.
 * Sizes only shrink and single requests are counted, so every row ends after a bounded number of
 * requests: a poisoned row of a batch of 20 costs about ten, not twenty.
 */
export class RepairPool {
  readonly #waiting = new Map<Ask, number>();
  readonly #misses = new Map<Ask, number>();
  readonly #alone = new Map<Ask, number>();

  get size(): number {
    return this.#waiting.size;
  }

  /** Rows waiting to be asked again. */
  rows(): Iterable<Ask> {
    return this.#waiting.keys();
  }

  /** Rows that the answer to a batch of `size` left out or spoiled, while others came. */
  missed(ask: Ask, size: number): 'again' | 'given-up' {
    const misses = (this.#misses.get(ask) ?? 0) + 1;
    this.#misses.set(ask, misses);
    return this.#again(ask, size, misses < MISSES_IN_COMPANY ? size : 1);
  }

  /** Rows whose answer cannot be told from another's: only alone is it certain. */
  alike(ask: Ask, size: number): 'again' | 'given-up' {
    return this.#again(ask, size, 1);
  }

  /** Rows of a batch of `size` that gave nothing at all. */
  nothingCame(ask: Ask, size: number): 'again' | 'given-up' {
    return this.#again(ask, size, Math.ceil(size / SPLIT));
  }

  /** The next batch, the largest first: a request is worth the rows it may bring. */
  take(): readonly Ask[] {
    const size = Math.max(...this.#waiting.values());
    const batch = [...this.#waiting].filter(([, s]) => s === size).map(([ask]) => ask);
    // Even parts: 20 rows of at most 6 are 4 batches of 5.
    const count = Math.ceil(batch.length / Math.ceil(batch.length / size));
    const taken = batch.slice(0, count);
    for (const ask of taken) this.#waiting.delete(ask);
    return taken;
  }

  #again(ask: Ask, sizeBefore: number, size: number): 'again' | 'given-up' {
    if (sizeBefore === 1) {
      const times = (this.#alone.get(ask) ?? 0) + 1;
      this.#alone.set(ask, times);
      if (times >= TIMES_ALONE) return 'given-up';
    }
    this.#waiting.set(ask, size);
    return 'again';
  }
}
