import { autoSizes } from './auto-sizes.ts';
import { costUsd, type Rates } from './budget.ts';
import { makespan } from './lanes.ts';
import type { PromptItem } from './model.ts';
import type { TokenMeter } from './tokens.ts';

/** The limits of a plan. */
export interface PlanLimits {
  readonly batchSize: number | 'auto';
  /** Requests in flight at once. */
  readonly concurrency: number;
  readonly requestsPerMinute: number;
  /** Requests that may go at this moment. */
  readonly freeNow: number;
  /** Requests left in the run's budget; Infinity for none. */
  readonly requestsLeft: number;
  /** Input tokens per minute; Infinity where no limit is known. */
  readonly tokensPerMinute: number;
}

/**
 * The limits before the first request: a whole minute is free, and nothing was learned yet.
 *
 * @param maxRequests budget of the run; 0 for none.
 */
export function limitsAtStart(
  settings: Pick<PlanLimits, 'batchSize' | 'concurrency' | 'requestsPerMinute'>,
  maxRequests = 0,
): PlanLimits {
  return {
    ...settings,
    freeNow: settings.requestsPerMinute,
    requestsLeft: maxRequests > 0 ? maxRequests : Number.POSITIVE_INFINITY,
    tokensPerMinute: Number.POSITIVE_INFINITY,
  };
}

export interface Plan {
  readonly batches: readonly (readonly PromptItem[])[];
  /** Expected time until the last answer, when nothing fails. */
  readonly seconds: number;
}

/**
 * Divides the rows into batches, in row order. A given size is kept exactly (the last batch takes
 * the rest) unless a minute's tokens have no room for it; `auto` looks for the earliest end.
 */
export function planRun(items: readonly PromptItem[], limits: PlanLimits, meter: TokenMeter): Plan {
  if (items.length === 0) return { batches: [], seconds: 0 };
  const { outputPerRow } = meter;
  const cap = rowsThatFit(items, limits.tokensPerMinute, meter);
  const sizes =
    limits.batchSize === 'auto'
      ? autoSizes(items.length, limits, { cap, outputPerRow })
      : evenSizes(items.length, Math.min(limits.batchSize, cap));
  return { batches: slices(items, sizes), seconds: endOf(sizes, limits, outputPerRow) };
}

/** As many of one size as there are, and what is left. */
function evenSizes(rows: number, size: number): readonly number[] {
  const left = rows % size;
  return [...Array<number>(Math.floor(rows / size)).fill(size), ...(left > 0 ? [left] : [])];
}

/** Rows of a request that a minute's tokens have room for, on the average; at least one. */
function rowsThatFit(
  items: readonly PromptItem[],
  tokensPerMinute: number,
  meter: TokenMeter,
): number {
  const fixed = meter.estimate([]).input;
  const perRow = (meter.estimate(items).input - fixed) / items.length;
  return Math.max(1, Math.floor((tokensPerMinute - fixed) / perRow));
}

/** Consecutive pieces of these sizes. */
function slices<T>(items: readonly T[], sizes: readonly number[]): readonly (readonly T[])[] {
  let end = 0;
  return sizes.map((size) => {
    end += size;
    return items.slice(end - size, end);
  });
}

/** When the last answer is expected: full minutes, and the makespan of the last one. */
function endOf(sizes: readonly number[], limits: PlanLimits, outputPerRow: number): number {
  const { requestsPerMinute, concurrency } = limits;
  const first = Math.min(limits.freeNow, requestsPerMinute);
  const minutes = Math.max(0, Math.ceil((sizes.length - first) / requestsPerMinute));
  const inLast =
    minutes === 0 ? sizes.length : sizes.length - first - (minutes - 1) * requestsPerMinute;
  const last = makespan(sizes.slice(sizes.length - inLast), concurrency, outputPerRow);
  const all = makespan(sizes, concurrency, outputPerRow);
  return Math.max(minutes * 60 + last, all);
}

/** What a run is expected to take. */
export interface Forecast {
  readonly requests: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** At list price; null for a model of unknown price. */
  readonly costUsd: number | null;
  readonly seconds: number;
}

interface Pricing {
  readonly meter: TokenMeter;
  readonly rates: Rates;
}

/** The forecast of a run that sends all these rows, in which nothing fails. */
export function forecast(
  items: readonly PromptItem[],
  limits: PlanLimits,
  pricing: Pricing,
): Forecast {
  return forecastOf(planRun(items, limits, pricing.meter), pricing);
}

function forecastOf({ batches, seconds }: Plan, { meter, rates }: Pricing): Forecast {
  const { price, thinkingTokens } = rates;
  const tokens = batches.map((batch) => meter.estimate(batch));
  const input = tokens.reduce((sum, count) => sum + count.input, 0);
  const output = tokens.reduce((sum, count) => sum + count.output + thinkingTokens, 0);
  return {
    requests: batches.length,
    inputTokens: input,
    outputTokens: output,
    costUsd: price && costUsd({ input, output, cached: 0 }, price),
    seconds: Math.ceil(seconds),
  };
}

/** Where a run ends early; Infinity for no limit. */
export interface Bounds {
  /** At list price. */
  readonly costUsd: number;
  readonly seconds: number;
}

/**
 * How many of the rows, from the first on, a run gets to before its requests, money or time are used
 * up, and the forecast of these.
 */
export function forecastWithin(
  items: readonly PromptItem[],
  limits: PlanLimits,
  { costUsd: money, seconds, ...pricing }: Pricing & Bounds,
): { readonly rows: number; readonly forecast: Forecast } {
  // A run plans its batches for all rows, however far it gets.
  const { batches } = planRun(items, limits, pricing.meter);
  const ofFirst = (rows: number) => {
    const part = firstRows(batches, rows);
    const sizes = part.map(({ length }) => length);
    const end = endOf(sizes, limits, pricing.meter.outputPerRow);
    return forecastOf({ batches: part, seconds: end }, pricing);
  };
  let rows = 0;
  let tooMany = items.length + 1;
  while (tooMany - rows > 1) {
    const middle = Math.floor((rows + tooMany) / 2);
    const plan = ofFirst(middle);
    const fits =
      plan.requests <= limits.requestsLeft &&
      (plan.costUsd ?? 0) <= money &&
      plan.seconds <= seconds;
    if (fits) rows = middle;
    else tooMany = middle;
  }
  return { rows, forecast: ofFirst(rows) };
}

/** The batches of the first rows, the last cut short. */
function firstRows(batches: Plan['batches'], rows: number): Plan['batches'] {
  let left = rows;
  const part = batches.map((batch) => {
    const taken = batch.slice(0, left);
    left -= taken.length;
    return taken;
  });
  return part.filter(({ length }) => length > 0);
}
