import { requestSeconds } from '../src/engine/sizes.ts';
import { OUTPUT_PER_ROW } from './service.ts';

export interface BoundLimits {
  readonly perMinute: number;
  readonly lanes: number;
  /** Rows per request at most. */
  readonly cap: number;
}

/**
 * The time in seconds that no plan can beat, even without errors: full minutes of full requests, then
 * the rest shared by all lanes as if rows were divisible, plus the latency of each request.
 */
export function lowerBound(rows: number, { perMinute, lanes, cap }: BoundLimits): number {
  const minutes = Math.ceil(Math.ceil(rows / cap) / perMinute) - 1;
  const left = rows - minutes * perMinute * cap;
  let best = Number.POSITIVE_INFINITY;
  for (let count = Math.ceil(left / cap); count <= Math.min(perMinute, left); count++) {
    const latency = requestSeconds(0, OUTPUT_PER_ROW);
    const work = left * (requestSeconds(1, OUTPUT_PER_ROW) - latency) + count * latency;
    const longest = requestSeconds(Math.ceil(left / count), OUTPUT_PER_ROW);
    // The longest request is the lower bound only if every lane has a single one.
    best = Math.min(best, Math.max(work / Math.min(lanes, count), count <= lanes ? longest : 0));
  }
  return minutes * 60 + best;
}
