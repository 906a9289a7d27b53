import type { PlanLimits } from './plan.ts';

/** Rows per request that `auto` chooses from. Quality holds up to 100 (arXiv 2604.03684); 50 is prudent. */
const MIN_BATCH = 5;
const MAX_BATCH = 50;
const MAX_BATCH_UNDER_QUOTA = 100;

/**
 * The part of a budget, or of a minute's requests, that is left free for repairs; and of the latter
 * as long as nothing is known of the service, because all requests are sent at once.
 */
const RESERVE = 1 / 4;
const FIRST_RESERVE = 1 / 2;

/** Time to the first token, and output tokens per second, of the Flash-Lite models; measured 2026. */
const LATENCY_S = 0.6;
const OUTPUT_TOKENS_PER_S = 250;

/** Expected time of one request, in seconds. */
export function requestSeconds(rows: number, outputPerRow: number): number {
  return LATENCY_S + (rows * outputPerRow) / OUTPUT_TOKENS_PER_S;
}

/**
 * How many rows each request gets so that the last answer comes as early as possible: rounds of
 * requests side by side, as large as is prudent, and a last round in which all lanes share the rest,
 * as far as the quota has requests to spare. Larger ones come first: if they show that requests fail,
 * the rest can still be planned with care.
 *
 * @param maxRows Maximum rows of a request.
 */
export function autoSizes(rows: number, limits: PlanLimits, maxRows: number): readonly number[] {
  const { requestsPerMinute, concurrency: lanes, freeNow = requestsPerMinute } = limits;
  const { requestsLeft = Number.POSITIVE_INFINITY, dayLeft = Number.POSITIVE_INFINITY } = limits;
  // Batches are larger than prudent only if the budget leaves no other way.
  const needed = Math.ceil(rows / Math.max(1, withoutReserve(requestsLeft)));
  const cap = Math.min(maxRows, Math.max(needed, MAX_BATCH), MAX_BATCH_UNDER_QUOTA);
  const full: number[] = [];
  let left = rows;
  let free = Math.min(freeNow, requestsPerMinute);
  const send = (count: number) => {
    for (let i = 0; i < count; i++) full.push(cap);
    left -= count * cap;
    free -= count;
  };
  while (Math.ceil(left / cap) > free) {
    send(free);
    free = requestsPerMinute;
  }
  while (left > lanes * cap) send(lanes);
  const isFirst = full.length === 0 && freeNow >= requestsPerMinute;
  const reserve = isFirst ? FIRST_RESERVE : RESERVE;
  const spare = Math.min(
    free - Math.floor(requestsPerMinute * reserve),
    withoutReserve(requestsLeft - full.length),
    dayLeft - full.length,
    lanes,
    Math.ceil(left / MIN_BATCH),
  );
  const fewest = Math.ceil(left / cap);
  // Where not all requests can be sent, full ones first carry the most rows.
  if (fewest > Math.min(requestsLeft, dayLeft) - full.length) {
    return [...full, ...Array<number>(fewest - 1).fill(cap), left - (fewest - 1) * cap];
  }
  return [...full, ...evenSizes(left, limits.cautious ? fewest : Math.max(fewest, spare))];
}

const withoutReserve = (requests: number) => Math.ceil(requests * (1 - RESERVE));

/** `count` whole numbers that add up to `rows` and differ by one at most; larger ones first. */
function evenSizes(rows: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, i) => Math.ceil((rows - i) / count));
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
