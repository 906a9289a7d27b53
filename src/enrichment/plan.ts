import { makespan, sizesForLanes } from './lanes.ts';
import type { Ask } from './model.ts';
import { costUsd, type Price } from './prices.ts';
import type { TokenMeter } from './tokens.ts';

/** What a plan has to keep to. */
export interface PlanLimits {
  readonly batchSize: number | 'auto';
  /** Requests in flight at once. */
  readonly concurrency: number;
  readonly requestsPerMinute: number;
  /** Requests that may go at this moment. */
  readonly freeNow: number;
  /** Requests left in the run's budget; Infinity for none. */
  readonly requestsLeft: number;
  /** Input tokens a minute; Infinity where no limit is known. */
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
  readonly batches: readonly (readonly Ask[])[];
  /** Expected time until the last answer, when nothing fails. */
  readonly seconds: number;
}

/** Rows a request that `auto` chooses from. Quality holds up to 100 (arXiv 2604.03684); 50 is prudent. */
const SMALLEST_BATCH = 5;
const LARGEST_BATCH = 50;
const LARGEST_BATCH_UNDER_QUOTA = 100;

/** The part of a minute's requests that is left free for repairs, in the plan's last minute. */
const RESERVE = 1 / 4;

/** A plan that is faster by less than this is not worth more requests. */
const WORTHWHILE = 1.03;

/** An input token weighs an eighth of an output token: so their prices differ, and their times more. */
const INPUT_WEIGHT = 1 / 8;

/**
 * Divides the rows into batches, in row order.
 *
 * A given size is kept exactly (the last batch takes the rest). `auto` looks for the earliest end:
 * minutes that are full of requests get batches as large as prudent, as there the number of requests
 * is what costs time; in the last minute size and number are balanced over the lanes, as there the
 * longest answer is what costs time.
 */
export function planRun(asks: readonly Ask[], limits: PlanLimits, meter: TokenMeter): Plan {
  if (asks.length === 0) return { batches: [], seconds: 0 };
  const { outputPerRow } = meter;
  const cap = rowsThatFit(asks, limits.tokensPerMinute, meter);
  const batches =
    limits.batchSize === 'auto'
      ? cutByWeight(asks, autoSizes(asks.length, limits, { cap, outputPerRow }), meter)
      : chunk(asks, Math.min(limits.batchSize, cap));
  const sizes = batches.map((batch) => batch.length);
  return { batches, seconds: endOf(sizes, limits, outputPerRow) };
}

/** Consecutive pieces of `size` items; the last may be shorter. */
function chunk<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) =>
    items.slice(i * size, (i + 1) * size),
  );
}

/** Rows of a request that a minute's tokens have room for, on the average; at least one. */
function rowsThatFit(asks: readonly Ask[], tokensPerMinute: number, meter: TokenMeter): number {
  const fixed = meter.estimate([]).input;
  const perRow = (meter.estimate(asks).input - fixed) / asks.length;
  return Math.max(1, Math.floor((tokensPerMinute - fixed) / perRow));
}

interface RowLimits {
  /** Rows a request at most. */
  readonly cap: number;
  readonly outputPerRow: number;
}

function autoSizes(
  rows: number,
  limits: PlanLimits,
  { cap: most, outputPerRow }: RowLimits,
): readonly number[] {
  const cap = Math.min(most, batchCap(rows, limits.requestsLeft));
  const perMinute = limits.requestsPerMinute;
  const reserve = Math.floor(perMinute * RESERVE);
  const full: number[] = [];
  let left = rows;
  let free = Math.min(limits.freeNow, perMinute);
  // Minutes that cannot hold all that is left are filled.
  while (Math.ceil(left / cap) > free) {
    const batches = Array<number>(free).fill(cap);
    full.push(...batches);
    left -= free * cap;
    free = perMinute;
  }
  const budget = limits.requestsLeft - full.length;
  const requests = Math.max(Math.min(free - reserve, spared(budget)), Math.ceil(left / cap));
  return [
    ...full,
    ...lastMinute(left, { cap, most: requests, lanes: limits.concurrency, outputPerRow }),
  ];
}

