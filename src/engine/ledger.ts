import { readAnswer } from '../columns/answer.ts';
import type { Enrichment } from '../columns/tldr.ts';
import type { Ask, Reply } from './model.ts';
import { RepairPool, type RowFault } from './repair.ts';
import type { Outcome } from './result.ts';
import { type EngineStop, STOP_REASONS } from './stop.ts';

/** A reply that says something about its rows. */
export type ReplyWithRows = Reply & { readonly kind: 'answer' | 'refused' };

/**
 * What has become of every row so far, and what is to be asked again: each row that was asked is
 * done, waits in the pool, or is on its way.
 */
export class RowLedger {
  readonly repairs = new RepairPool();
  readonly #outcomes = new Map<string, Outcome>();
  readonly #lastFault = new Map<Ask, string>();
  readonly #aborted = new Set<Ask>();
  readonly #preview: boolean;
  readonly #onValue: (ask: Ask, value: Enrichment) => void;

  /** @param onValue called for every row the moment it is validated. */
  constructor(preview: boolean, onValue: (ask: Ask, value: Enrichment) => void) {
    this.#preview = preview;
    this.#onValue = onValue;
  }

  /** Rows that are done. */
  get done(): number {
    return this.#outcomes.size;
  }

  /** Keeps every valid row of a reply and has the others asked again; returns the number kept. */
  read(asks: readonly Ask[], reply: ReplyWithRows): number {
    const { values, missing, alike } = readAnswer(reply.text, asks, this.#preview);
    for (const [ask, value] of values) {
      this.#outcomes.set(ask.key, { state: 'enriched', value });
      this.#onValue(ask, value);
    }
    for (const ask of alike) this.#fault(ask, asks.length, 'alike', 'same TLDR as another topic');
    const fault = values.size + alike.size === 0 ? 'nothing' : 'missing';
    for (const [ask, why] of missing) {
      if (reply.kind === 'answer') this.#fault(ask, asks.length, fault, why);
      else this.#refused(ask, asks.length, reply);
    }
    return values.size;
  }

  /** A request that was rejected as it was: its rows are asked again in parts. */
  split(asks: readonly Ask[], reason: string): void {
    for (const ask of asks) this.#fault(ask, asks.length, 'nothing', reason);
  }

  /** A request that was called off: whether its rows were answered, nobody knows. */
  abort(asks: readonly Ask[]): void {
    for (const ask of asks) this.#aborted.add(ask);
  }

  /** The outcome of every row; what is not done is pending, and `stopped` says why. */
  close(asks: readonly Ask[], stopped: EngineStop | null): ReadonlyMap<string, Outcome> {
    for (const ask of asks) {
      if (this.#outcomes.has(ask.key)) continue;
      const fault = this.#lastFault.get(ask);
      const what = this.#aborted.has(ask) ? 'not answered' : notAsked(fault);
      const why = stopped === null ? '' : `: ${STOP_REASONS[stopped]}`;
      this.#outcomes.set(ask.key, { state: 'pending', reason: `${what}${why}` });
    }
    return this.#outcomes;
  }

  /** A refusal of a batch says nothing about its rows; of a single row it is final, unless soft. */
  #refused(ask: Ask, size: number, { reason, soft }: Reply & { kind: 'refused' }): void {
    const why = `refused (${reason})`;
    if (size === 1 && !soft) this.#fail(ask, why, true);
    else this.#fault(ask, size, 'refused', why);
  }

  #fault(ask: Ask, size: number, fault: RowFault, reason: string): void {
    this.#lastFault.set(ask, reason);
    if (!this.repairs.add(ask, size, fault)) this.#fail(ask, reason, fault === 'refused');
  }

  #fail(ask: Ask, reason: string, refused: boolean): void {
    this.#outcomes.set(ask.key, { state: 'failed', reason, refused });
  }
}

const notAsked = (fault: string | undefined) =>
  fault === undefined ? 'not asked' : `not asked again (${fault})`;
