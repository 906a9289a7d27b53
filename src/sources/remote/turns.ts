/** Runs work when its turn comes: at most `atOnce` at once. */
export type Turns = <T>(work: () => Promise<T>) => Promise<T>;

export function openTurns(atOnce: number): Turns {
  let free = atOnce;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      // A turn is handed on, so that nobody comes in between.
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
}
