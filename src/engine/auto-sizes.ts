import { makespan, sizesForLanes } from './lanes.ts';
import type { PlanLimits } from './plan.ts';

/** Rows per request that `auto` chooses from. Quality holds up to 100 (arXiv 2604.03684); 50 is prudent. */
const MIN_BATCH = 5;
const MAX_BATCH = 50;
const MAX_BATCH_UNDER_QUOTA = 100;

/** The part of a minute's requests that is left free for repairs, in the plan's last minute. */
const RESERVE = 1 / 4;

/** A plan that is faster by less than this is not worth more requests. */
const WORTHWHILE = 1.03;

interface RowLimits {
  /** Rows per request at most. */
  readonly cap: number;
  readonly outputPerRow: number;
}

/**
 * How many rows each request gets, so that the last answer comes earliest.
 *
 * Minutes that are full of requests get batches as large as prudent, as there the number of requests
 * is what costs time; in the last minute size and number are balanced over the lanes, as there the
 * longest answer is what costs time.
 */
export function autoSizes(
  rows: number,
  limits: PlanLimits,
  { cap: maxRows, outputPerRow }: RowLimits,
): readonly number[] {
  const cap = Math.min(maxRows, batchCap(rows, limits.requestsLeft));
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
    ...lastMinute(left, { cap, max: requests, lanes: limits.concurrency, outputPerRow }),
  ];
}

/** Larger batches than prudent only where the budget leaves no other way. */
function batchCap(rows: number, requestsLeft: number): number {
  const needed = Math.ceil(rows / Math.max(1, spared(requestsLeft)));
  return Math.min(Math.max(needed, MAX_BATCH), MAX_BATCH_UNDER_QUOTA);
}

/** What of a number of requests remains when repairs keep their part. */
const spared = (requests: number) => Math.ceil(requests * (1 - RESERVE));

interface LastMinute {
  readonly cap: number;
  /** Requests at most. */
  readonly max: number;
  readonly lanes: number;
  readonly outputPerRow: number;
}

/** The sizes with the earliest end; among nearly equal ones, the fewest requests. */
function lastMinute(rows: number, options: LastMinute): readonly number[] {
  const { cap, max, lanes, outputPerRow } = options;
  if (rows === 0) return [];
  const fewest = Math.ceil(rows / cap);
  // Beyond one more round of the lanes, more requests only add their latencies.
  const last = Math.min(max, Math.ceil(rows / MIN_BATCH), Math.max(fewest, lanes) + lanes);
  let best = sizesForLanes(rows, fewest, { cap, lanes, outputPerRow });
  let bestEnd = makespan(best, lanes, outputPerRow);
  for (let count = fewest + 1; count <= last; count++) {
    const sizes = sizesForLanes(rows, count, { cap, lanes, outputPerRow });
    const end = makespan(sizes, lanes, outputPerRow);
    if (end * WORTHWHILE < bestEnd) [best, bestEnd] = [sizes, end];
  }
  return best;
}
