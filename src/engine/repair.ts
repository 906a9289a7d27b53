import type { PromptItem } from './model.ts';

/** Parts into which a batch that gave nothing, or was refused, is split. */
const SPLIT = 4;

/** A row that is missing from an answer is sent once more in company, then alone. */
const MAX_MISSES_IN_COMPANY = 2;

/** How often a row is sent alone at most. */
const MAX_ALONE = 5;

/** ... and one that the model refuses for a reason that may pass: once, and twice more. */
const MAX_ALONE_REFUSED = 3;

/**
 * Why a row is sent again: the answer left it out or spoiled it while others came; its value was
 * another topic's too; nothing at all came of the batch; or the model refused the batch.
 */
export type RetryReason = 'missing' | 'duplicate' | 'nothing' | 'refused';

/**
 * The rows that are to be sent again, each with the size of the largest batch it may still be in.
 * Sizes only shrink and single requests are counted, so every row ends after a bounded number of
 * requests: a poisoned row of a batch of 20 costs about ten, not twenty.
 */
export class RepairPool {
  readonly #waiting = new Map<PromptItem, number>();
  /** The next batch, until the waiting rows change. */
  #next: readonly PromptItem[] | null = null;
  readonly #misses = new Map<PromptItem, number>();
  readonly #alone = new Map<PromptItem, number>();

  get size(): number {
    return this.#waiting.size;
  }

  /**
   * Takes a row that came back from a batch of `size` without a value; false where it was sent
   * often enough.
   */
  add(item: PromptItem, size: number, reason: RetryReason): boolean {
    if (size === 1 && !this.#maySendAlone(item, reason)) return false;
    this.#waiting.set(item, this.#nextSize(item, size, reason));
    this.#next = null;
    return true;
  }

  /** The next batch, the largest first: a request is worth the rows it may bring. */
  get next(): readonly PromptItem[] {
    this.#next ??= this.#largest();
    return this.#next;
  }

  /** Takes the next batch out. */
  take(): readonly PromptItem[] {
    const taken = this.next;
    for (const item of taken) this.#waiting.delete(item);
    this.#next = null;
    return taken;
  }

  #largest(): readonly PromptItem[] {
    if (this.#waiting.size === 0) return [];
    const size = Math.max(...this.#waiting.values());
    const batch = [...this.#waiting]
      .filter(([, largest]) => largest === size)
      .map(([item]) => item);
    // Even parts: 20 rows of at most 6 are 4 batches of 5.
    const count = Math.ceil(batch.length / Math.ceil(batch.length / size));
    return batch.slice(0, count);
  }

  #nextSize(item: PromptItem, size: number, reason: RetryReason): number {
    if (reason === 'duplicate') return 1;
    if (reason !== 'missing') return Math.ceil(size / SPLIT);
    const misses = (this.#misses.get(item) ?? 0) + 1;
    this.#misses.set(item, misses);
    return misses < MAX_MISSES_IN_COMPANY ? size : 1;
  }

  #maySendAlone(item: PromptItem, reason: RetryReason): boolean {
    const times = (this.#alone.get(item) ?? 0) + 1;
    this.#alone.set(item, times);
    return times < (reason === 'refused' ? MAX_ALONE_REFUSED : MAX_ALONE);
  }
}
