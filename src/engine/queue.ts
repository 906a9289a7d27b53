import type { PromptItem } from './model.ts';
import { type PlanLimits, planRun } from './plan.ts';
import type { RepairPool } from './repair.ts';
import type { RequestLabel } from './result.ts';
import type { TokenMeter } from './tokens.ts';

/** A request to be sent. */
export interface Work extends RequestLabel {
  readonly items: readonly PromptItem[];
}

/**
 * What to send, in order: requests to retry and divided ones, then the planned batches, then repairs.
 * Batches that have not been sent can be planned anew.
 */
export class WorkQueue {
  readonly #meter: TokenMeter;
  readonly #repairs: RepairPool;
  #again: Work[] = [];
  #planned: Work[] = [];
  /** Requests taken, not counting retries. */
  #begun = 0;

  constructor(repairs: RepairPool, meter: TokenMeter) {
    this.#repairs = repairs;
    this.#meter = meter;
  }

  get isEmpty(): boolean {
    return this.onlyRepairs && this.#repairs.size === 0;
  }

  /** Nothing is left but repairs. */
  get onlyRepairs(): boolean {
    return this.#again.length + this.#planned.length === 0;
  }

  /** The rows of the next request, for an estimate. */
  get next(): readonly PromptItem[] {
    return (this.#again[0] ?? this.#planned[0])?.items ?? this.#repairs.next;
  }

  /** Divides rows that were never sent into batches. */
  plan(items: readonly PromptItem[], limits: PlanLimits): void {
    const { batches } = planRun(items, limits, this.#meter);
    const of = this.#begun + batches.length;
    this.#planned = batches.map((batch, i) => {
      const n = this.#begun + i + 1;
      return { items: batch, kind: 'planned', n, of, rows: batch.length, resent: false };
    });
  }

  /** Replans the batches that have not been sent. */
  replan(limits: PlanLimits): void {
    this.plan(
      this.#planned.flatMap(({ items }) => items),
      limits,
    );
  }

  /** Sends the same request again, unchanged and before anything new: its rows came first. */
  repeat(work: Work): void {
    this.#again.push({ ...work, resent: true });
  }

  /** Divides the next request, for which there is no room: `rows` of its rows first, then the rest. */
  divide(rows: number): void {
    const { items, ...label } = this.take();
    const parts = [items.slice(0, rows), items.slice(rows)];
    this.#again.unshift(
      ...parts.map((part) => ({ ...label, items: part, rows: part.length, resent: false })),
    );
  }

  /** The next request; the queue must not be empty. */
  take(): Work {
    const again = this.#again.shift();
    if (again) return again;
    this.#begun += 1;
    const planned = this.#planned.shift();
    if (planned) return planned;
    const items = this.#repairs.take();
    const n = this.#begun;
    return { items, kind: 'repair', n, of: n, rows: items.length, resent: false };
  }
}
