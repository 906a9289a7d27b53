/** A service that did not answer in time. */
export class TimeoutError extends Error {
  override readonly name = 'TimeoutError';
}

export interface Timeout {
  /** In milliseconds. */
  readonly ms: number;
  /** Who does not answer, for the message. */
  readonly what: string;
  /** Ends the waiting at once. */
  readonly signal?: AbortSignal;
}

/**
 * Gives up waiting for work after a time, or when the run is cancelled, with a `TimeoutError`. The
 * signal handed to `work` is aborted then; what does not heed it goes on, so that the process has to
 * be ended by `process.exit`.
 */
export async function withTimeout<T>(
  { ms, what, signal }: Timeout,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const end = new AbortController();
  const late = () => end.abort(new TimeoutError(`${what} did not answer in ${ms / 1000} s`));
  const cancel = () =>
    end.abort(new TimeoutError(`${what} had not answered when the run was cancelled`));
  const ended = new Promise<never>((_, reject) => {
    end.signal.addEventListener('abort', () => reject(end.signal.reason));
  });
  const timer = setTimeout(late, ms);
  signal?.addEventListener('abort', cancel, { once: true });
  try {
    if (signal?.aborted) cancel();
    return await Promise.race([work(end.signal), ended]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', cancel);
  }
}
