import { groupBy } from '../lib/collections.ts';
import type { Brought } from './brake.ts';
import {
  ABSENT,
  type CellAnswer,
  type PromptItem,
  type PromptOf,
  type Reply,
  type Values,
} from './model.ts';
import { RepairPool, type RetryReason, withoutColumns } from './repair.ts';
import type { Outcome, StopReason } from './result.ts';
import { type Failure, outcomeOf, type Row } from './row.ts';

/** A value that exceeds a limit slightly is cut the third time; if it cannot be, it is sent alone once. */
const MAX_EXCESSIVE = 3;

type Answer = Extract<Reply, { kind: 'answer' }>;

/** What an answer brought: how many rows lack nothing any more, and what it says of each column. */
export interface Reading {
  readonly enriched: number;
  readonly brought: ReadonlyMap<string, Brought>;
}

export interface LedgerOptions {
  /** Called with the valid values of a row, the moment they are read. */
  readonly onValue: (item: PromptItem, values: Values) => void;
  /** False for a model that always gives the same answer. */
  readonly retries: boolean;
  /** The columns that were given up so far, with the reason: no request names them any more. */
  readonly givenUp: ReadonlyMap<string, string>;
}

/** How a row was answered. */
interface RowContext {
  readonly answer: Answer;
  /** Rows of the request. */
  readonly size: number;
  /** Nothing at all came of the request, or it was refused. */
  readonly spoils: boolean;
}

/**
 * What has become of every row so far, and what to retry: each row that was sent is done, waits in
 * the pool, or is in flight.
 */
export class RowLedger {
  readonly repairs = new RepairPool();
  readonly #rows = new Map<string, Row>();
  /** How often a row's value of a column exceeded a limit slightly. */
  readonly #excessive = new Map<string, number>();
  readonly #promptOf: PromptOf;
  readonly #options: LedgerOptions;
  #done = 0;

  constructor(promptOf: PromptOf, options: LedgerOptions) {
    this.#promptOf = promptOf;
    this.#options = options;
  }

  /** Number of rows that are done. */
  get done(): number {
    return this.#done;
  }

