import { type Ask, addUsage, NO_USAGE, type Reply, type Usage } from './model.ts';
import { costUsd, type Price } from './prices.ts';
import type { Work } from './queue.ts';
import type { RequestCounts } from './result.ts';
import type { TokenMeter } from './tokens.ts';

/** What a run may spend; 0 is no limit. */
export interface BudgetLimits {
  readonly maxRequests: number;
  readonly maxCostUsd: number;
  /** Null for a model of unknown price. */
  readonly price: Price | null;
}

/**
 * What a run has spent, and whether it may spend more. A request costs what it is estimated at from
 * the moment it is sent, and what it really took once it has come back.
 */
export class Budget {
  readonly #limits: BudgetLimits;
  readonly #meter: TokenMeter;
  readonly #requests = { total: 0, batch: 0, single: 0, retries: 0 };
  /** Estimated cost of the requests on their way, in USD. */
  readonly #setAside = new Map<Work, number>();
  #usage = NO_USAGE;

  constructor(limits: BudgetLimits, meter: TokenMeter) {
    this.#limits = limits;
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
  allows(asks: readonly Ask[]): boolean {
    const { maxCostUsd, price } = this.#limits;
    if (this.requestsLeft <= 0) return false;
    if (maxCostUsd === 0 || price === null) return true;
    const setAside = [...this.#setAside.values()].reduce((sum, cost) => sum + cost, 0);
    return costUsd(this.#usage, price) + setAside + this.#estimate(asks) <= maxCostUsd;
  }

  /** Counts a request as sent. */
  begin(work: Work): void {
    this.#requests.total += 1;
    this.#requests[work.rows === 1 ? 'single' : 'batch'] += 1;
    if (work.resent) this.#requests.retries += 1;
    this.#setAside.set(work, this.#estimate(work.asks));
  }

  /** Replaces the estimate of a request by what its reply says. */
  end(work: Work, reply: Reply): void {
    this.#setAside.delete(work);
    if ('usage' in reply) this.#usage = addUsage(this.#usage, reply.usage);
  }

  #estimate(asks: readonly Ask[]): number {
    const { price } = this.#limits;
    return price === null ? 0 : costUsd({ ...this.#meter.estimate(asks), cached: 0 }, price);
  }
}
