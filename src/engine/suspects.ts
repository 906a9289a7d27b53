import { sumBy } from '../lib/collections.ts';
import type { PromptItem } from './model.ts';

/** Parts in which the rows of a request are sent again that brought nothing. */
export const PARTS = 4;

/** Rows of a part, unless a single one is left. */
const MIN_PART = 2;

/** Rows of a request that brought nothing. */
interface Batch {
  /** Those that have not been sent again. */
  left: readonly PromptItem[];
  /** How many of them are sent in a request. */
  part: number;
  /** The request was refused: one of the rows is suspected, rather than the size of the request. */
  readonly refused: boolean;
  /** Every part that was sent brought something: the suspects are those in `left`. */
  isOpen: boolean;
}

/** The rows to send next. */
export interface Part {
  readonly items: readonly PromptItem[];
  /** They are from a refused request: the size of the next one does not matter. */
  readonly refused: boolean;
}

/**
 * Rows of requests that brought nothing, sent again in four parts, and those in four parts, and so on.
 *
 * All of them are suspects. If such a request was refused, it was for one row. Then most parts need
 * not be tried: if all others were fine, the last one is divided at once; and once a part is refused
 * too, the rows that are left are suspects no more. One row of 50 is found by about six requests, if
 * they are sent one after another. Rows are known by their keys.
 */
export class Suspects {
  #batches: readonly Batch[] = [];
  /** The batch of each suspect that is in flight. */
  readonly #sent = new Map<string, Batch>();
  readonly #cleared = new Set<string>();

  /** Number of suspects that wait. */
  get size(): number {
    return sumBy(this.#batches, ({ left }) => left.length);
  }

  /** The largest part that waits, if any. */
  get next(): Part {
    const batch = this.#largest;
    return { items: batch ? partOf(batch) : [], refused: batch?.refused ?? false };
  }

  /** Takes the next part out. */
  take(): readonly PromptItem[] {
    const batch = this.#largest;
    if (batch === undefined) return [];
    const items = partOf(batch);
    for (const { key } of items) this.#sent.set(key, batch);
    this.#leave(batch, batch.left.slice(items.length));
    return items;
  }

  /** Whether a row is in flight as a suspect. */
  has({ key }: PromptItem): boolean {
    return this.#sent.has(key);
  }

  /** A request brought something: its rows are suspects no more. */
  clear(items: readonly PromptItem[]): void {
    for (const batch of this.#settle(items)) {
      const isFound = batch.isOpen && batch.refused && batch.left.length <= batch.part;
      if (isFound) batch.part = partSize(batch.left.length);
    }
  }

  /**
   * A request with these rows brought nothing. Several rows become suspects; what becomes of a single
   * one is for the caller to say.
   *
   * @returns the rows that are suspects no more because these are; never the same ones twice.
   */
  add(items: readonly PromptItem[], refused: boolean): readonly PromptItem[] {
    const cleared: PromptItem[] = [];
    for (const batch of this.#settle(items)) {
      batch.isOpen = false;
      if (!batch.refused || batch.left.some(({ key }) => this.#cleared.has(key))) continue;
      cleared.push(...batch.left);
      this.#leave(batch, []);
    }
    for (const { key } of cleared) this.#cleared.add(key);
    const part = partSize(items.length);
    const batch = { left: items, part, refused, isOpen: true };
    if (items.length > 1) this.#batches = [...this.#batches, batch];
    return cleared;
  }

  /** A request was too large, which says nothing about its rows: they are sent with any others. */
  forget(items: readonly PromptItem[]): void {
    for (const { key } of items) this.#sent.delete(key);
  }

  /** Changes the suspects that wait; those that it leaves out wait no longer. */
  replace(by: (items: readonly PromptItem[]) => readonly PromptItem[]): void {
    for (const batch of this.#batches) this.#leave(batch, by(batch.left));
  }

  /** The batches that rows were sent from; they are in flight no more. */
  #settle(items: readonly PromptItem[]): ReadonlySet<Batch> {
    const batches = new Set(items.flatMap(({ key }) => this.#sent.get(key) ?? []));
    this.forget(items);
    return batches;
  }

  #leave(batch: Batch, left: readonly PromptItem[]): void {
    batch.left = left;
    this.#batches = this.#batches.filter((other) => other.left.length > 0);
  }

  /** The batch with the largest part; of equal ones, the first. */
  get #largest(): Batch | undefined {
    const [first, ...others] = this.#batches;
    return others.reduce(
      (largest, batch) => (nextSize(batch) > nextSize(largest ?? batch) ? batch : largest),
      first,
    );
  }
}

const nextSize = ({ left, part }: Batch) => Math.min(left.length, part);

const partOf = ({ left, part }: Batch) => left.slice(0, part);

const partSize = (rows: number) =>
  rows <= MIN_PART ? 1 : Math.max(MIN_PART, Math.ceil(rows / PARTS));