  /** Keeps every valid value of a reply and retries the others. */
  read(items: readonly PromptItem[], answer: Answer): Reading {
    const parsed = this.#promptOf(items).parse(answer.text, items);
    const cells = [...parsed.values()].flatMap((row) => [...row]);
    const isEmpty = cells.every(([, cell]) => !cell.ok && !cell.alone && cell.cut === undefined);
    const spoils = isEmpty || answer.refusal !== undefined;
    const rest: PromptItem[] = [];
    let enriched = 0;
    for (const [item, row] of parsed) {
      const left = this.#readRow(item, row, { answer, size: items.length, spoils });
      if (left) rest.push(left);
      else if (this.#rowOf(item).failed.size === 0) enriched += 1;
    }
    if (!spoils) this.repairs.clear(items);
    else if (this.#options.retries) {
      const refused = answer.refusal !== undefined;
      this.repairs.addSuspects(this.#requested(rest), { size: items.length, refused });
    }
    const brought = new Map<string, Brought>();
    for (const [column, group] of groupBy(cells, ([name]) => name)) {
      const reasons = group.flatMap(([, cell]) => (cell.ok ? [] : [reasonOf(cell.why, answer)]));
      brought.set(column, { usable: group.some(([, cell]) => isUsable(cell)), reasons });
    }
    return { enriched, brought };
  }

  /** Reads a row of an answer; returns it with what it still lacks, null if that is nothing. */
  #readRow(
    item: PromptItem,
    cells: ReadonlyMap<string, CellAnswer>,
    { answer, size, spoils }: RowContext,
  ): PromptItem | null {
    const { refusal } = answer;
    const values: Record<string, string> = {};
    const lacks: string[] = [];
    const reasons = new Set<string>();
    let retry: RetryReason = 'missing';
    for (const [column, cell] of cells) {
      if (cell.ok) {
        values[column] = cell.value;
        continue;
      }
      const why = reasonOf(cell.why, answer);
      const excesses = cell.cut === undefined || refusal ? 0 : this.#countExcess(item, column);
      if (cell.cut && excesses >= MAX_EXCESSIVE) {
        values[column] = cell.cut;
      } else if (excesses > MAX_EXCESSIVE) {
        this.#failCell(item, column, { reason: why, kind: 'invalid' });
      } else {
        lacks.push(column);
        reasons.add(why);
        if (cell.alone || excesses === MAX_EXCESSIVE) retry = 'alone';
      }
    }
    this.#keep(item, values);
    if (lacks.length === 0) {
      this.#finish(item);
      return null;
    }
    const why = refusal ? `refused (${refusal.reason})` : [...reasons].join('; ');
    const rest = { ...item, lacks, ...(answer.text !== '' && !refusal && { fix: why }) };
    this.#rowOf(item).open = `not retried (${why})`;
    // What becomes of a batch of which nothing came is for the whole of it to say.
    if (spoils && size > 1 && this.#options.retries) return rest;
    // The refusal of a single row is final, unless soft.
    if (refusal && !refusal.soft) this.#fail(rest, { reason: why, kind: 'refused' });
    else this.#retry(rest, { size, retry: refusal ? 'refused' : retry, why });
    return rest;
  }

  /** The service rejected a request as it was: its rows are retried in parts, a single one fails. */
  reject(items: readonly PromptItem[], message: string): void {
    const why = `rejected (${message})`;
    const [item] = items;
    if (item && items.length === 1) this.#fail(item, { reason: why, kind: 'rejected' });
    for (const { key } of items) this.#rowOf({ key }).open = `not retried (${why})`;
    this.repairs.addSuspects(this.#requested(items), { size: items.length, refused: true });
  }

  /** A request is too large for the limits of the service: its rows are retried in parts. */
  split(items: readonly PromptItem[], why: string): void {
    for (const item of items) this.#rowOf(item).open = `not retried (${why})`;
    this.repairs.divide(this.#requested(items));
  }

  /** A request was aborted: nobody knows whether its rows were answered. */
  abort(items: readonly PromptItem[]): void {
    for (const item of items) this.#rowOf(item).open = 'no response';
  }

  /** The outcome of every row; what is not done is pending, and `stopped` says why. */
  close(items: readonly PromptItem[], stopped: StopReason | null): ReadonlyMap<string, Outcome> {
    const end = { stopped, givenUp: this.#options.givenUp };
    return new Map(items.map((item) => [item.key, outcomeOf(item, this.#rowOf(item), end)]));
  }

  #rowOf({ key }: Pick<PromptItem, 'key'>): Row {
    const row = this.#rows.get(key) ?? { values: {}, failed: new Map(), open: '', done: false };
    this.#rows.set(key, row);
    return row;
  }

  #keep(item: PromptItem, values: Values): void {
    if (Object.keys(values).length === 0) return;
    Object.assign(this.#rowOf(item).values, values);
    this.#options.onValue(item, values);
  }

  #finish(item: PromptItem): void {
    const row = this.#rowOf(item);
    if (!row.done) this.#done += 1;
    row.done = true;
  }

  /** How often a row's values of a column have exceeded a limit, with this one. */
  #countExcess({ key }: PromptItem, column: string): number {
    const cell = `${key} ${column}`;
    const count = (this.#excessive.get(cell) ?? 0) + 1;
    this.#excessive.set(cell, count);
    return count;
  }

  #retry(
    item: PromptItem,
    { size, retry, why }: { size: number; retry: RetryReason; why: string },
  ): void {
    const [left] = this.#requested([item]);
    if (!left || (this.#options.retries && this.repairs.add(left, size, retry))) return;
    this.#fail(item, { reason: why, kind: retry === 'refused' ? 'refused' : 'invalid' });
  }

  /** Rows that were in flight when a column was given up may lack nothing else that is requested. */
  #requested(items: readonly PromptItem[]): readonly PromptItem[] {
    return withoutColumns(items, this.#options.givenUp);
  }

  /** The row is sent no more: the columns that it still lacks failed. */
  #fail(item: PromptItem, failure: Failure): void {
    for (const column of item.lacks) this.#failCell(item, column, failure);
    this.#finish(item);
  }

  #failCell(item: PromptItem, column: string, failure: Failure): void {
    this.#rowOf(item).failed.set(column, failure);
  }
}

/** Whether an answer has a value for a column, if it were cut. One value for all topics is none. */
function isUsable(cell: CellAnswer): boolean {
  return cell.ok || typeof cell.cut === 'string';
}

/** Why a value is missing, with how the answer ended if that is the cause. */
function reasonOf(reason: string, { text, ending }: Answer): string {
  const how = ending ? ` (${ending})` : '';
  if (text === '') return `no text${how}`;
  return reason === ABSENT ? `${reason}${how}` : reason;
}
