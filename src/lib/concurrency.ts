/** Runs work when its turn comes. */
export type Limiter = <T>(work: () => Promise<T>) => Promise<T>;

/** A limiter that lets at most `limit` pieces of work run at once, in the order they were given. */
export function openLimiter(limit: number): Limiter {
  let free = limit;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      // The turn is handed on, so that nobody comes in between.
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
}

/**
 * `Promise.all` over `values.map(work)` with at most `limit` at work at once. After an error
 * nothing more is begun.
 */
export async function mapConcurrent<T, R>(
  values: readonly T[],
  limit: number,
  work: (value: T) => Promise<R>,
): Promise<R[]> {
  const inTurn = openLimiter(limit);
  const errors: unknown[] = [];
  const one = async (value: T) => {
    if (errors.length > 0) throw errors[0];
    try {
      return await work(value);
    } catch (error) {
      errors.push(error);
      throw error;
    }
  };
  return Promise.all(values.map((value) => inTurn(() => one(value))));
}
