import { describe, expect, it } from 'vitest';
import { figuresSection } from '../../../../src/report/sections/figures.ts';
import { htmlOf, tablesOf } from '../html.ts';
import { NO_REQUESTS, reportOf, rowsOf, tableOf } from '../reports.ts';

const oneByOne = {
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

const render = (run: NonNullable<Parameters<typeof reportOf>[0]>['run']) =>
  tablesOf(htmlOf(figuresSection(reportOf({ run: { tables, stats, ...run } }))))[0];

describe('the figures', () => {
  it('stand beside what it would have been, which is said to be an estimate', () => {
    expect(render({ oneByOne })).toEqual([
      ['Figure', 'This run', 'Without batches and cache'],
      ['Requests', '4 (2 batch, 2 single, 1 repeated)', 'about 12'],
      ['Tokens', '2,950 in, 610 out', 'about 9,640 in, 730 out'],
      ['Cost', '$0.0024 at list price', 'about $0.0047'],
      ['Time', '21 s', 'about 48 s'],
      ['Cache hits', '3 of 12 rows', 'none'],
    ]);
  });

  it('stand alone where there is nothing to compare with', () => {
    expect(render({})?.[0]).toEqual(['Figure', 'This run']);
  });

  it('of a preview, which asks nobody, are left out', () => {
    expect(render({ preview: true, stats: NO_REQUESTS })).toBeUndefined();
  });

  it('say where a price is not known', () => {
    const cost = render({
      oneByOne: { ...oneByOne, costUsd: null },
      stats: { ...stats, costUsd: null },
    })?.find(([label]) => label === 'Cost');
    expect(cost).toEqual(['Cost', 'price not known', 'price not known']);
  });

  it('are few where nothing was asked', () => {
    expect(render({ oneByOne, stats: NO_REQUESTS })?.map(([label]) => label)).toEqual([
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
    expect(render({ oneByOne, stats: { ...NO_REQUESTS, plan } })).toEqual([
      ['Figure', 'Plan'],
      ['Requests', '2'],
      ['Tokens', '1,840 in, 610 out'],
      ['Cost', 'at most about $0.0021'],
      ['Time', '6.0 s'],
    ]);
  });

  it('of no rows are left out', () => {
    expect(figuresSection(reportOf({ run: { tables: [], oneByOne } }))).toBe('');
  });
});
