/** A service that did not answer in time. */
export class TimeLimitError extends Error {
  override readonly name = 'TimeLimitError';
}

/**
 * Gives up waiting for a promise after `ms`; the work itself goes on, so the process has to be ended
 * by `process.exit`.
 */
export async function withLimit<T>(ms: number, what: string, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    const error = new TimeLimitError(`${what} did not answer in ${ms / 1000} s`);
    timer = setTimeout(() => reject(error), ms);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}
