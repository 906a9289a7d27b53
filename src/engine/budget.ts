import { costUsd, type Price } from '../models/prices.ts';
import { type Ask, addUsage, type Model, NO_USAGE, type Reply, type Usage } from './model.ts';
import type { Work } from './queue.ts';
import type { RequestCounts } from './result.ts';
import { outputLimit, type TokenMeter } from './tokens.ts';

/** What a run may spend; 0 is no limit. */
export interface BudgetLimits {
  readonly maxRequests: number;
  readonly maxCostUsd: number;
  readonly model: Pick<Model, 'name'>;
  /** Null for a model of unknown price. */
  readonly price: Price | null;
}

export interface Rates {
  /** Id of the model. */
  readonly model: string;
  readonly meter: TokenMeter;
  readonly price: Price;
}

/** What a request of these rows costs if its answer is as long as it may be, in USD. */
export function worstCostUsd(asks: readonly Ask[], { model, meter, price }: Rates): number {
  const { input } = meter.estimate(asks);
  return costUsd({ input, output: outputLimit(asks.length, model), cached: 0 }, price);
}

/**
 * What a run has spent, and whether it may spend more. A request counts at its worst from the moment
 * it is sent, and at what it really took once the provider has said so: the budget is exceeded by no
 * more than the error of the estimate of its input.
 */
export class Budget {
  readonly #limits: BudgetLimits;
  readonly #meter: TokenMeter;
  readonly #requests = { total: 0, batch: 0, single: 0, retries: 0 };
  /** Worst cost of the requests on their way, and of those whose answers were lost, in USD. */
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
    return costUsd(this.#usage, price) + setAside + this.#worstCostUsd(asks, price) <= maxCostUsd;
  }

  /** How many of these rows, from the first on, there is room for in one request. */
  room(asks: readonly Ask[]): number {
    return asks.findLastIndex((_, i) => this.allows(asks.slice(0, i + 1))) + 1;
  }

  /** Counts a request as sent. */
  begin(work: Work): void {
    this.#requests.total += 1;
    this.#requests[work.rows === 1 ? 'single' : 'batch'] += 1;
    if (work.resent) this.#requests.retries += 1;
    const { price } = this.#limits;
    if (price !== null) this.#setAside.set(work, this.#worstCostUsd(work.asks, price));
  }

  #worstCostUsd(asks: readonly Ask[], price: Price): number {
    return worstCostUsd(asks, { model: this.#limits.model.name, meter: this.#meter, price });
  }

  /** Replaces the worst cost of a request by what its reply says, where it says something. */
  end(work: Work, reply: Reply): void {
    if ('usage' in reply) this.#usage = addUsage(this.#usage, reply.usage);
    if (!costIsUnknown(reply)) this.#setAside.delete(work);
  }
}

/** The provider may bill the request, and did not say how much. */
function costIsUnknown(reply: Reply): boolean {
  if ('usage' in reply) return reply.usage.input === 0;
  return reply.kind === 'overload' && reply.lost === true;
}
