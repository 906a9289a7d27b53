import type { PromptItem } from './model.ts';
import { type Batches, groupsOf, type PlanLimits, planBatches, planTogether } from './plan.ts';
import { type RepairPool, withoutColumns } from './repair.ts';
import type { TokenMeter } from './tokens.ts';

/** A request to be sent. */
export interface Work {
  readonly items: readonly PromptItem[];
  /**
   * Planned batches are numbered from 1 to `of`; repairs, whose `of` is null, count on from there. The
   * parts of a divided request share its number.
   */
  readonly n: number;
  readonly of: number | null;
  /** It repeats an unchanged request. */
  readonly resent: boolean;
  /** The service rejected it once. */
  readonly rejected: boolean;
}

/** A request that has not been sent. */
const FRESH = { resent: false, rejected: false };

/**
 * What to send, in order: requests to retry and divided ones, then the planned batches, then repairs.
 * Batches that have not been sent can be planned again.
 */
export class WorkQueue {
  readonly #meter: TokenMeter;
  readonly #repairs: RepairPool;
  readonly #givenUp: ReadonlyMap<string, string>;
  #first: Work[] = [];
  #planned: Work[] = [];
  /** Requests taken, not counting retries. */
  #begun = 0;
  #repeats = 0;

  /** @param givenUp The columns that were given up so far. */
  constructor(repairs: RepairPool, meter: TokenMeter, givenUp: ReadonlyMap<string, string>) {
    this.#repairs = repairs;
    this.#meter = meter;
    this.#givenUp = givenUp;
  }

  get isEmpty(): boolean {
    return this.onlyRepairs && this.#repairs.size === 0;
  }

  /** Nothing is left but repairs. */
  get onlyRepairs(): boolean {
    return this.#first.length + this.#planned.length === 0;
  }

  /** How many requests of the plan have not been sent. */
  get planned(): number {
    return this.#planned.length;
  }

  /** How many requests were repeated unchanged. */
  get repeats(): number {
    return this.#repeats;
  }

  /** The rows of the next request. */
  get next(): readonly PromptItem[] {
    return (this.#first[0] ?? this.#planned[0])?.items ?? this.#repairs.next;
  }

  /** Divides rows that have not been sent into batches: those of the last plan, if none are given. */
  plan(limits: PlanLimits, items: readonly PromptItem[] = this.#unsent()): void {
    this.#number(planBatches(items, limits, this.#meter));
  }

  /**
   * Divides the last rows of the plan again, together with those that share repairs, if they may
   * share requests too.
   *
   * @param together false to leave repairs alone.
   */
  replan(limits: PlanLimits, together: boolean): void {
    const items = this.#unsent();
    if (!together || groupsOf(items).length !== 1) this.plan(limits, items);
    else this.#number(planTogether([...items, ...this.#repairs.takeShared()], limits, this.#meter));
  }

  #unsent(): readonly PromptItem[] {
    return this.#planned.flatMap((work) => work.items);
  }

  #number(batches: Batches): void {
    const of = this.#begun + batches.length;
    this.#planned = batches.map((batch, i) => {
      return { items: batch, n: this.#begun + i + 1, of, ...FRESH };
    });
  }

  /**
   * Retries the same request before anything new, since its rows came first: unchanged, but for columns
   * that were given up while it was in flight.
   */
  repeat(work: Work): void {
    this.#repeats += 1;
    const items = withoutColumns(work.items, this.#givenUp);
    if (items.length > 0) this.#first.push({ ...work, items, resent: true });
  }

  /** The same after a rejection that may have been a mistake: the next one is final. */
  repeatRejected(work: Work): void {
    this.repeat({ ...work, rejected: true });
  }

  /** Asks for a column no more; rows that lack nothing else are not sent. */
  drop(column: string): void {
    const dropped = new Set([column]);
    const without = (works: readonly Work[]) =>
      works
        .map((work) => ({ ...work, items: withoutColumns(work.items, dropped) }))
        .filter(({ items }) => items.length > 0);
    this.#first = without(this.#first);
    this.#planned = without(this.#planned);
    this.#repairs.drop(column);
  }

  /** Divides the next request, which is too large; returns its first `rows` rows, which are next now. */
  divide(rows: number): readonly PromptItem[] {
    const work = { ...this.take(), ...FRESH };
    const next = work.items.slice(0, rows);
    const parts = [next, work.items.slice(rows)];
    this.#first.unshift(...parts.map((items) => ({ ...work, items })));
    return next;
  }

  /** The next request; the queue must not be empty. */
  take(): Work {
    const first = this.#first.shift();
    if (first) return first;
    this.#begun += 1;
    const planned = this.#planned.shift();
    if (planned) return planned;
    return { items: this.#repairs.take(), n: this.#begun, of: null, ...FRESH };
  }
}
