import { plural, thousands } from '../lib/text/words.ts';
import type { Stats } from './run-report.ts';

export interface ForecastOptions {
  readonly stats: Stats;
  /** Rows of which every open column failed, which the next runs do not send. */
  readonly resting: number;
  /** Rows that were to be regenerated and keep their old values. */
  readonly unrenewed: number;
  /** The setting that regenerates rows, with its value, as the user wrote it. */
  readonly refresh: string;
  /** The next run knows which values are the oldest. */
  readonly cached: boolean;
  /** The daily quota that the provider named, in requests; null if it named none. */
  readonly dayLimit: number | null;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

const DAY_MS = 86_400_000;

/**
 * When the remaining rows will be done, if a request brings as many rows as in this run; empty if
 * no row is left or it cannot be known.
 */
export function pendingForecast(options: ForecastOptions): string {
  const { stats, resting, unrenewed, refresh, cached, dayLimit, now } = options;
  const { rows, requests, stopped } = stats;
  const left = rows.stale + rows.failed + rows.pending;
  if (left === 0 && unrenewed > 0) {
    const next = cached ? 'continues with the oldest' : 'begins anew, as no cache is kept';
    return `${plural(unrenewed, 'row')} not regenerated yet; the next run with ${refresh} ${next}`;
  }
  // Only after these stops does the next run continue where this one ended.
  if (left === resting || !['daily-quota', 'budget', 'deadline'].includes(stopped ?? '')) return '';
  const open = `${plural(left, 'row')} left${resting === 0 ? '' : `, ${thousands(resting)} of them failed`}`;
  if (isTooSmall(stats)) return `${open}; the budget is too small for any of them`;
  if (rows.enriched === 0 || requests.total === 0) return `${open}; the next run continues`;
  const requestsPerRun = dayLimit ?? requests.total;
  // Those beyond the quota were refused, and brought nothing.
  const answered = Math.min(requests.total, requestsPerRun);
  const rowsPerRun = (rows.enriched / answered) * requestsPerRun;
  const runs = Math.ceil((left - resting) / rowsPerRun);
  const isDaily = stopped === 'daily-quota';
  const end = isDaily ? `on ${dayOf(now + runs * DAY_MS)}` : `after ${plural(runs, 'more run')}`;
  return (
    `${open}; at ${plural(requestsPerRun, 'request')} per ${isDaily ? 'day' : 'run'}, ` +
    `${resting === 0 ? 'complete' : 'the others are done'} ${end}`
  );
}

/** Whether the budget does not cover a single request, so that no later run continues either. */
export const isTooSmall = ({ stopped, requests }: Stats) =>
  stopped === 'budget' && requests.total === 0;

/** `Thu 26 Nov`, in UTC. */
function dayOf(time: number): string {
  const parts = { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' } as const;
  return new Date(time).toLocaleDateString('en-GB', parts).replace(',', '');
}
