import type { Clock } from './clock.ts';
import type { Log } from './log.ts';

/**
 * Says in the log for whom the run waits, and why. Requests that wait for the same side by side are
 * one line.
 */
export function openWaitLog(clock: Clock, log: Log) {
  const until = new Map<string, number>();
  return (what: string, ms: number, why: string): void => {
    const now = clock.now();
    if (now < (until.get(what) ?? 0)) return;
    until.set(what, now + ms);
    log.info(`Waiting ${Math.ceil(ms / 1_000)} s for ${what} (${why})`);
  };
}
