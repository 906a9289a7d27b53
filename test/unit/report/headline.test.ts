import { describe, expect, it } from 'vitest';
import { FULL } from '../../../src/report/detail.ts';
import { headline, headlineSection, messagesSection } from '../../../src/report/headline.ts';
import { countRows, type Stopped } from '../../../src/report/stats.ts';
import type { RowState } from '../../../src/values/finish.ts';
import { reportOf, roadmapStatsOf, statsOf } from '../samples.ts';
import { reportOf as fullReportOf, rowOf, tableOf } from './reports.ts';

const three = countRows(['enriched', 'stale', 'pending']);
const incomplete = (stopped: Stopped) =>
  reportOf({ stats: statsOf({ complete: false, stopped, rows: three, successRate: 66.7 }) });
const NO_REQUESTS = { total: 0, batch: 0, single: 0, retries: 0 };

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
      'Complete: all 2 rows have a value, none enriched in this run; the API key is not available to this pull request',
    );
  });

  it.each([
    [null, 'Incomplete: 2 of 3 rows have a value'],
    ['daily-quota', 'Incomplete: 2 of 3 rows have a value; the daily quota is exhausted'],
    ['budget', 'Incomplete: 2 of 3 rows have a value; the budget is exhausted'],
    ['deadline', 'Incomplete: 2 of 3 rows have a value; the deadline was reached'],
    ['outage', 'Incomplete: 2 of 3 rows have a value; the model does not respond'],
    [
      'no-key',
      'Incomplete: 2 of 3 rows have a value; the API key is not available to this pull request',
    ],
    ['key', 'Incomplete: 2 of 3 rows have a value; the API key was rejected'],
    ['model', 'Incomplete: 2 of 3 rows have a value; the model is not available'],
    ['bad-request', 'Incomplete: 2 of 3 rows have a value; the request was rejected'],
    ['cancelled', 'Incomplete: 2 of 3 rows have a value; the run was cancelled'],
  ] as const)('of a run stopped by %s is: %s', (stopped, text) => {
    expect(headline(incomplete(stopped))).toBe(text);
  });

  it('tells a key that is missing from one that is rejected', () => {
    const stats = statsOf({ complete: false, stopped: 'key', rows: three, requests: NO_REQUESTS });
    expect(headline(reportOf({ stats }))).toMatch(/; no API key is set$/);
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

const onePlan = { requests: 1, inputTokens: 1, outputTokens: 1, costUsd: 0, seconds: 1 };
const pending = [tableOf({ rows: [rowOf('Kiln', { state: 'pending' })] })];

describe('the headline of a report', () => {
  it.each([
    ['a complete run', {}, '✅ **Complete: 1 row enriched**'],
    ['an incomplete run', { tables: pending }, '⚠️ **Incomplete: 0 of 1 row has a value**'],
    ['a failed run', { tables: pending, errors: ['No key'] }, '❌ **Incomplete'],
    ['a dry run', { tables: pending, stats: { plan: onePlan } }, '📋 **Dry run'],
    ['a preview', { preview: true }, '📋 **Offline preview: '],
  ])('of %s shows it by its icon', (_, run, text) => {
    expect(headlineSection(fullReportOf({ run }))).toContain(`## roadmap-enrich\n\n${text}`);
  });
});

describe('errors and notes', () => {
  it('are listed, errors first', () => {
    const report = fullReportOf({ run: { errors: ['No key'] }, notes: ['No comment: 403'] });
    expect(messagesSection(report, FULL)).toBe(
      '**Errors:**\n\n- No key\n\n**Not done when publishing:**\n\n- No comment: 403',
    );
  });

  it('are not there where there are none', () => {
    expect(messagesSection(fullReportOf(), FULL)).toBe('');
  });

  it('tell the error of a roadmap once', () => {
    const told = fullReportOf({ run: { unloaded: { tea: 'no graph' } } });
    expect(messagesSection(told, FULL)).toBe('**Errors:**\n\n- tea: no graph');
    const untold = fullReportOf({ run: { unloaded: { tea: 'no graph' }, errors: [] } });
    expect(messagesSection(untold, FULL)).toBe('**Errors:**\n\n- tea: no graph');
  });

  it('tell once of a table that could not be written, in the words that name it', () => {
    const error = 'roadmaps/tea.csv cannot be written: the disk is full.';
    const run = { tables: [tableOf({ slug: 'tea', error })], errors: [error] };
    expect(messagesSection(fullReportOf({ run }), FULL)).toMatch(
      /^\*\*Errors:\*\*\n\n- [^\n]*full\.$/,
    );
  });

  it('that are too many are counted', () => {
    const errors = Array.from({ length: 9 }, (_, i) => `Fault ${i}`);
    expect(messagesSection(fullReportOf({ run: { errors } }), { ...FULL, messages: 2 })).toBe(
      '**Errors:**\n\n- Fault 0\n- Fault 1\n- and 7 more lines; the log has all',
    );
  });
});
