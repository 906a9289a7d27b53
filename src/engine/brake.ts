import { groupBy } from '../lib/collections.ts';

/** Answers without one valid row after which single rows are sent, one after another. */
const MAX_EMPTY_ANSWERS = 3;

/** Maximum of such single rows. */
const MAX_PROBES = 10;

/** What an answer of the model brought. */
export interface Brought {
  /** It holds a row that is valid, or would be after a cut. */
  readonly usable: boolean;
  /** Why its other rows are not. */
  readonly reasons: readonly string[];
}

/**
 * Stops a run whose answers are never usable before it costs hundreds of requests: from the first of
 * them on, one request is sent at a time; after three, single rows; and after ten of those it gives up.
 * One usable answer releases the brake for good. Refusals do not count: they are about single rows.
 */
export class Brake {
  readonly #reasons: string[] = [];
  #released = false;
  #empty = 0;
  #probes = 0;

  /** Whether no answer was usable so far: then one request at a time is enough to find out. */
  get isDoubtful(): boolean {
    return !this.#released && this.#empty > 0;
  }

  /** Whether rows are sent one after another to find out if any answer is usable. */
  get isProbing(): boolean {
    return !this.#released && this.#empty >= MAX_EMPTY_ANSWERS;
  }

  /** Whether no answer can be expected to be usable. */
  get isUnusable(): boolean {
    return this.isProbing && this.#probes >= MAX_PROBES;
  }

  /** The most frequent reason why rows were not usable. */
  get reason(): string {
    return commonReason(this.#reasons);
  }

  /** Counts an answer to so many rows. */
  observe(rows: number, { usable, reasons }: Brought): void {
    if (this.#released) return;
    if (usable) {
      this.#released = true;
      this.#reasons.length = 0;
      return;
    }
    for (const reason of reasons) this.#reasons.push(reason);
    if (this.isProbing && rows === 1) this.#probes += 1;
    this.#empty += 1;
  }
}

const NUMBER = /\d+/;

/**
 * The most frequent of some reasons. Those that differ only in their first number count as one, with
 * the range of the numbers: `TLDR has 13 to 15 words; the limit is 12`.
 */
export function commonReason(reasons: readonly string[]): string {
  const groups = [...groupBy(reasons, (reason) => reason.replace(NUMBER, '')).values()];
  const [largest] = groups.toSorted((a, b) => b.length - a.length);
  if (largest === undefined) return '';
  const numbers = largest.flatMap((reason) => Number(NUMBER.exec(reason)?.[0] ?? []));
  const sorted = numbers.toSorted((a, b) => a - b);
  const [min, max] = [sorted[0], sorted.at(-1)];
  return min === max ? largest[0] : largest[0].replace(NUMBER, `${min} to ${max}`);
}
