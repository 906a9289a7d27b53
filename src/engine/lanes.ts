/** Time to the first token, and output tokens per second, of the Flash-Lite models; measured 2026. */
const LATENCY_S = 0.6;
const OUTPUT_TOKENS_PER_S = 250;

/** Expected time of one request of `rows` rows, in seconds. */
export function requestSeconds(rows: number, outputPerRow: number): number {
  return LATENCY_S + (rows * outputPerRow) / OUTPUT_TOKENS_PER_S;
}

export interface LaneOptions {
  /** Rows of a batch at most. */
  readonly cap: number;
  readonly lanes: number;
  readonly outputPerRow: number;
}

/**
 * Divides rows into `count` batches so that all lanes end at about the same time: where some lanes
 * have to take one batch more than others, theirs are smaller. Largest first; `count` is at least
 * `rows / cap`.
 */
export function sizesForLanes(
  rows: number,
  count: number,
  { cap, lanes, outputPerRow }: LaneOptions,
): readonly number[] {
  const rounds = Math.floor(count / lanes);
  const busyLanes = count % lanes;
  if (count <= lanes || busyLanes === 0) return spread(rows, Array<number>(count).fill(1));
  const perRow = outputPerRow / OUTPUT_TOKENS_PER_S;
  const large = (lanes - busyLanes) * rounds;
  // One lane's time, were rows divisible: all work and all latencies, shared by all lanes.
  const time = (rows * perRow + count * LATENCY_S) / lanes;
  const largeRows = Math.min(cap, (time - rounds * LATENCY_S) / perRow / rounds);
  const smallRows = Math.min(cap, (rows - largeRows * large) / (count - large));
  if (smallRows < 1) return spread(rows, Array<number>(count).fill(1));
  return spread(rows, [
    ...Array<number>(large).fill(largeRows),
    ...Array<number>(count - large).fill(smallRows),
  ]);
}

/** Whole numbers in the proportion of the shares, that add up to `rows`; largest first. */
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

/** When the last batch ends if every free lane takes the next batch in order; in seconds. */
export function makespan(sizes: readonly number[], lanes: number, outputPerRow: number): number {
  const ends = Array<number>(Math.min(lanes, sizes.length)).fill(0);
  for (const size of sizes) {
    const first = ends.indexOf(Math.min(...ends));
    ends[first] = (ends[first] ?? 0) + requestSeconds(size, outputPerRow);
  }
  return Math.max(0, ...ends);
}
