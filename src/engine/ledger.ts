import type { Prompt, PromptItem, Reply, Values } from './model.ts';
import { RepairPool, type RetryReason } from './repair.ts';
import { type Outcome, STOP_REASONS, type StopReason } from './result.ts';

/**
 * What has become of every row so far, and what to retry: each row that was sent is done, waits in
 * the pool, or is in flight.
 */
export class RowLedger {
  readonly repairs = new RepairPool();
  readonly #outcomes = new Map<string, Outcome>();
  /** Why a row that was sent is not done. */
  readonly #open = new Map<PromptItem, string>();
  readonly #prompt: Prompt;
  readonly #onValue: (item: PromptItem, values: Values) => void;

  /** @param onValue called for every row the moment it is validated. */
  constructor(prompt: Prompt, onValue: (item: PromptItem, values: Values) => void) {
    this.#prompt = prompt;
    this.#onValue = onValue;
  }

  /** Number of rows that are done. */
  get done(): number {
    return this.#outcomes.size;
  }

  /** Keeps every valid row of a reply and retries the others; returns the number kept. */
  read(
    items: readonly PromptItem[],
    { text, refusal }: Extract<Reply, { kind: 'answer' }>,
  ): number {
    const { values, missing, duplicates } = this.#prompt.parse(text, items);
    for (const [item, value] of values) {
      this.#outcomes.set(item.key, { state: 'enriched', values: value });
      this.#onValue(item, value);
    }
    for (const [item, why] of duplicates) this.#retry(item, items.length, 'duplicate', why);
    const retry = values.size + duplicates.size === 0 ? 'nothing' : 'missing';
    for (const [item, why] of missing) {
      if (refusal === undefined) {
        this.#retry(item, items.length, retry, why);
        continue;
      }
      // The refusal of a batch says nothing about its rows; that of a single row is final, unless soft.
      const refused = `refused (${refusal.reason})`;
      if (items.length === 1 && !refusal.soft) this.#fail(item, refused, true);
      else this.#retry(item, items.length, 'refused', refused);
    }
    return values.size;
  }

  /** The service rejected a request as it was: its rows are retried in parts. */
  split(items: readonly PromptItem[], reason: string): void {
    for (const item of items) this.#retry(item, items.length, 'nothing', reason);
  }

  /** A request was aborted: nobody knows whether its rows were answered. */
  abort(items: readonly PromptItem[]): void {
    for (const item of items) this.#open.set(item, 'no response');
  }

  /** The outcome of every row; those that are not done are pending, and `stopped` says why. */
  close(items: readonly PromptItem[], stopped: StopReason | null): ReadonlyMap<string, Outcome> {
    for (const item of items) {
      if (this.#outcomes.has(item.key)) continue;
      const why = stopped === null ? '' : `: ${STOP_REASONS[stopped]}`;
      const reason = `${this.#open.get(item) ?? 'not sent'}${why}`;
      this.#outcomes.set(item.key, { state: 'pending', reason });
    }
    return this.#outcomes;
  }

  #retry(item: PromptItem, size: number, retry: RetryReason, why: string): void {
    this.#open.set(item, `not retried (${why})`);
    if (!this.repairs.add(item, size, retry)) this.#fail(item, why, retry === 'refused');
  }

  #fail(item: PromptItem, reason: string, refused: boolean): void {
    this.#outcomes.set(item.key, { state: 'failed', reason, refused });
  }
}
