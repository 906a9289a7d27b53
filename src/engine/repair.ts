import type { Ask } from './model.ts';

/** The parts in which a batch that gave nothing, or was refused, is asked again. */
const SPLIT = 4;

/** A row that others of its batch left behind is asked once more in company, then alone. */
const MISSES_IN_COMPANY = 2;

/** How often a row may be asked alone. */
const TIMES_ALONE = 5;

/** ... and one that the model refuses for a reason that may pass: once, and twice more. */
const TIMES_ALONE_REFUSED = 3;

/**
 * Why a row has no value: the answer left it out or spoiled it while others came; its TLDR was
 * another topic's too; nothing at all came of the batch; or the model refused the batch.
 */
export type RowFault = 'missing' | 'alike' | 'nothing' | 'refused';

/**
 * The rows that are to be asked again, each with the size of the largest batch it may still be in.
 * Sizes only shrink and single requests are counted, so every row ends after a bounded number of
 * requests: a poisoned row of a batch of 20 costs about ten, not twenty.
 */
export class RepairPool {
  readonly #waiting = new Map<Ask, number>();
  /** The next batch, until the waiting rows change. */
  #next: readonly Ask[] | null = null;
  readonly #misses = new Map<Ask, number>();
  readonly #alone = new Map<Ask, number>();

  get size(): number {
    return this.#waiting.size;
  }

  /**
   * Takes a row that came back from a batch of `size` without a value; false where it was asked
   * often enough.
   */
  add(ask: Ask, size: number, fault: RowFault): boolean {
    if (size === 1 && !this.#mayBeAskedAlone(ask, fault)) return false;
    this.#waiting.set(ask, this.#nextSize(ask, size, fault));
    this.#next = null;
    return true;
  }

  /** The next batch, the largest first: a request is worth the rows it may bring. */
  get next(): readonly Ask[] {
    this.#next ??= this.#largest();
    return this.#next;
  }

  /** Takes the next batch out. */
  take(): readonly Ask[] {
    const taken = this.next;
    for (const ask of taken) this.#waiting.delete(ask);
    this.#next = null;
    return taken;
  }

  #largest(): readonly Ask[] {
    if (this.#waiting.size === 0) return [];
    const size = Math.max(...this.#waiting.values());
    const batch = [...this.#waiting].filter(([, largest]) => largest === size).map(([ask]) => ask);
    // Even parts: 20 rows of at most 6 are 4 batches of 5.
    const count = Math.ceil(batch.length / Math.ceil(batch.length / size));
    return batch.slice(0, count);
  }

  #nextSize(ask: Ask, size: number, fault: RowFault): number {
    if (fault === 'alike') return 1;
    if (fault !== 'missing') return Math.ceil(size / SPLIT);
    const misses = (this.#misses.get(ask) ?? 0) + 1;
    this.#misses.set(ask, misses);
    return misses < MISSES_IN_COMPANY ? size : 1;
  }

  #mayBeAskedAlone(ask: Ask, fault: RowFault): boolean {
    const times = (this.#alone.get(ask) ?? 0) + 1;
    this.#alone.set(ask, times);
    return times < (fault === 'refused' ? TIMES_ALONE_REFUSED : TIMES_ALONE);
  }
}
