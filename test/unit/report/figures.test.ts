import { describe, expect, it } from 'vitest';
import { figuresOf, figuresTable, quality } from '../../../src/report/figures.ts';
import { countRows } from '../../../src/report/run-report.ts';
import { reportOf as runReportOf, statsOf, valuesOf } from '../samples.ts';
import { htmlOf, tablesOf } from './html.ts';
import { NO_REQUESTS, rowOf, rowsOf, runOf, tableOf } from './reports.ts';

const THREE = countRows(['enriched', 'stale', 'pending']);
const NO_REQUEST_COUNTS = { total: 0, batch: 0, single: 0, retries: 0 };
const PLAN = { requests: 7, inputTokens: 12_345, outputTokens: 6_030, costUsd: 0.0188, seconds: 5 };

describe('the figures in plain text', () => {
  const figure = (report: ReturnType<typeof runReportOf>, label: string) =>
    Object.fromEntries(figuresOf(report))[label];

  it('of a run are rows, rate, requests, tokens, cost and time, in this order', () => {
    const requests = { total: 9, batch: 7, single: 2, retries: 1 };
    const tokens = { input: 12_000, output: 6_030, cached: 4_096 };
    const stats = statsOf({ rows: THREE, successRate: 66.7, requests, tokens, costUsd: 0.0179 });
    expect(figuresOf(runReportOf({ stats, savedUsd: 0.0011 }))).toEqual([
      ['Rows', '3 (1 enriched, 1 stale, 1 pending)'],
      ['Success rate', '66.7 %'],
      ['Requests', '9 (7 batch, 2 single, 1 retried)'],
      ['Tokens', '12,000 in (4,096 of them cached), 6,030 out'],
      ['Cost', "$0.0179 at list price ($0.0011 saved by the provider's cache)"],
      ['Time', '1.2 s'],
    ]);
  });

  it.each([
    [{ total: 4, batch: 3, single: 1, retries: 0 }, '4 (3 batch, 1 single)'],
    [{ total: 4, batch: 4, single: 0, retries: 0 }, '4'],
    [{ total: 4, batch: 4, single: 0, retries: 2 }, '4 (4 batch, 2 retried)'],
    [{ total: 1234, batch: 1000, single: 234, retries: 0 }, '1,234 (1,000 batch, 234 single)'],
  ])('of a run name the requests that there were', (requests, text) => {
    expect(figure(runReportOf({ stats: statsOf({ requests }) }), 'Requests')).toBe(text);
  });

  it('of a run without a request leave out tokens and cost', () => {
    expect(
      figuresOf(runReportOf({ stats: statsOf({ requests: NO_REQUEST_COUNTS }) })).map(
        ([label]) => label,
      ),
    ).toEqual(['Rows', 'Success rate', 'Requests', 'Time']);
  });

  it('of a run without a row have no rate, which would look like success', () => {
    const stats = statsOf({ rows: countRows([]), requests: NO_REQUEST_COUNTS });
    expect(figuresOf(runReportOf({ stats })).map(([label]) => label)).toEqual([
      'Rows',
      'Requests',
      'Time',
    ]);
  });

  it('name an unknown price', () => {
    expect(figure(runReportOf({ stats: statsOf({ costUsd: null }) }), 'Cost')).toBe(
      'unknown price',
    );
  });

  it('of a dry run are those of the plan', () => {
    expect(figuresOf(runReportOf({ stats: statsOf({ plan: PLAN, successRate: 0 }) }))).toEqual([
      ['Rows', '1 (1 enriched)'],
      ['Planned requests', '7'],
      ['Planned tokens', '12,345 in, 6,030 out'],
      ['Planned cost', 'up to about $0.0188'],
      ['Planned time', '5.0 s'],
    ]);
  });

  it('of a preview are rows and time: it asks nobody, and proves nothing', () => {
    expect(figuresOf(runReportOf({ preview: true })).map(([label]) => label)).toEqual([
      'Rows',
      'Time',
    ]);
  });

  it('say when what is left will be done, where that is known', () => {
    expect(figure(runReportOf({ forecast: '9 rows left' }), 'Forecast')).toBe('9 rows left');
    expect(figure(runReportOf(), 'Forecast')).toBeUndefined();
  });

  it('of no rows are plain', () => {
    expect(figure(runReportOf({ stats: statsOf({ rows: countRows([]) }) }), 'Rows')).toBe('0');
  });
});

const unbatchedEstimate = {
  requests: 12,
  inputTokens: 9_640,
  outputTokens: 730,
  costUsd: 0.0047,
  seconds: 48,
};
const stats = {
  requests: { total: 4, batch: 2, single: 2, retries: 1 },
  tokens: { input: 2_950, output: 610, cached: 0 },
  costUsd: 0.0024,
  durationMs: 21_400,
};
const tables = [tableOf({ rows: [...rowsOf(9), ...rowsOf(3, { state: 'cached' })] })];

