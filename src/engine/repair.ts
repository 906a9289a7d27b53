import { Line } from './line.ts';
import type { PromptItem } from './model.ts';
import { PARTS, Suspects } from './suspects.ts';

/** A row that is missing from an answer is sent this often in a batch, then alone. */
const MAX_SHARED = 3;

/** So is a row that rode along with suspects this often in vain. */
const MAX_RIDES = 6;

/** Maximum of requests for a single row. */
const MAX_ALONE = 5;

/** The same if the model refuses the row for a reason that may pass. */
const MAX_ALONE_REFUSED = 3;

/**
 * Why a row is retried: it was missing or invalid in an answer that gave others; it must be sent
 * alone, since its value was another topic's too, or company did not help; or the model refused it.
 */
export type RetryReason = 'missing' | 'alone' | 'refused';

/**
 * The rows to retry. Rows that answers left out share requests, whatever batches they come from, and
 * ride along where suspects are sent; rows that company did not help are sent alone. Parts shrink and
 * the requests of a row are counted, so every row ends after a bounded number of requests.
 */
export class RepairPool {
  readonly #shared = new Line();
  readonly #alone = new Line();
  readonly #suspects = new Suspects();
  readonly #misses = new Map<string, number>();
  readonly #rides = new Map<string, number>();
  readonly #singles = new Map<string, number>();
  /** Rows of the largest request so far: repairs have no more. */
  #largest = 1;
  /** Maximum rows of a request, once one was too large. */
  #max = Number.POSITIVE_INFINITY;

  /** Number of rows that wait. */
  get size(): number {
    return this.#shared.size + this.#alone.size + this.#suspects.size;
  }

  /** Adds a row that the answer to a request of `size` rows left out; false if it was sent often enough. */
  add(item: PromptItem, size: number, reason: RetryReason): boolean {
    this.#largest = Math.max(this.#largest, size);
    const max = reason === 'refused' ? MAX_ALONE_REFUSED : MAX_ALONE;
    if (size === 1 && increment(this.#singles, item) >= max) return false;
    const isShared = size > 1 && reason === 'missing' && increment(this.#misses, item) < MAX_SHARED;
    (isShared ? this.#shared : this.#alone).add(item);
    return true;
  }

  /** A request brought something: its rows are suspects no more. */
  clear(items: readonly PromptItem[]): void {
    this.#suspects.clear(items);
  }

  /**
   * Adds the rows that are left of a request of `size` rows that brought nothing, or was refused. If
   * suspects were sent with it, they alone stay suspects. What becomes of a request for a single row is
   * for the caller to say.
   *
   * @param refused The request was refused, which is for one row. Otherwise it may be too large.
   */
  addSuspects(
    items: readonly PromptItem[],
    { size, refused }: { readonly size: number; readonly refused: boolean },
  ): void {
    this.#largest = Math.max(this.#largest, size);
    const sent = items.filter((item) => this.#suspects.has(item));
    const suspects = sent.length > 0 ? sent : items;
    for (const item of items.filter((item) => !suspects.includes(item))) {
      (increment(this.#rides, item) < MAX_RIDES ? this.#shared : this.#alone).add(item);
    }
    this.#shared.add(...this.#suspects.add(suspects, refused));
    if (suspects.length === 1 && size > 1) this.#alone.add(...suspects);
  }

  /** Adds the rows of a request that was too large: no repair is larger than a part of it. */
  divide(items: readonly PromptItem[]): void {
    this.#largest = Math.max(this.#largest, items.length);
    this.#max = Math.min(this.#max, Math.ceil(items.length / PARTS));
    this.#suspects.forget(items);
    this.#shared.add(...items);
  }

  /** The next request: as many rows as may go together. */
  get next(): readonly PromptItem[] {
    const { suspects, shared } = this.#compose();
    const items = [...(suspects ? this.#suspects.next.items : []), ...this.#shared.first(shared)];
    return items.length > 0 ? items : this.#alone.first(1);
  }

  /** Takes the next request out. */
  take(): readonly PromptItem[] {
    const { suspects, shared } = this.#compose();
    const items = [...(suspects ? this.#suspects.take() : []), ...this.#shared.take(shared)];
    return items.length > 0 ? items : this.#alone.take(1);
  }

  /** Takes all rows out that share requests. */
  takeShared(): readonly PromptItem[] {
    return this.#shared.take(this.#shared.size);
  }

  /** Asks for a column no more; rows that lack nothing else wait no longer. */
  drop(column: string): void {
    const dropped = new Set([column]);
    for (const line of [this.#shared, this.#alone]) {
      line.replace(withoutColumns(line.first(line.size), dropped));
    }
    this.#suspects.replace((items) => withoutColumns(items, dropped));
  }

  /** Whether the next request has suspects, and how many other rows. A single suspect goes alone. */
  #compose(): { readonly suspects: boolean; readonly shared: number } {
    const most = Math.min(this.#largest, this.#max);
    const { items, refused } = this.#suspects.next;
    const shared = Math.min(this.#shared.size, most);
    if (items.length > 1 && refused) {
      return { suspects: true, shared: Math.max(0, Math.min(shared, most - items.length)) };
    }
    return items.length > shared ? { suspects: true, shared: 0 } : { suspects: false, shared };
  }
}

/** Rows that lack some columns no more, without those that lack nothing else. */
export function withoutColumns(
  items: readonly PromptItem[],
  columns: Pick<ReadonlySet<string>, 'has' | 'size'>,
): readonly PromptItem[] {
  if (columns.size === 0) return items;
  const left = items.map((item) => {
    const lacks = item.lacks.filter((name) => !columns.has(name));
    return lacks.length === item.lacks.length ? item : { ...item, lacks };
  });
  return left.filter(({ lacks }) => lacks.length > 0);
}

function increment(counts: Map<string, number>, { key }: PromptItem): number {
  const count = (counts.get(key) ?? 0) + 1;
  counts.set(key, count);
  return count;
}
