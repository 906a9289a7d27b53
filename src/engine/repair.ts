import type { PromptItem } from './model.ts';

/** Parts into which a batch that gave nothing, or was refused, is split. */
const SPLIT = 4;

/** A row that is missing from an answer is retried once in a batch, then alone. */
const MAX_MISSES_IN_BATCH = 2;

/** Maximum of requests for a single row. */
const MAX_ALONE = 5;

/** The same if the model refuses the row for a reason that may pass. */
const MAX_ALONE_REFUSED = 3;

/**
 * Why a row is retried: it was missing or invalid in an answer that gave others; its value was
 * another topic's too; nothing at all came of the batch; or the model refused the batch.
 */
export type RetryReason = 'missing' | 'duplicate' | 'nothing' | 'refused';

/**
 * The rows to retry, each with the size of the largest batch it may still be in. Sizes only shrink
 * and single requests are counted, so every row ends after a bounded number of requests: a poisoned
 * row of a batch of 20 costs about ten, not twenty.
 */
export class RepairPool {
  readonly #waiting = new Map<PromptItem, number>();
  readonly #misses = new Map<PromptItem, number>();
  readonly #alone = new Map<PromptItem, number>();

  get size(): number {
    return this.#waiting.size;
  }

  /** Adds a row that got no value in a batch of `size`; false if it has been sent often enough. */
  add(item: PromptItem, size: number, reason: RetryReason): boolean {
    if (size === 1) {
      const max = reason === 'refused' ? MAX_ALONE_REFUSED : MAX_ALONE;
      if (increment(this.#alone, item) >= max) return false;
    }
    this.#waiting.set(item, this.#nextSize(item, size, reason));
    return true;
  }

  /** The next batch, the largest first: a request is worth the rows it may bring. */
  get next(): readonly PromptItem[] {
    if (this.#waiting.size === 0) return [];
    const size = Math.max(...this.#waiting.values());
    const batch = [...this.#waiting.keys()].filter((item) => this.#waiting.get(item) === size);
    // Even parts: 20 rows of at most 6 are 4 batches of 5.
    const count = Math.ceil(batch.length / Math.ceil(batch.length / size));
    return batch.slice(0, count);
  }

  /** Takes the next batch out. */
  take(): readonly PromptItem[] {
    const taken = this.next;
    for (const item of taken) this.#waiting.delete(item);
    return taken;
  }

  #nextSize(item: PromptItem, size: number, reason: RetryReason): number {
    if (reason === 'duplicate') return 1;
    if (reason !== 'missing') return Math.ceil(size / SPLIT);
    return increment(this.#misses, item) < MAX_MISSES_IN_BATCH ? size : 1;
  }
}

function increment(counts: Map<PromptItem, number>, item: PromptItem): number {
  const count = (counts.get(item) ?? 0) + 1;
  counts.set(item, count);
  return count;
}
