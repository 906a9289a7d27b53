import { setImmediate } from 'node:timers/promises';

/**
 * Shell convention: 128 + number of the signal. Windows has no SIGTERM: after Ctrl+C, the runner sends
 * Ctrl+Break there.
 */
const SIGNAL_EXIT = { SIGINT: 130, SIGTERM: 143, SIGBREAK: 143 } as const;

/** The message of a cancelled run, as a sentence and within one. */
export const CANCELLED = 'The run was cancelled.';
export const WAS_CANCELLED = 'the run was cancelled';

/** Whether and how the user or the runner cancelled the process. */
export interface Cancel {
  /** Its reason is an error that says so. */
  readonly signal: AbortSignal;
  /** 130 or 143 once it is cancelled; null before. */
  readonly exitCode: number | null;
}

/**
 * Handles SIGINT, SIGTERM and SIGBREAK as a request to end cleanly. `again` is called with the exit code
 * at a second one.
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

/** Work goes on for so long between two turns of others. */
const TURN_MS = 20;

/** When others had their last turn, in the time of `performance.now`. */
let lastTurn = 0;

/**
 * Lets everything else that waits have its turn, in the middle of much work: else neither a signal
 * nor the deadline would be heard. Throws the signal's reason if that is aborted.
 */
export async function takeTurns(signal: AbortSignal): Promise<void> {
  if (performance.now() - lastTurn > TURN_MS) {
    await setImmediate();
    lastTurn = performance.now();
  }
  signal.throwIfAborted();
}
