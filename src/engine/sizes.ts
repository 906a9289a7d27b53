import type { PlanLimits } from './plan.ts';

/** Rows per request that `auto` chooses from. Quality holds up to 100 (arXiv 2604.03684); 50 is prudent. */
const MIN_BATCH = 5;
const MAX_BATCH = 50;
const MAX_BATCH_UNDER_QUOTA = 100;

/** The part of a budget, or of a minute's requests, that is left free for repairs. */
const RESERVE = 1 / 4;

/** More requests must make a plan this much faster to be worth it. */
const MIN_SPEEDUP = 1.03;

/** Time to the first token, and output tokens per second, of the Flash-Lite models; measured 2026. */
const LATENCY_S = 0.6;
const OUTPUT_TOKENS_PER_S = 250;

export interface SizeOptions {
  /** Maximum rows per request. */
  readonly cap: number;
  readonly concurrency: number;
  readonly outputPerRow: number;
}

/** Expected time of one request, in seconds. */
export function requestSeconds(rows: number, outputPerRow: number): number {
  return LATENCY_S + (rows * outputPerRow) / OUTPUT_TOKENS_PER_S;
}

/**
 * How many rows each request gets so that the last answer comes as early as possible.
 *
 * If the rows need several minutes of quota, the number of requests costs the time, so all minutes but
 * the last get batches as large as is prudent. In the last minute, the longest answer costs the time,
 * so size and number are balanced; among nearly equal plans, the one with the fewest requests wins.
 */
export function autoSizes(
  rows: number,
  limits: PlanLimits,
  maxRows: number,
  outputPerRow: number,
): readonly number[] {
  const { requestsPerMinute, concurrency, freeNow = requestsPerMinute } = limits;
  const { requestsLeft = Number.POSITIVE_INFINITY } = limits;
  // Batches are larger than prudent only if the budget leaves no other way.
  const needed = Math.ceil(rows / Math.max(1, withoutReserve(requestsLeft)));
  const cap = Math.min(maxRows, Math.max(needed, MAX_BATCH), MAX_BATCH_UNDER_QUOTA);
  const full: number[] = [];
  let left = rows;
  let free = Math.min(freeNow, requestsPerMinute);
  while (Math.ceil(left / cap) > free) {
    full.push(...Array<number>(free).fill(cap));
    left -= free * cap;
    free = requestsPerMinute;
  }
  const fewest = Math.ceil(left / cap);
  const inMinute = free - Math.floor(requestsPerMinute * RESERVE);
  const inBudget = withoutReserve(requestsLeft - full.length);
  const max = Math.min(
    Math.max(Math.min(inMinute, inBudget), fewest),
    Math.ceil(left / MIN_BATCH),
    // Any more only add their latencies.
    Math.max(fewest, concurrency) + concurrency,
  );
  const options = { cap, concurrency, outputPerRow };
  const time = (sizes: readonly number[]) =>
    makespan(
      sizes.map((size) => requestSeconds(size, outputPerRow)),
      concurrency,
    );
  let best = balancedSizes(left, fewest, options);
  for (let count = fewest + 1; count <= max; count++) {
    const sizes = balancedSizes(left, count, options);
    if (time(sizes) * MIN_SPEEDUP < time(best)) best = sizes;
  }
  return [...full, ...best];
}

const withoutReserve = (requests: number) => Math.ceil(requests * (1 - RESERVE));

/**
 * Divides rows into `count` batches (at least `rows / cap`), largest first, so that all lanes, the
 * requests sent side by side, end at about the same time: lanes that send one batch more than the
 * others get smaller batches.
 */
export function balancedSizes(
  rows: number,
  count: number,
  { cap, concurrency: lanes, outputPerRow }: SizeOptions,
): readonly number[] {
  const even = spread(rows, Array<number>(count).fill(1));
  const rounds = Math.floor(count / lanes);
  const busyLanes = count % lanes;
  if (count <= lanes || busyLanes === 0) return even;
  const perRow = outputPerRow / OUTPUT_TOKENS_PER_S;
  const large = (lanes - busyLanes) * rounds;
  // The time of one lane if rows were divisible: all work and all latencies, shared by all lanes.
  const time = (rows * perRow + count * LATENCY_S) / lanes;
  const largeRows = Math.min(cap, (time - rounds * LATENCY_S) / perRow / rounds);
  const smallRows = Math.min(cap, (rows - largeRows * large) / (count - large));
  if (smallRows < 1) return even;
  return spread(rows, [
    ...Array<number>(large).fill(largeRows),
    ...Array<number>(count - large).fill(smallRows),
  ]);
}

/** Whole numbers in proportion to the shares that add up to `rows`; largest first. */
function spread(rows: number, shares: readonly number[]): readonly number[] {
  const total = shares.reduce((sum, share) => sum + share, 0);
  let before = 0;
  let given = 0;
  const sizes = shares.map((share) => {
    before += share;
    const size = Math.round((before / total) * rows) - given;
    given += size;
    return size;
  });
  return sizes.filter((size) => size > 0).toSorted((a, b) => b - a);
}

/**
 * Seconds until the last request ends if every free lane takes the next one in order.
 *
 * @param seconds How long each request takes.
 */
export function makespan(seconds: readonly number[], concurrency: number): number {
  const ends = Array<number>(Math.min(concurrency, seconds.length)).fill(0);
  for (const duration of seconds) {
    const first = ends.indexOf(Math.min(...ends));
    ends[first] = (ends[first] ?? 0) + duration;
  }
  return Math.max(0, ...ends);
}
