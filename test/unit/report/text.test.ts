import { describe, expect, it } from 'vitest';
import { countRows, type Stopped } from '../../../src/report/stats.ts';
import { facts, headline, summaryLines } from '../../../src/report/text.ts';
import { reportOf, roadmapStatsOf, statsOf } from '../samples.ts';

const three = countRows(['enriched', 'stale', 'pending']);
const incomplete = (stopped: Stopped) =>
  reportOf({ stats: statsOf({ complete: false, stopped, rows: three, successRate: 66.7 }) });
const plan = { requests: 7, inputTokens: 12_345, outputTokens: 6_030, costUsd: 0.0188, seconds: 5 };

describe('the headline', () => {
  it('of a complete run says so', () => {
    expect(headline(reportOf())).toBe('Complete: all 1 row enriched');
  });

  it.each([
    [null, 'Incomplete: 2 of 3 rows have a value'],
    ['daily-quota', "Incomplete: 2 of 3 rows have a value; the day's quota is used up"],
    ['budget', "Incomplete: 2 of 3 rows have a value; the run's budget is used up"],
    ['deadline', 'Incomplete: 2 of 3 rows have a value; no time is left before the deadline'],
    ['outage', 'Incomplete: 2 of 3 rows have a value; the service did not answer'],
    ['no-key', 'Incomplete: 2 of 3 rows have a value; no key for this pull request'],
    ['key', 'Incomplete: 2 of 3 rows have a value; no key that is accepted'],
    ['model', 'Incomplete: 2 of 3 rows have a value; the model is not served'],
    ['bad-request', 'Incomplete: 2 of 3 rows have a value; the request was rejected'],
    ['cancelled', 'Incomplete: 2 of 3 rows have a value; cancelled'],
  ] as const)('of a run stopped by %s is: %s', (stopped, text) => {
    expect(headline(incomplete(stopped))).toBe(text);
  });

  it('counts the roadmaps in error', () => {
    const roadmaps = [roadmapStatsOf(), roadmapStatsOf({ error: 'no graph' })];
    const report = reportOf({ stats: statsOf({ complete: false, roadmaps }) });
    expect(headline(report)).toMatch(/; 1 roadmap in error$/);
  });

  it('of a preview says that no model was asked', () => {
    expect(headline(reportOf({ preview: true }))).toBe(
      'Complete: all 1 row previewed (offline preview, no model was asked)',
    );
  });

  it('of a dry run says how many rows would be asked', () => {
    const report = reportOf({ stats: statsOf({ complete: false, rows: three, plan }) });
    expect(headline(report)).toBe('Dry run: 1 row of 3 would be asked');
  });
});

describe('the facts', () => {
  const fact = (report: ReturnType<typeof reportOf>, label: string) =>
    Object.fromEntries(facts(report))[label];

  it('of a run are rows, rate, requests, tokens, cost and time, in this order', () => {
    const requests = { total: 9, batch: 7, single: 2, retries: 1 };
    const tokens = { input: 12_000, output: 6_030, cached: 4_096 };
    const stats = statsOf({ rows: three, successRate: 66.7, requests, tokens, costUsd: 0.0179 });
    expect(facts(reportOf({ stats, savedUsd: 0.0011 }))).toEqual([
      ['Rows', '3 (1 enriched, 1 stale, 1 pending)'],
      ['Success rate', '66.7 %'],
      ['Requests', '9 (7 batch, 2 single, 1 repeated)'],
      ['Tokens', '12,000 in (4,096 of them cached), 6,030 out'],
      ['Cost', "$0.0179 at list price ($0.0011 saved by the provider's cache)"],
      ['Time', '1.2 s'],
    ]);
  });

  it('of a run without a request leave out tokens and cost', () => {
    const requests = { total: 0, batch: 0, single: 0, retries: 0 };
    expect(facts(reportOf({ stats: statsOf({ requests }) })).map(([label]) => label)).toEqual([
      'Rows',
      'Success rate',
      'Requests',
      'Time',
    ]);
  });

  it('name a price that is not known', () => {
    expect(fact(reportOf({ stats: statsOf({ costUsd: null }) }), 'Cost')).toBe('price not known');
  });

  it('of a dry run are those of the plan', () => {
    expect(facts(reportOf({ stats: statsOf({ plan }) })).slice(2)).toEqual([
      ['Planned requests', '7'],
      ['Planned tokens', '12,345 in, 6,030 out'],
      ['Planned cost', 'at most about $0.0188'],
      ['Planned time', '5.0 s'],
    ]);
  });

  it('say when what is left will be done, where that is known', () => {
    expect(fact(reportOf({ forecast: '9 rows left' }), 'Forecast')).toBe('9 rows left');
    expect(fact(reportOf(), 'Forecast')).toBeUndefined();
  });

  it('of no rows are plain', () => {
    expect(fact(reportOf({ stats: statsOf({ rows: countRows([]) }) }), 'Rows')).toBe('0');
  });
});

describe('the closing lines', () => {
  it('are headline, aligned facts and tables', () => {
    const roadmaps = [
      roadmapStatsOf(),
      roadmapStatsOf({ csv: 'b.csv', changed: false }),
      roadmapStatsOf({ csv: 'c.csv', error: 'no graph' }),
    ];
    const lines = summaryLines(reportOf({ stats: statsOf({ complete: false, roadmaps }) }));
    expect(lines[0]).toMatch(/^Incomplete/);
    expect(lines.slice(-3)).toEqual([
      '  Table         roadmaps/ceramics.csv: written',
      '  Table         b.csv: unchanged',
      '  Table         c.csv: not written',
    ]);
    for (const line of lines.slice(1)) expect(line.slice(0, 16)).toMatch(/^ {2}[A-Z].* {2}$/);
  });

  it('of a dry run say nothing of tables being written', () => {
    expect(summaryLines(reportOf({ stats: statsOf({ plan }) })).at(-1)).toMatch(
      /Table +roadmaps\/ceramics\.csv$/,
    );
  });
});
