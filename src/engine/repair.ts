import type { PromptItem } from './model.ts';

/** Parts into which a batch that gave nothing, or was refused, is split. */
const SPLIT = 4;

/** A row that is missing from an answer is sent this often in a batch, then alone. */
const MAX_IN_BATCH = 3;

/** Maximum of requests for a single row. */
const MAX_ALONE = 5;

/** The same if the model refuses the row for a reason that may pass. */
const MAX_ALONE_REFUSED = 3;

/**
 * Why a row is retried: it was missing or invalid in an answer that gave others; its value was
 * another topic's too, or company did not help; nothing at all came of the batch; or the model
 * refused the batch.
 */
export type RetryReason = 'missing' | 'alone' | 'nothing' | 'refused';

/** Rows of one size. Those taken stay where they are: moving the others up would cost their square. */
interface Line {
  readonly items: PromptItem[];
  taken: number;
}

/**
 * The rows to retry, each with the size of the largest batch it may still be in. Sizes only shrink
 * and single requests are counted, so every row ends after a bounded number of requests: a poisoned
 * row of a batch of 20 costs about ten, not twenty. Rows are known by their keys.
 */
export class RepairPool {
  /** The rows that wait, first come first, for each size. */
  readonly #bySize = new Map<number, Line>();
  readonly #misses = new Map<string, number>();
  readonly #alone = new Map<string, number>();
  #count = 0;

  get size(): number {
    return this.#count;
  }

  /**
   * Adds a row that got no value in a batch of `size`, and does not wait already; false if it has
   * been sent often enough.
   */
  add(item: PromptItem, size: number, reason: RetryReason): boolean {
    if (size === 1) {
      const max = reason === 'refused' ? MAX_ALONE_REFUSED : MAX_ALONE;
      if (increment(this.#alone, item) >= max) return false;
    }
    const next = this.#nextSize(item, size, reason);
    const line = this.#bySize.get(next);
    if (line) line.items.push(item);
    else this.#bySize.set(next, { items: [item], taken: 0 });
    this.#count += 1;
    return true;
  }

  /** The next batch, the largest first: a request is worth the rows it may bring. */
  get next(): readonly PromptItem[] {
    if (this.#count === 0) return [];
    const size = Math.max(...this.#bySize.keys());
    const { items, taken } = this.#bySize.get(size) ?? { items: [], taken: 0 };
    const waiting = items.length - taken;
    // Even parts: 20 rows of at most 6 are 4 batches of 5.
    const count = Math.ceil(waiting / Math.ceil(waiting / size));
    return items.slice(taken, taken + count);
  }

  /** Takes the next batch out. */
  take(): readonly PromptItem[] {
    const batch = this.next;
    if (batch.length === 0) return batch;
    const size = Math.max(...this.#bySize.keys());
    const line = this.#bySize.get(size);
    if (line) line.taken += batch.length;
    if (line?.taken === line?.items.length) this.#bySize.delete(size);
    this.#count -= batch.length;
    return batch;
  }

  /** Asks for a column no more; rows that lack nothing else wait no longer. */
  drop(column: string): void {
    for (const [size, { items, taken }] of this.#bySize) {
      const waiting = items.slice(taken);
      const left = withoutColumn(waiting, column);
      this.#count -= waiting.length - left.length;
      if (left.length === 0) this.#bySize.delete(size);
      else this.#bySize.set(size, { items: [...left], taken: 0 });
    }
  }

  #nextSize(item: PromptItem, size: number, reason: RetryReason): number {
    if (reason === 'alone') return 1;
    if (reason !== 'missing') return Math.ceil(size / SPLIT);
    return increment(this.#misses, item) < MAX_IN_BATCH ? size : 1;
  }
}

/** Rows that lack a column no more, without those that lack nothing else. */
export function withoutColumn(items: readonly PromptItem[], column: string): readonly PromptItem[] {
  const left = items.map((item) => {
    const lacks = item.lacks.filter((name) => name !== column);
    return lacks.length === item.lacks.length ? item : { ...item, lacks };
  });
  return left.filter(({ lacks }) => lacks.length > 0);
}

function increment(counts: Map<string, number>, { key }: PromptItem): number {
  const count = (counts.get(key) ?? 0) + 1;
  counts.set(key, count);
  return count;
}
