/** A service that did not answer in time. */
export class TimeLimitError extends Error {
  override readonly name = 'TimeLimitError';
}

export interface Limit {
  /** In milliseconds. */
  readonly ms: number;
  /** Who does not answer, for the message. */
  readonly what: string;
  /** Ends the waiting at once. */
  readonly signal?: AbortSignal;
}

/**
 * Gives up waiting for a promise after a time, or when the run is cancelled; the work itself goes
 * on, so the process has to be ended by `process.exit`.
 */
export async function withLimit<T>({ ms, what, signal }: Limit, work: Promise<T>): Promise<T> {
  let giveUp = (_: Error) => {};
  const limit = new Promise<never>((_, reject) => {
    giveUp = reject;
  });
  const late = () => giveUp(new TimeLimitError(`${what} did not answer in ${ms / 1000} s`));
  const cancel = () =>
    giveUp(new TimeLimitError(`${what} had not answered when the run was cancelled`));
  const timer = setTimeout(late, ms);
  signal?.addEventListener('abort', cancel, { once: true });
  try {
    if (signal?.aborted) cancel();
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', cancel);
  }
}
