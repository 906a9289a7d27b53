const STEPS = 4;
const REPETITIONS = 20;
/** What is over sooner is measured too badly to be compared. */
const LEAST_MS = 0.05;

/** Between linear, which grows by 4 and a little for memory, and quadratic, which grows by 16. */
export const LINEAR = 10;

/**
 * How many times as long `work` takes on four times the input. The least of many repetitions
 * counts: on a busy machine one of them is left in peace, if it takes about a millisecond.
 */
export function growth<T>(
  work: (input: T) => unknown,
  input: (size: number) => T,
  size: number,
): number {
  const small = input(size);
  const large = input(size * STEPS);
  const times = Array.from({ length: REPETITIONS }, () => [
    timeOf(() => work(small)),
    timeOf(() => work(large)),
  ]);
  const [least = 0, most = 0] = [0, 1].map((i) => Math.min(...times.map((pair) => pair[i] ?? 0)));
  return most / Math.max(least, LEAST_MS);
}

function timeOf(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
