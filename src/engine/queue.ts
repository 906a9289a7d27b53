import type { PlanLimits } from './limits.ts';
import type { Ask } from './model.ts';
import { planRun } from './plan.ts';
import type { RepairPool } from './repair.ts';
import type { RequestLabel } from './result.ts';
import type { TokenMeter } from './tokens.ts';

/** A request to be sent. */
export interface Work extends RequestLabel {
  readonly asks: readonly Ask[];
}

/**
 * What is to be sent, in order: requests to repeat or divided, then the planned batches, then repairs. The
 * batches can be planned anew as long as they have not been sent.
 */
export class WorkQueue {
  readonly #meter: TokenMeter;
  readonly #repairs: RepairPool;
  #again: Work[] = [];
  #planned: Work[] = [];
  /** Requests taken, not counting repeated ones. */
  #begun = 0;

  constructor(repairs: RepairPool, meter: TokenMeter) {
    this.#repairs = repairs;
    this.#meter = meter;
  }

  get isEmpty(): boolean {
    return this.onlyRepairs && this.#repairs.size === 0;
  }

  /** Nothing is left but rows to be asked again. */
  get onlyRepairs(): boolean {
    return this.#again.length + this.#planned.length === 0;
  }

  /** The rows of the next request, for an estimate. */
  get next(): readonly Ask[] {
    return (this.#again[0] ?? this.#planned[0])?.asks ?? this.#repairs.next;
  }

  /** Divides rows that were never asked into batches. */
  plan(asks: readonly Ask[], limits: PlanLimits): void {
    const { batches } = planRun(asks, limits, this.#meter);
    const of = this.#begun + batches.length;
    this.#planned = batches.map((batch, i) => {
      const n = this.#begun + i + 1;
      return { asks: batch, kind: 'planned', n, of, rows: batch.length, resent: false };
    });
  }

  /** Replans the batches that have not been sent. */
  replan(limits: PlanLimits): void {
    this.plan(
      this.#planned.flatMap(({ asks }) => asks),
      limits,
    );
  }

  /** The same request, unchanged, before anything new: its rows were first in line. */
  repeat(work: Work): void {
    this.#again.push({ ...work, resent: true });
  }

  /** Divides the next request, for which there is no room: `rows` of its rows first, then the rest. */
  divide(rows: number): void {
    const { asks, ...label } = this.take();
    const parts = [asks.slice(0, rows), asks.slice(rows)];
    this.#again.unshift(
      ...parts.map((part) => ({ ...label, asks: part, rows: part.length, resent: false })),
    );
  }

  /** The next request; the queue must not be empty. */
  take(): Work {
    const again = this.#again.shift();
    if (again) return again;
    this.#begun += 1;
    const planned = this.#planned.shift();
    if (planned) return planned;
    const asks = this.#repairs.take();
    const n = this.#begun;
    return { asks, kind: 'repair', n, of: n, rows: asks.length, resent: false };
  }
}
