/**
 * Shell convention: 128 + number of the signal. Windows has no SIGTERM: after Ctrl+C, the runner sends
 * Ctrl+Break there.
 */
const SIGNAL_EXIT = { SIGINT: 130, SIGTERM: 143, SIGBREAK: 143 } as const;

/** What is said of a run that ends with nothing else to say, and within a sentence. */
export const CANCELLED = 'The run was cancelled.';
export const WAS_CANCELLED = 'the run was cancelled';

/** Whether and how the process was told to end. */
export interface Cancel {
  /** Its reason is an error that says so, for what is given up. */
  readonly signal: AbortSignal;
  /** 130 or 143 once it was told to; null before. */
  readonly exitCode: number | null;
}

/**
 * Takes SIGINT, SIGTERM and SIGBREAK as the wish to end cleanly. `again` is called with the exit code when
 * a second one comes.
 */
export function onCancel(again: (exitCode: number) => void = () => {}): Cancel {
  const abort = new AbortController();
  let exitCode: number | null = null;
  for (const [name, code] of Object.entries(SIGNAL_EXIT)) {
    process.on(name, () => {
      if (exitCode !== null) again(code);
      exitCode ??= code;
      abort.abort(new Error(WAS_CANCELLED));
    });
  }
  return {
    signal: abort.signal,
    get exitCode() {
      return exitCode;
    },
  };
}
