import { describe, expect, it } from 'vitest';
import { countRows, type Stopped } from '../../../src/report/stats.ts';
import { facts, headline, summaryLines } from '../../../src/report/text.ts';
import type { RowState } from '../../../src/values/finish.ts';
import { reportOf, roadmapStatsOf, statsOf } from '../samples.ts';
import { changeOf, runOf, tableOf } from './reports.ts';

const three = countRows(['enriched', 'stale', 'pending']);
const incomplete = (stopped: Stopped) =>
  reportOf({ stats: statsOf({ complete: false, stopped, rows: three, successRate: 66.7 }) });
const NO_REQUESTS = { total: 0, batch: 0, single: 0, retries: 0 };
const plan = { requests: 7, inputTokens: 12_345, outputTokens: 6_030, costUsd: 0.0188, seconds: 5 };

describe('the headline', () => {
  it.each([
    ['of which every row is new', ['enriched', 'enriched'], 'all 2 rows enriched'],
    [
      'of which some rows are new',
      ['enriched', 'cached'],
      'all 2 rows have a value, 1 enriched in this run',
    ],
    [
      'of which no row is new',
      ['cached', 'cached'],
      'all 2 rows have a value, none enriched in this run',
    ],
    ['of one row', ['enriched'], '1 row enriched'],
    [
      'of one row that is not new',
      ['cached'],
      'the one row has a value, none enriched in this run',
    ],
    ['without rows', [], 'no rows'],
  ] as const)('of a complete run %s says so', (_, states, text) => {
    expect(headline(reportOf({ stats: statsOf({ rows: countRows(states) }) }))).toBe(
      `Complete: ${text}`,
    );
  });

  it('of a run that found every value says that none had to be asked', () => {
    const stats = statsOf({ rows: countRows(['cached', 'cached']), requests: NO_REQUESTS });
    expect(headline(reportOf({ stats }))).toBe(
      'Complete: all 2 rows have a value, none had to be asked',
    );
  });

  it('of a run that found every value does not say so where it was to ask all the same', () => {
    const rows = countRows(['cached', 'cached']);
    const stats = statsOf({ rows, requests: NO_REQUESTS, stopped: 'no-key' });
    expect(headline(reportOf({ stats }))).toBe(
      'Complete: all 2 rows have a value, none enriched in this run; this pull request gets no API key',
    );
  });

  it.each([
    [null, 'Incomplete: 2 of 3 rows have a value'],
    ['daily-quota', "Incomplete: 2 of 3 rows have a value; the day's quota is used up"],
    ['budget', "Incomplete: 2 of 3 rows have a value; the run's budget is used up"],
    ['deadline', 'Incomplete: 2 of 3 rows have a value; no time is left before the deadline'],
    ['outage', 'Incomplete: 2 of 3 rows have a value; Gemini does not answer'],
    ['no-key', 'Incomplete: 2 of 3 rows have a value; this pull request gets no API key'],
    ['key', 'Incomplete: 2 of 3 rows have a value; the API key was rejected'],
    ['model', 'Incomplete: 2 of 3 rows have a value; the model is not served'],
    ['bad-request', 'Incomplete: 2 of 3 rows have a value; the request was rejected'],
    ['cancelled', 'Incomplete: 2 of 3 rows have a value; the run was cancelled'],
  ] as const)('of a run stopped by %s is: %s', (stopped, text) => {
    expect(headline(incomplete(stopped))).toBe(text);
  });

  it('tells a key that is missing from one that is rejected', () => {
    const stats = statsOf({ complete: false, stopped: 'key', rows: three, requests: NO_REQUESTS });
    expect(headline(reportOf({ stats }))).toMatch(/; no API key was given$/);
  });

  it('counts the roadmaps in error', () => {
    const roadmaps = [roadmapStatsOf(), roadmapStatsOf({ error: 'no graph' })];
    const report = reportOf({ stats: statsOf({ complete: false, roadmaps }) });
    expect(headline(report)).toMatch(/; 1 roadmap in error$/);
  });

  it.each([
    ['alone', ['enriched', 'enriched'], 'all 2 rows have a TLDR, without a Challenge'],
    [
      'beside values',
      ['enriched', 'cached'],
      'all 2 rows have a TLDR, 1 of them without a Challenge',
    ],
    ['without text', ['enriched', 'failed'], '1 of 2 rows have a TLDR, without a Challenge'],
    ['with nothing to do', ['cached', 'cached'], 'all 2 rows have a TLDR'],
  ] as const)('of a preview %s says what it leaves out, and why', (_, states, text) => {
    const stats = statsOf({ complete: false, rows: countRows(states) });
    expect(headline(reportOf({ preview: true, stats }))).toBe(
      `Offline preview: ${text}; no model was asked`,
    );
  });

  it('of a dry run says how many rows would be asked', () => {
    const rows = countRows(['cached', 'cached', 'pending']);
    const report = reportOf({ stats: statsOf({ rows }), planned: { now: 1, later: 0 } });
    expect(headline(report)).toBe('Dry run: 1 row of 3 would be asked');
  });

  it('of a dry run says how many rows are beyond its limits', () => {
    const rows = countRows(Array<RowState>(1_200).fill('pending'));
    const report = reportOf({ stats: statsOf({ rows }), planned: { now: 500, later: 700 } });
    expect(headline(report)).toBe(
      'Dry run: 500 rows of 1,200 would be asked, 700 more by later runs',
    );
  });
});

