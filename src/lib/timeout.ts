/** A service did not respond in time. */
export class TimeoutError extends Error {
  override readonly name = 'TimeoutError';
}

export interface Timeout {
  readonly ms: number;
  /** Who is waited for, to name in the error. */
  readonly what: string;
  /** Ends the wait at once. */
  readonly signal?: AbortSignal;
}

/**
 * Waits for work until a timeout or until the run is cancelled, and then throws a `TimeoutError`. The
 * signal passed to `work` is aborted then; work that ignores it goes on, and keeps the process alive
 * until `process.exit`.
 */
export async function withTimeout<T>(
  { ms, what, signal }: Timeout,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const end = new AbortController();
  const giveUp = (when: string) => end.abort(new TimeoutError(`${what} did not respond ${when}`));
  const cancel = () => giveUp('before the run was cancelled');
  const ended = new Promise<never>((_, reject) => {
    end.signal.addEventListener('abort', () => reject(end.signal.reason));
  });
  const timer = setTimeout(giveUp, ms, `within ${ms / 1000} s`);
  signal?.addEventListener('abort', cancel, { once: true });
  try {
    if (signal?.aborted) cancel();
    return await Promise.race([Promise.resolve().then(() => work(end.signal)), ended]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', cancel);
  }
}

/**
 * A signal that aborts with another one, and when so many minutes have passed: nothing is waited for
 * after the deadline, since the run has to end cleanly. Keeps no process alive.
 */
export function untilDeadline(minutes: number, signal: AbortSignal): AbortSignal {
  const late = new AbortController();
  const giveUp = () => late.abort(new Error('no time is left before the deadline'));
  setTimeout(giveUp, minutes * 60_000).unref();
  return AbortSignal.any([signal, late.signal]);
}