/** Larger batches than prudent only where the budget leaves no other way. */
function batchCap(rows: number, requestsLeft: number): number {
  const needed = Math.ceil(rows / Math.max(1, spared(requestsLeft)));
  return Math.min(Math.max(needed, LARGEST_BATCH), LARGEST_BATCH_UNDER_QUOTA);
}

/** What of a number of requests remains when repairs keep their part. */
const spared = (requests: number) => Math.ceil(requests * (1 - RESERVE));

interface LastMinute {
  readonly cap: number;
  /** Requests at most. */
  readonly most: number;
  readonly lanes: number;
  readonly outputPerRow: number;
}

/** The sizes with the earliest end; among nearly equal ones, the fewest requests. */
function lastMinute(rows: number, options: LastMinute): readonly number[] {
  const { cap, most, lanes, outputPerRow } = options;
  if (rows === 0) return [];
  const fewest = Math.ceil(rows / cap);
  // Beyond one more round of the lanes, more requests only add their latencies.
  const last = Math.min(most, Math.ceil(rows / SMALLEST_BATCH), Math.max(fewest, lanes) + lanes);
  let best = sizesForLanes(rows, fewest, { cap, lanes, outputPerRow });
  let bestEnd = makespan(best, lanes, outputPerRow);
  for (let count = fewest + 1; count <= last; count++) {
    const sizes = sizesForLanes(rows, count, { cap, lanes, outputPerRow });
    const end = makespan(sizes, lanes, outputPerRow);
    if (end * WORTHWHILE < bestEnd) [best, bestEnd] = [sizes, end];
  }
  return best;
}

/** Batches of about the sizes given, in which rows with long descriptions share with fewer. */
function cutByWeight(
  asks: readonly Ask[],
  sizes: readonly number[],
  meter: TokenMeter,
): readonly (readonly Ask[])[] {
  const weigh = (ask: Ask) => {
    const { input, output } = meter.estimate([ask]);
    return output + (input - meter.estimate([]).input) * INPUT_WEIGHT;
  };
  const weights = asks.map(weigh);
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / asks.length;
  const cap = Math.max(...sizes);
  const batches: (readonly Ask[])[] = [];
  let start = 0;
  let owed = 0;
  sizes.forEach((size, i) => {
    const after = sizes.slice(i + 1).reduce((sum, later) => sum + later, 0);
    // Neither may this batch outgrow the largest size, nor leave the others more than they can take.
    const atLeast = Math.max(1, asks.length - start - (sizes.length - i - 1) * cap);
    const atMost =
      after === 0
        ? asks.length - start
        : Math.min(cap, asks.length - start - (sizes.length - i - 1));
    owed += size * mean;
    let taken = 0;
    while (taken < atMost) {
      const weight = weights[start + taken] ?? 0;
      if (after > 0 && taken >= atLeast && owed < weight / 2) break;
      owed -= weight;
      taken += 1;
    }
    batches.push(asks.slice(start, start + taken));
    start += taken;
  });
  return batches;
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

/** What a run would take, before it is made. */
export interface Forecast {
  readonly requests: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** At list price; null for a model of unknown price. */
  readonly costUsd: number | null;
  readonly seconds: number;
}

/** The forecast of a run in which nothing fails. */
export function forecast(
  asks: readonly Ask[],
  limits: PlanLimits,
  meter: TokenMeter,
  price: Price | null,
): Forecast {
  const { batches, seconds } = planRun(asks, limits, meter);
  const tokens = batches.map((batch) => meter.estimate(batch));
  const input = tokens.reduce((sum, count) => sum + count.input, 0);
  const output = tokens.reduce((sum, count) => sum + count.output, 0);
  return {
    requests: batches.length,
    inputTokens: input,
    outputTokens: output,
    costUsd: price && costUsd({ input, output, cached: 0 }, price),
    seconds: Math.ceil(seconds),
  };
}
