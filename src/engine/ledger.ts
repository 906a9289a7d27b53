import type { Prompt, PromptItem, Reply, Values } from './model.ts';
import { RepairPool, type RetryReason } from './repair.ts';
import { type EngineStop, type Outcome, STOP_REASONS } from './result.ts';

/** A reply that says something about its rows. */
export type ReplyWithRows = Reply & { readonly kind: 'answer' | 'refused' };

/**
 * What has become of every row so far, and what is to be sent again: each row that was sent is
 * done, waits in the pool, or is in flight.
 */
export class RowLedger {
  readonly repairs = new RepairPool();
  readonly #outcomes = new Map<string, Outcome>();
  readonly #lastError = new Map<PromptItem, string>();
  readonly #aborted = new Set<PromptItem>();
  readonly #prompt: Prompt;
  readonly #onValue: (item: PromptItem, values: Values) => void;

  /** @param onValue called for every row the moment it is validated. */
  constructor(prompt: Prompt, onValue: (item: PromptItem, values: Values) => void) {
    this.#prompt = prompt;
    this.#onValue = onValue;
  }

  /** Rows that are done. */
  get done(): number {
    return this.#outcomes.size;
  }

  /** Keeps every valid row of a reply and has the others sent again; returns the number kept. */
  read(items: readonly PromptItem[], reply: ReplyWithRows): number {
    const { values, missing, duplicates } = this.#prompt.parse(reply.text, items);
    for (const [item, value] of values) {
      this.#outcomes.set(item.key, { state: 'enriched', values: value });
      this.#onValue(item, value);
    }
    for (const [item, why] of duplicates) this.#retry(item, items.length, 'duplicate', why);
    const retry = values.size + duplicates.size === 0 ? 'nothing' : 'missing';
    for (const [item, why] of missing) {
      if (reply.kind === 'answer') this.#retry(item, items.length, retry, why);
      else this.#refused(item, items.length, reply);
    }
    return values.size;
  }

  /** A request that was rejected as it was: its rows are sent again in parts. */
  split(items: readonly PromptItem[], reason: string): void {
    for (const item of items) this.#retry(item, items.length, 'nothing', reason);
  }

  /** A request that was aborted: whether its rows were answered, nobody knows. */
  abort(items: readonly PromptItem[]): void {
    for (const item of items) this.#aborted.add(item);
  }

  /** The outcome of every row; what is not done is pending, and `stopped` says why. */
  close(items: readonly PromptItem[], stopped: EngineStop | null): ReadonlyMap<string, Outcome> {
    for (const item of items) {
      if (this.#outcomes.has(item.key)) continue;
      const error = this.#lastError.get(item);
      const what = this.#aborted.has(item) ? 'not answered' : notSent(error);
      const why = stopped === null ? '' : `: ${STOP_REASONS[stopped]}`;
      this.#outcomes.set(item.key, { state: 'pending', reason: `${what}${why}` });
    }
    return this.#outcomes;
  }

  /** A refusal of a batch says nothing about its rows; of a single row it is final, unless soft. */
  #refused(item: PromptItem, size: number, { reason, soft }: Reply & { kind: 'refused' }): void {
    const why = `refused (${reason})`;
    if (size === 1 && !soft) this.#fail(item, why, true);
    else this.#retry(item, size, 'refused', why);
  }

  #retry(item: PromptItem, size: number, retry: RetryReason, why: string): void {
    this.#lastError.set(item, why);
    if (!this.repairs.add(item, size, retry)) this.#fail(item, why, retry === 'refused');
  }

  #fail(item: PromptItem, reason: string, refused: boolean): void {
    this.#outcomes.set(item.key, { state: 'failed', reason, refused });
  }
}

const notSent = (error: string | undefined) =>
  error === undefined ? 'not asked' : `not asked again (${error})`;