describe('the headline of rows that are all well', () => {
  it('does not hide that their table was not published', () => {
    const run = reportOf({ errors: ['Not published: GitHub rejects the commit.'] });
    expect(headline(run)).toMatch(/^Complete: .*; 1 error$/);
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

  it.each([
    [{ total: 4, batch: 3, single: 1, retries: 0 }, '4 (3 batch, 1 single)'],
    [{ total: 4, batch: 4, single: 0, retries: 0 }, '4 batch'],
    [{ total: 4, batch: 4, single: 0, retries: 2 }, '4 (4 batch, 2 repeated)'],
    [{ total: 1234, batch: 1000, single: 234, retries: 0 }, '1,234 (1,000 batch, 234 single)'],
  ])('of a run name the requests that there were', (requests, text) => {
    expect(fact(reportOf({ stats: statsOf({ requests }) }), 'Requests')).toBe(text);
  });

  it('of a run without a request leave out tokens and cost', () => {
    expect(
      facts(reportOf({ stats: statsOf({ requests: NO_REQUESTS }) })).map(([label]) => label),
    ).toEqual(['Rows', 'Success rate', 'Requests', 'Time']);
  });

  it('of a run without a row have no rate, which would look like success', () => {
    const stats = statsOf({ rows: countRows([]), requests: NO_REQUESTS });
    expect(facts(reportOf({ stats })).map(([label]) => label)).toEqual([
      'Rows',
      'Requests',
      'Time',
    ]);
  });

  it('name a price that is not known', () => {
    expect(fact(reportOf({ stats: statsOf({ costUsd: null }) }), 'Cost')).toBe('price not known');
  });

  it('of a dry run are those of the plan', () => {
    expect(facts(reportOf({ stats: statsOf({ plan, successRate: 0 }) }))).toEqual([
      ['Rows', '1 (1 enriched)'],
      ['Planned requests', '7'],
      ['Planned tokens', '12,345 in, 6,030 out'],
      ['Planned cost', 'at most about $0.0188'],
      ['Planned time', '5.0 s'],
    ]);
  });

  it('of a preview are rows and time: it asks nobody, and proves nothing', () => {
    expect(facts(reportOf({ preview: true })).map(([label]) => label)).toEqual(['Rows', 'Time']);
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

  it('say how many topics are gone from a table, edits and all', () => {
    const table = tableOf({ changes: [changeOf('removed', 'Kiln'), changeOf('added', 'Glaze')] });
    const run = runOf({ tables: [table, tableOf({ slug: 'studio' })] });
    expect(summaryLines(run).slice(-2)).toEqual([
      expect.stringMatching(/Table +roadmaps\/pottery\.csv: written, 1 topic removed$/),
      expect.stringMatching(/Table +roadmaps\/studio\.csv: unchanged$/),
    ]);
  });

  it('of a dry run say that no table is written', () => {
    expect(summaryLines(reportOf({ stats: statsOf({ plan }) })).at(-1)).toMatch(
      /Table +roadmaps\/ceramics\.csv: not written, as this is a dry run$/,
    );
  });
});
