import {
  addUsage,
  type ModelInfo,
  NO_USAGE,
  type Price,
  type PromptItem,
  type Reply,
  type Usage,
} from './model.ts';
import type { Work } from './queue.ts';
import type { RequestCounts } from './result.ts';
import type { TokenMeter } from './tokens.ts';

/** What a run may spend; 0 is no limit. */
export interface BudgetLimits {
  readonly maxRequests: number;
  readonly maxCostUsd: number;
}

/** What a model charges, and what counts as output besides the answer. */
export type Rates = Pick<ModelInfo, 'price' | 'thinkingTokens'>;

/** The cost of tokens at list price, in USD. `cached` is the part of `input` served from a cache. */
export function costUsd(tokens: Usage, price: Price): number {
  const fresh = tokens.input - tokens.cached;
  const micro = fresh * price.input + tokens.cached * price.cached + tokens.output * price.output;
  return micro / 1_000_000;
}

/**
 * The most that a request of these rows can cost, in USD: its answer is as long as it may be. 0 for
 * a model of unknown price.
 */
export function maxCostUsd(items: readonly PromptItem[], rates: Rates, meter: TokenMeter): number {
  if (rates.price === null) return 0;
  const { input } = meter.estimate(items);
  const output = meter.maxOutput(items.length, rates);
  return costUsd({ input, output, cached: 0 }, rates.price);
}

/**
 * What a run has spent, and whether it may spend more. A request counts at its highest cost from the
 * moment it is sent, and at its real cost once the provider has reported it: the budget is exceeded
 * by no more than the error of the estimate of its input.
 */
export class Budget {
  readonly #limits: BudgetLimits;
  readonly #rates: Rates;
  readonly #meter: TokenMeter;
  readonly #requests = { total: 0, batch: 0, single: 0, retries: 0 };
  /** Highest cost of the requests in flight, and of those whose answers were lost, in USD. */
  readonly #setAside = new Map<Work, number>();
  #usage = NO_USAGE;

  constructor(limits: BudgetLimits, rates: Rates, meter: TokenMeter) {
    this.#limits = limits;
    this.#rates = rates;
    this.#meter = meter;
  }

  get requests(): RequestCounts {
    return this.#requests;
  }

  get usage(): Usage {
    return this.#usage;
  }

  /** Infinity where there is no limit. */
  get requestsLeft(): number {
    const { maxRequests } = this.#limits;
    return maxRequests > 0 ? maxRequests - this.#requests.total : Number.POSITIVE_INFINITY;
  }

  /** Whether there is room for a request of these rows. */
  allows(items: readonly PromptItem[]): boolean {
    const { price } = this.#rates;
    const limit = this.#limits.maxCostUsd;
    if (this.requestsLeft <= 0) return false;
    if (limit === 0 || price === null) return true;
    const setAside = [...this.#setAside.values()].reduce((sum, cost) => sum + cost, 0);
    return costUsd(this.#usage, price) + setAside + this.#maxCost(items) <= limit;
  }

  /** How many of these rows, from the first on, there is room for in one request. */
  room(items: readonly PromptItem[]): number {
    return items.findLastIndex((_, i) => this.allows(items.slice(0, i + 1))) + 1;
  }

  /** Counts a request as sent. */
  begin(work: Work): void {
    this.#requests.total += 1;
    this.#requests[work.rows === 1 ? 'single' : 'batch'] += 1;
    if (work.resent) this.#requests.retries += 1;
    this.#setAside.set(work, this.#maxCost(work.items));
  }

  /** Replaces the highest cost of a request by its real cost, where the reply reports it. */
  end(work: Work, reply: Reply): void {
    if ('usage' in reply) this.#usage = addUsage(this.#usage, reply.usage);
    if (!costIsUnknown(reply)) this.#setAside.delete(work);
  }

  #maxCost(items: readonly PromptItem[]): number {
    return maxCostUsd(items, this.#rates, this.#meter);
  }
}

/** The provider may bill the request, and did not say how much. */
function costIsUnknown(reply: Reply): boolean {
  if ('usage' in reply) return reply.usage.input === 0;
  return reply.kind === 'overload' && reply.lost === true;
}
