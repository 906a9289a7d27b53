import { plural, thousands } from '../lib/text/words.ts';
import type { Stats } from './run-report.ts';

export interface ForecastOptions {
  readonly stats: Stats;
  /** Rows that the model refused, which the next runs do not ask. */
  readonly refused: number;
  /** Rows that were to be asked anew, and keep the value they had. */
  readonly unrenewed: number;
  /** The quota of a day that the provider named, in requests; null where it named none. */
  readonly dayLimit: number | null;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

const DAY_MS = 86_400_000;

/** Endings after which the next run goes on where this one stopped. */
const RESUMED = ['daily-quota', 'budget', 'deadline'];

/**
 * When the rows that are left will be done, if every night brings what a request brought in this
 * run; empty where nothing is left, or nothing can be said.
 */
export function pendingForecast(options: ForecastOptions): string {
  const { stats, refused, unrenewed, dayLimit, now } = options;
  const { rows, requests, stopped } = stats;
  const left = rows.stale + rows.failed + rows.pending;
  const toAsk = left - refused;
  if (left === 0 && unrenewed > 0) {
    return `${plural(unrenewed, 'row')} not renewed; refresh: all goes on with the oldest`;
  }
  if (toAsk === 0 || !RESUMED.includes(stopped ?? '')) return '';
  const apart = refused === 0 ? '' : `, ${thousands(refused)} of them refused`;
  const open = `${plural(left, 'row')} left${apart}`;
  if (rows.enriched === 0 || requests.total === 0) return `${open}; the next run goes on`;
  const requestsPerRun = dayLimit ?? requests.total;
  const rowsPerRun = (rows.enriched / requests.total) * requestsPerRun;
  const runs = Math.ceil(toAsk / rowsPerRun);
  const done = refused === 0 ? 'complete' : 'the rest is done';
  if (stopped !== 'daily-quota') {
    return `${open}; at ${plural(requestsPerRun, 'request')} per run ${done} after ${plural(runs, 'more run')}`;
  }
  return `${open}; at ${plural(requestsPerRun, 'request')} per day ${done} on ${dayOf(now + runs * DAY_MS)}`;
}

/** `Thu 26 Nov`, in UTC. */
function dayOf(time: number): string {
  const format = new Intl.DateTimeFormat('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  });
  return format.format(time).replace(',', '');
}
