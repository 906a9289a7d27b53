import { groupBy } from '../lib/collections.ts';

/** Answers without one usable value after which single rows are sent, one after another. */
const MAX_EMPTY_ANSWERS = 3;

/** Maximum of such single rows. */
const MAX_PROBES = 10;

/** What an answer brought for one column. */
export interface Brought {
  /** It holds a value that is valid, or would be after a cut. */
  readonly usable: boolean;
  /** Why its other values are not. */
  readonly reasons: readonly string[];
}

/** What is known of a column that never had a usable value. */
interface Doubt {
  readonly reasons: string[];
  empty: number;
  probes: number;
}

/**
 * Gives a column up whose values are never usable, before it costs hundreds of requests: from the
 * first answer without one on, one request is sent at a time; after three, single rows; and after ten
 * of those no request names it. One usable value ends the doubt for good. Refusals do not count:
 * they are about single rows.
 */
export class Brake {
  readonly #doubts = new Map<string, Doubt>();
  readonly #trusted = new Set<string>();
  readonly #givenUp = new Map<string, string>();

  /** Whether a column had no usable value so far: then one request at a time is enough to find out. */
  get isDoubtful(): boolean {
    return this.#doubts.size > 0;
  }

  /** Whether rows are sent one after another to find out if any value of a column is usable. */
  get isProbing(): boolean {
    return [...this.#doubts.values()].some(isProbed);
  }

  /** The columns that were given up, each with the most frequent reason why its values were not usable. */
  get givenUp(): ReadonlyMap<string, string> {
    return this.#givenUp;
  }

  /** Whether no column had a usable value, and all that were asked for are given up. */
  get isUnusable(): boolean {
    return this.#trusted.size === 0 && this.#doubts.size === 0 && this.#givenUp.size > 0;
  }

  /**
   * Counts an answer to so many rows; returns the columns that are given up now.
   *
   * @param brought By column; only those that were asked for.
   */
  observe(rows: number, brought: ReadonlyMap<string, Brought>): readonly string[] {
    const lost: string[] = [];
    for (const [column, { usable, reasons }] of brought) {
      if (usable) {
        this.#trusted.add(column);
        this.#doubts.delete(column);
      }
      if (this.#trusted.has(column) || this.#givenUp.has(column)) continue;
      const doubt = this.#doubts.get(column) ?? { reasons: [], empty: 0, probes: 0 };
      this.#doubts.set(column, doubt);
      for (const reason of reasons) doubt.reasons.push(reason);
      if (isProbed(doubt) && rows === 1) doubt.probes += 1;
      doubt.empty += 1;
      if (!isProbed(doubt) || doubt.probes < MAX_PROBES) continue;
      this.#doubts.delete(column);
      this.#givenUp.set(column, commonReason(doubt.reasons));
      lost.push(column);
    }
    return lost;
  }
}

const isProbed = ({ empty }: Doubt) => empty >= MAX_EMPTY_ANSWERS;

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
