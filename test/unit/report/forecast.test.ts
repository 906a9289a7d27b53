import { describe, expect, it } from 'vitest';
import type { StopReason } from '../../../src/engine/result.ts';
import { pendingForecast } from '../../../src/report/forecast.ts';
import type { RowCounts } from '../../../src/report/run-report.ts';
import { statsOf } from '../samples.ts';

const NOW = Date.UTC(2026, 10, 23, 12);

interface Setup {
  readonly stopped?: StopReason | null;
  readonly rows?: Partial<RowCounts>;
  readonly requests?: number;
  readonly dayLimit?: number | null;
  readonly resting?: number;
  readonly unrenewed?: number;
  readonly cached?: boolean;
}

function forecastOf({
  stopped = 'daily-quota',
  rows = {},
  requests = 20,
  dayLimit = 20,
  resting = 0,
  unrenewed = 0,
  cached = true,
}: Setup) {
  const counts = { total: 1_000, enriched: 400, cached: 0, stale: 0, failed: 0, pending: 600 };
  const stats = statsOf({
    stopped,
    rows: { ...counts, ...rows },
    requests: { total: requests, batch: requests, single: 0, retries: 0 },
  });
  return pendingForecast({
    ...{ stats, resting, unrenewed, cached, dayLimit },
    refresh: 'refresh: Hours',
    now: NOW,
  });
}

describe('what is left', () => {
  it('after a used-up day has a date, at what a request brought', () => {
    // 20 rows per request, 20 requests per day: 600 rows take two more days.
    expect(forecastOf({})).toBe('600 rows left; at 20 requests per day, complete on Wed 25 Nov');
  });

  it('counts stale and failed rows too', () => {
    expect(forecastOf({ rows: { pending: 1, stale: 1, failed: 1 } })).toMatch(
      /^3 rows left; .* Tue 24 Nov$/,
    );
  });

  it('counts resting rows apart, which the next night does not ask', () => {
    expect(forecastOf({ rows: { pending: 400, failed: 300 }, resting: 300 })).toBe(
      '700 rows left, 300 of them failed; at 20 requests per day, the others are done on Tue 24 Nov',
    );
  });

  it('counts no requests that were refused beyond the quota', () => {
    const asked = forecastOf({ dayLimit: 20, requests: 20 });
    expect(forecastOf({ dayLimit: 20, requests: 28 })).toBe(asked);
  });

  it('is counted by the requests of this run where the day was not named', () => {
    expect(forecastOf({ dayLimit: null, requests: 40 })).toMatch(/at 40 requests per day/);
  });

  it('takes as many days as rows where a day brings one', () => {
    const slow = { rows: { enriched: 1, pending: 4 } };
    expect(forecastOf(slow)).toMatch(/^4 rows left; .* complete on Fri 27 Nov$/);
  });

  it.each(['budget', 'deadline'] as const)('after the %s has a number of runs', (stopped) => {
    expect(forecastOf({ stopped, dayLimit: null })).toBe(
      '600 rows left; at 20 requests per run, complete after 2 more runs',
    );
  });

  it('is told of rows that were to be renewed, too', () => {
    const rows = { pending: 0, cached: 600 };
    expect(forecastOf({ stopped: 'budget', rows, unrenewed: 600 })).toBe(
      '600 rows not regenerated yet; the next run with refresh: Hours continues with the oldest',
    );
    expect(forecastOf({ stopped: 'budget', rows, unrenewed: 600, cached: false })).toBe(
      '600 rows not regenerated yet; the next run with refresh: Hours begins anew, as no cache is kept',
    );
  });

  it('promises no next run where the budget covers no request', () => {
    expect(forecastOf({ stopped: 'budget', rows: { enriched: 0 }, requests: 0 })).toBe(
      '600 rows left; the budget is too small for any of them',
    );
  });

  it('cannot be foretold where this run brought nothing', () => {
    expect(forecastOf({ rows: { enriched: 0 } })).toBe('600 rows left; the next run continues');
    expect(forecastOf({ requests: 0 })).toBe('600 rows left; the next run continues');
  });

  it.each([
    null,
    'outage',
    'no-key',
    'key',
    'billing',
    'model',
    'bad-request',
    'unusable',
    'cancelled',
  ] as const)('is not foretold after %s', (stopped) => {
    expect(forecastOf({ stopped })).toBe('');
  });

  it('is nothing to speak of where nothing is left', () => {
    expect(forecastOf({ rows: { pending: 0 } })).toBe('');
    expect(forecastOf({ rows: { pending: 0, failed: 5 }, resting: 5 })).toBe('');
  });
});
