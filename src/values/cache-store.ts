import type { Clock } from '../lib/clock.ts';
import { messageOf } from '../lib/error.ts';
import type { Log } from '../lib/log.ts';
import { openStore, type Store } from './store.ts';

/** What opening a cache touches of the world. */
interface CacheWorld {
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Opens the cache of a run; null is none. Where the file cannot be opened, the run goes on with what
 * it keeps in memory: a missing cache is a warning, never a failure.
 */
export function openCacheStore(file: string | null, { clock, log }: CacheWorld): Store {
  const now = new Date(clock.now());
  try {
    return openStore(file, now);
  } catch (error) {
    log.warning(`No cache: ${file} cannot be opened (${messageOf(error)}).`);
    return openStore(null, now);
  }
}
