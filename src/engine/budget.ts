import {
  type ModelInfo,
  NO_USAGE,
  type Price,
  type PromptItem,
  type Reply,
  type Usage,
} from './model.ts';
import type { Work } from './queue.ts';
import { maxOutputTokens, type Output, type TokenMeter } from './tokens.ts';

/** What a run may spend; Infinity is no limit. */
export interface BudgetLimits {
  readonly maxRequests: number;
  readonly maxCostUsd: number;
}

/** What a model charges, and what counts as output besides the answer. */
export type Rates = Output & Pick<ModelInfo, 'price'>;

/** The cost of tokens at list price, in USD. `cached` is the part of `input` served from a cache. */
export function costUsd(tokens: Usage, price: Price): number {
  const fresh = tokens.input - tokens.cached;
  const micro = fresh * price.input + tokens.cached * price.cached + tokens.output * price.output;
  return micro / 1_000_000;
}

/**
 * The maximum cost of a request for these rows, in USD: its answer uses the whole output limit. 0 if
 * the price of the model is unknown.
 */
export function maxCostUsd(items: readonly PromptItem[], rates: Rates, meter: TokenMeter): number {
  if (rates.price === null) return 0;
  const { input } = meter.estimate(items);
  const output = maxOutputTokens(items.length, meter.promptOf(items), rates);
  return costUsd({ input, output, cached: 0 }, rates.price);
}

/**
 * What a run has spent, and whether it may spend more. A request counts at its maximum cost from the
 * moment it is sent, and at its real cost once the provider has reported it: a run exceeds its
 * budget by no more than the error in the estimated input.
 */
export class Budget {
  readonly requests = { total: 0, batch: 0, single: 0, retries: 0 };
  usage = NO_USAGE;
  readonly #limits: BudgetLimits;
  readonly #rates: Rates;
  readonly #meter: TokenMeter;
  /** Maximum cost of the requests in flight, and of those whose answers were lost, in USD. */
  readonly #setAside = new Map<Work, number>();

  constructor(limits: BudgetLimits, rates: Rates, meter: TokenMeter) {
    this.#limits = limits;
    this.#rates = rates;
    this.#meter = meter;
  }

  /** Infinity if there is no limit. */
  get requestsLeft(): number {
    return this.#limits.maxRequests - this.requests.total;
  }

  /** Whether the budget allows a request for these rows. */
  allows(items: readonly PromptItem[]): boolean {
    const { price } = this.#rates;
    if (this.requestsLeft <= 0) return false;
    if (price === null) return true;
    return this.spentUsd + maxCostUsd(items, this.#rates, this.#meter) <= this.#limits.maxCostUsd;
  }

  /** With the maximum cost of requests in flight and of lost answers; 0 if the price is unknown. */
  get spentUsd(): number {
    const { price } = this.#rates;
    const spent = price === null ? 0 : costUsd(this.usage, price);
    return [...this.#setAside.values()].reduce((sum, cost) => sum + cost, spent);
  }

  /** How many of these rows, from the first on, the budget allows in one request. */
  room(items: readonly PromptItem[]): number {
    return items.findLastIndex((_, i) => this.allows(items.slice(0, i + 1))) + 1;
  }

  /** Counts a request as sent. */
  begin(work: Work): void {
    this.requests.total += 1;
    this.requests[work.items.length === 1 ? 'single' : 'batch'] += 1;
    if (work.resent) this.requests.retries += 1;
    this.#setAside.set(work, maxCostUsd(work.items, this.#rates, this.#meter));
  }

  /** Replaces the maximum cost of a request by its real cost, if the provider reported it. */
  end(work: Work, reply: Reply): void {
    if ('usage' in reply) {
      const { input, output, cached } = this.usage;
      this.usage = {
        input: input + reply.usage.input,
        output: output + reply.usage.output,
        cached: cached + reply.usage.cached,
      };
    }
    // The provider may bill these, and did not say how much.
    const costIsUnknown =
      'usage' in reply ? reply.usage.input === 0 : reply.kind === 'overload' && reply.lost;
    if (!costIsUnknown) this.#setAside.delete(work);
  }
}
