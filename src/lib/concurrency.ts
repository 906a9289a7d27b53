/** Runs work when its turn comes. */
export type Limiter = <T>(work: () => Promise<T>) => Promise<T>;

/** A limiter that runs at most `limit` pieces of work at once, in the order they were given. */
export function openLimiter(limit: number): Limiter {
  let free = limit;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      // The turn passes straight to the next in line, so that nobody can jump the queue.
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
}

/**
 * `Promise.all` over `values.map(work)`, with at most `limit` running at once. After an error nothing
 * more is started.
 */
export async function mapConcurrent<T, R>(
  values: readonly T[],
  limit: number,
  work: (value: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  // An error in one loop ends the generator, and with it the other loops.
  const left = (function* () {
    yield* values.entries();
  })();
  const loop = async () => {
    for (const [index, value] of left) results[index] = await work(value);
  };
  await Promise.all(Array.from({ length: limit }, loop));
  return results;
}
