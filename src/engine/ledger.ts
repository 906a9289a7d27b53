import type { Brought } from './brake.ts';
import { ABSENT, type Prompt, type PromptItem, type Reply, type Values } from './model.ts';
import { RepairPool, type RetryReason } from './repair.ts';
import { type Outcome, STOP_REASONS, type StopReason } from './result.ts';

/** A value that exceeds a limit slightly is cut the third time; if it cannot be, it is sent alone once. */
const MAX_EXCESSIVE = 3;

/** Why a row failed: the model refused it, its answers were invalid, or the service rejects it. */
type FailureKind = 'refused' | 'invalid' | 'rejected';

/** Failures that say nothing about their rows if the run stopped because all rows fared alike. */
const UNCERTAIN: Partial<Record<StopReason, FailureKind>> = {
  unusable: 'invalid',
  'bad-request': 'rejected',
};

type Answer = Extract<Reply, { kind: 'answer' }>;

/**
 * What has become of every row so far, and what to retry: each row that was sent is done, waits in
 * the pool, or is in flight.
 */
export class RowLedger {
  readonly repairs = new RepairPool();
  readonly #outcomes = new Map<string, Outcome>();
  readonly #failures = new Map<string, FailureKind>();
  /** Why a row that was sent is not done. */
  readonly #open = new Map<string, string>();
  /** How often the answer to a row exceeded a limit slightly. */
  readonly #excessive = new Map<string, number>();
  readonly #prompt: Prompt;
  readonly #retries: boolean;
  readonly #onValue: (item: PromptItem, values: Values) => void;

  /**
   * @param onValue called for every row the moment it is validated.
   * @param retries false for a model that always gives the same answer.
   */
  constructor(
    prompt: Prompt,
    { onValue, retries }: { onValue: (item: PromptItem, values: Values) => void; retries: boolean },
  ) {
    this.#prompt = prompt;
    this.#onValue = onValue;
    this.#retries = retries;
  }

  /** Number of rows that are done. */
  get done(): number {
    return this.#outcomes.size;
  }

  /** Keeps every valid row of a reply and retries the others; returns the number kept, and the rest. */
  read(items: readonly PromptItem[], answer: Answer): Brought & { readonly enriched: number } {
    const { refusal } = answer;
    const { values, missing, duplicates, excessive } = this.#prompt.parse(answer.text, items);
    let enriched = values.size;
    for (const [item, value] of values) this.#keep(item, value);
    for (const [item, why] of duplicates) {
      this.#retry({ ...item, fix: why }, { size: items.length, retry: 'alone', why });
    }
    const found = values.size + duplicates.size + excessive.size;
    const retry = found === 0 ? 'nothing' : 'missing';
    const reasons = [...duplicates.values()];
    for (const [item, reason] of missing) {
      const why = reasonOf(reason, answer);
      reasons.push(why);
      const cut = excessive.get(item);
      const excesses = cut === undefined ? 0 : this.#countExcess(item);
      const again = answer.text === '' ? item : { ...item, fix: why };
      if (refusal !== undefined) this.#refuse(item, items.length, refusal);
      else if (excesses < MAX_EXCESSIVE) this.#retry(again, { size: items.length, retry, why });
      else if (cut) {
        this.#keep(item, cut);
        enriched += 1;
      } else if (excesses > MAX_EXCESSIVE) this.#fail(item, why, 'invalid');
      else this.#retry(again, { size: items.length, retry: 'alone', why });
    }
    const cuttable = [...excessive.values()].some((cut) => cut !== null);
    return { enriched, usable: enriched > 0 || cuttable, reasons };
  }

  /** The service rejected a request as it was: its rows are retried in parts, a single one fails. */
  reject(items: readonly PromptItem[], message: string): void {
    const why = `rejected (${message})`;
    for (const item of items) {
      if (items.length === 1) this.#fail(item, why, 'rejected');
      else this.#retry(item, { size: items.length, retry: 'nothing', why });
    }
  }

  /** A request is too large for the limits of the service: its rows are retried in parts. */
  split(items: readonly PromptItem[], why: string): void {
    for (const item of items) this.#retry(item, { size: items.length, retry: 'nothing', why });
  }

  /** A request was aborted: nobody knows whether its rows were answered. */
  abort(items: readonly PromptItem[]): void {
    for (const item of items) this.#open.set(item.key, 'no response');
  }

  /**
   * The outcome of every row; those that are not done are pending, and `stopped` says why, with the
   * reason of an unusable model.
   */
  close(
    items: readonly PromptItem[],
    { stopped, reason }: { readonly stopped: StopReason | null; readonly reason: string },
  ): ReadonlyMap<string, Outcome> {
    const uncertain = stopped === null ? undefined : UNCERTAIN[stopped];
    const end = stopped === null ? '' : `: ${STOP_REASONS[stopped]}`;
    for (const { key } of items) {
      const failure = this.#failures.get(key);
      if (this.#outcomes.has(key) && (failure === undefined || failure !== uncertain)) continue;
      const why =
        stopped === 'unusable'
          ? `not enriched${end} (${reason})`
          : `${this.#open.get(key) ?? 'not sent'}${end}`;
      this.#outcomes.set(key, { state: 'pending', reason: why });
    }
    return this.#outcomes;
  }

  #keep(item: PromptItem, values: Values): void {
    this.#outcomes.set(item.key, { state: 'enriched', values });
    this.#onValue(item, values);
  }

  /** How often the answers to a row have exceeded a limit, with this one. */
  #countExcess({ key }: PromptItem): number {
    const count = (this.#excessive.get(key) ?? 0) + 1;
    this.#excessive.set(key, count);
    return count;
  }

  /** The refusal of a batch says nothing about its rows; that of a single row is final, unless soft. */
  #refuse(item: PromptItem, size: number, { reason, soft }: NonNullable<Answer['refusal']>): void {
    const why = `refused (${reason})`;
    if (size === 1 && !soft) this.#fail(item, why, 'refused');
    else this.#retry(item, { size, retry: 'refused', why });
  }

  #retry(
    item: PromptItem,
    { size, retry, why }: { size: number; retry: RetryReason; why: string },
  ): void {
    this.#open.set(item.key, `not retried (${why})`);
    if (this.#retries && this.repairs.add(item, size, retry)) return;
    this.#fail(item, why, retry === 'refused' ? 'refused' : 'invalid');
  }

  #fail({ key }: PromptItem, reason: string, kind: FailureKind): void {
    this.#failures.set(key, kind);
    this.#outcomes.set(key, { state: 'failed', reason, refused: kind !== 'invalid' });
  }
}

/** Why a row is missing, with how the answer ended if that is the cause. */
function reasonOf(reason: string, { text, ending }: Answer): string {
  const how = ending ? ` (${ending})` : '';
  if (text === '') return `no text${how}`;
  return reason === ABSENT ? `${reason}${how}` : reason;
}