const tableIn = (run: Parameters<typeof runOf>[0]) =>
  tablesOf(htmlOf(figuresTable(runOf({ tables, stats, ...run }))))[0];

describe('the table of figures', () => {
  it('are beside what it would have been, which is said to be an estimate', () => {
    expect(tableIn({ unbatchedEstimate })).toEqual([
      ['Figure', 'This run', 'Without batches and cache'],
      ['Requests', '4 (2 batch, 2 single, 1 retried)', 'about 12'],
      ['Tokens', '2,950 in, 610 out', 'about 9,640 in, 730 out'],
      ['Cost', '$0.0024 at list price', 'about $0.0047'],
      ['Time', '21 s', 'about 48 s'],
      ['Cache hits', '3 of 12 rows', 'none'],
    ]);
  });

  it('are alone where there is nothing to compare with', () => {
    expect(tableIn({})?.[0]).toEqual(['Figure', 'This run']);
  });

  it('are alone of a run that was cut short', () => {
    const cut = { ...stats, stopped: 'daily-quota' } as const;
    expect(tableIn({ unbatchedEstimate, stats: cut })?.[0]).toEqual(['Figure', 'This run']);
  });

  it('are alone of a tiny run', () => {
    const tiny = { ...unbatchedEstimate, requests: 9 };
    expect(tableIn({ unbatchedEstimate: tiny })?.[0]).toEqual(['Figure', 'This run']);
  });

  it('of a preview, which asks nobody, are left out', () => {
    expect(tableIn({ preview: true, stats: NO_REQUESTS })).toBeUndefined();
  });

  it('say if a price is unknown', () => {
    const cost = tableIn({
      unbatchedEstimate: { ...unbatchedEstimate, costUsd: null },
      stats: { ...stats, costUsd: null },
    })?.find(([label]) => label === 'Cost');
    expect(cost).toEqual(['Cost', 'unknown price', 'unknown price']);
  });

  it('are few where nothing was asked', () => {
    expect(tableIn({ unbatchedEstimate, stats: NO_REQUESTS })?.map(([label]) => label)).toEqual([
      'Figure',
      'Requests',
      'Time',
      'Cache hits',
    ]);
  });

  it('of a dry run are those of the plan', () => {
    const plan = {
      requests: 2,
      inputTokens: 1_840,
      outputTokens: 610,
      costUsd: 0.0021,
      seconds: 6,
    };
    expect(tableIn({ unbatchedEstimate, stats: { ...NO_REQUESTS, plan } })).toEqual([
      ['Figure', 'Plan'],
      ['Requests', '2'],
      ['Tokens', '1,840 in, 610 out'],
      ['Cost', 'up to about $0.0021'],
      ['Time', '6.0 s'],
    ]);
  });

  it('of no rows are left out', () => {
    expect(figuresTable(runOf({ tables: [], unbatchedEstimate }))).toBe('');
  });
});

type Rows = NonNullable<Parameters<typeof tableOf>[0]>['rows'];

const qualityOf = (rows: Rows = []) => quality(runOf({ tables: [tableOf({ rows })] }));

describe('the quality', () => {
  it('is the rate, the words of a TLDR and the balance of the challenges', () => {
    const rows = [
      rowOf('Kiln', { values: valuesOf('Oven for clay') }),
      rowOf('Raku', { values: valuesOf('Fast firing', 'expert') }),
      rowOf('Slip', { values: valuesOf('Clay and  water, thin'), state: 'cached' }),
      rowOf('Lead', { state: 'failed' }),
    ];
    expect(qualityOf(rows)).toBe(
      'Success rate 75.0 %. TLDRs: 3.0 words on average (2 to 4). ' +
        'Challenges: 2 practice (67 %), 1 expert (33 %).',
    );
  });

  it('has no range where all are equally long', () => {
    expect(qualityOf([rowOf('Kiln', { values: valuesOf('Oven') })])).toContain(
      '1.0 words on average. ',
    );
  });

  it('of a preview has neither rate nor challenges', () => {
    const rows = [rowOf('Kiln', { values: valuesOf('Oven', '') })];
    const run = runOf({ preview: true, tables: [tableOf({ rows })] });
    expect(quality(run)).toBe('TLDRs: 1.0 words on average.');
  });

  it('of rows without a value is the rate alone', () => {
    expect(qualityOf([rowOf('Kiln', { state: 'pending' })])).toBe('Success rate 0.0 %.');
  });

  it('of no rows is not spoken of', () => {
    expect(qualityOf([])).toBe('');
  });
});
