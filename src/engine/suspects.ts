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
  /** One of the rows is taken for the cause, rather than the size of the request. */
  readonly hasCulprit: boolean;
  /** No part that was sent brought nothing either: if there is a culprit, it is among `left`. */
  isOpen: boolean;
}

/** The rows to send next. */
export interface Part {
  readonly items: readonly PromptItem[];
  /** One of the rows may be a culprit; the size of the request does not matter. */
  readonly hasCulprit: boolean;
}

/**
 * Rows of requests that brought nothing, sent again in four parts, and those in four parts, and so on.
 *
 * If such a request was refused, one of its rows is taken for the culprit. Then most parts need not
 * be tried: if all others were fine, the last one is divided at once; and once a part is refused too,
 * the rows that are left are cleared. A poisoned row of 50 is found by about six requests, if they are
 * sent one after another. Rows are known by their keys.
 */
export class Suspects {
  #batches: readonly Batch[] = [];
  /** The batch of each row that was sent again and not answered. */
  readonly #sent = new Map<string, Batch>();
  readonly #cleared = new Set<string>();

  /** Number of rows that wait. */
  get size(): number {
    return sumBy(this.#batches, ({ left }) => left.length);
  }

  /** The largest part that waits, if any. */
  get next(): Part {
    const [batch] = this.#largest();
    return { items: batch ? partOf(batch) : [], hasCulprit: batch?.hasCulprit ?? false };
  }

  /** Takes the next part out. */
  take(): readonly PromptItem[] {
    const [batch] = this.#largest();
    if (batch === undefined) return [];
    const items = partOf(batch);
    for (const { key } of items) this.#sent.set(key, batch);
    this.#leave(batch, batch.left.slice(items.length));
    return items;
  }

  /** Whether a row was sent in a part, and nothing is known of the part yet. */
  has({ key }: PromptItem): boolean {
    return this.#sent.has(key);
  }

  /** A request brought something: its rows are no culprits. */
  clear(items: readonly PromptItem[]): void {
    for (const batch of this.#settle(items)) {
      const isFound = batch.isOpen && batch.hasCulprit && batch.left.length <= batch.part;
      if (isFound) batch.part = partSize(batch.left.length);
    }
  }

  /**
   * A request with these rows brought nothing. Several rows become suspects; what becomes of a single
   * one is for the caller to say.
   *
   * @returns the rows that are cleared because the culprit is among these; never the same ones twice.
   */
  add(items: readonly PromptItem[], hasCulprit: boolean): readonly PromptItem[] {
    const cleared: PromptItem[] = [];
    for (const batch of this.#settle(items)) {
      batch.isOpen = false;
      if (!batch.hasCulprit || batch.left.some(({ key }) => this.#cleared.has(key))) continue;
      cleared.push(...batch.left);
      this.#leave(batch, []);
    }
    for (const { key } of cleared) this.#cleared.add(key);
    const part = partSize(items.length);
    const batch = { left: items, part, hasCulprit, isOpen: true };
    if (items.length > 1) this.#batches = [...this.#batches, batch];
    return cleared;
  }

  /** Changes the rows that wait; those that it leaves out wait no longer. */
  replace(by: (items: readonly PromptItem[]) => readonly PromptItem[]): void {
    for (const batch of this.#batches) this.#leave(batch, by(batch.left));
  }

  /** The batches that rows were sent from; they are in flight no more. */
  #settle(items: readonly PromptItem[]): ReadonlySet<Batch> {
    const batches = new Set(items.flatMap(({ key }) => this.#sent.get(key) ?? []));
    for (const { key } of items) this.#sent.delete(key);
    return batches;
  }

  #leave(batch: Batch, left: readonly PromptItem[]): void {
    batch.left = left;
    this.#batches = this.#batches.filter((other) => other.left.length > 0);
  }

  #largest(): readonly Batch[] {
    return this.#batches.toSorted((a, b) => partOf(b).length - partOf(a).length);
  }
}

const partOf = ({ left, part }: Batch) => left.slice(0, part);

const partSize = (rows: number) =>
  rows <= MIN_PART ? 1 : Math.max(MIN_PART, Math.ceil(rows / PARTS));
