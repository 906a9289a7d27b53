import { describe, expect, it } from 'vitest';
import { COLUMNS } from '../../../src/columns/built-in.ts';
import { NO_KEY_GIVEN, STOP_REASONS, type StopReason } from '../../../src/engine/result.ts';
import { FULL } from '../../../src/report/detail.ts';
import { headline, headlineSection, messagesSection } from '../../../src/report/headline.ts';
import { countRows } from '../../../src/report/run-report.ts';
import type { RowState } from '../../../src/values/finish.ts';
import { MORE_COLUMNS, reportOf, roadmapStatsOf, statsOf } from '../samples.ts';
import { reportOf as fullReportOf, rowOf, tableOf } from './reports.ts';

const three = countRows(['enriched', 'stale', 'pending']);
const incomplete = (stopped: StopReason | null) =>
  reportOf({ stats: statsOf({ complete: false, stopped, rows: three, successRate: 66.7 }) });
const NO_REQUESTS = { total: 0, batch: 0, single: 0, retries: 0 };

describe('the headline', () => {
  it.each([
    ['of which every row is new', ['enriched', 'enriched'], 'all 2 rows are enriched'],
    [
      'of which some rows are new',
      ['enriched', 'cached'],
      'all 2 rows are enriched, 1 of them in this run',
    ],
    [
      'of which no row is new',
      ['cached', 'cached'],
      'all 2 rows are enriched, none of them in this run',
    ],
    ['of one row', ['enriched'], 'the only row is enriched'],
    [
      'of one row that is not new',
      ['cached'],
      'the only row is enriched, none of them in this run',
    ],
    ['without rows', [], 'no rows'],
  ] as const)('of a complete run %s says so', (_, states, text) => {
    expect(headline(reportOf({ stats: statsOf({ rows: countRows(states) }) }))).toBe(
      `Complete: ${text}`,
    );
  });

  it('of a run that found every value says that no requests were needed', () => {
    const stats = statsOf({ rows: countRows(['cached', 'cached']), requests: NO_REQUESTS });
    expect(headline(reportOf({ stats }))).toBe(
      'Up to date: all 2 rows are enriched; no requests needed',
    );
  });

  it('of a run that found every value does not say so if it had rows to send all the same', () => {
    const rows = countRows(['cached', 'cached']);
    const stats = statsOf({ rows, requests: NO_REQUESTS, stopped: 'no-key' });
    expect(headline(reportOf({ stats }))).toBe(
      `Complete: all 2 rows are enriched, none of them in this run; ${STOP_REASONS['no-key']}`,
    );
  });

  it.each([
    ['daily-quota', STOP_REASONS['daily-quota']],
    ['budget', STOP_REASONS.budget],
    ['deadline', STOP_REASONS.deadline],
    ['outage', STOP_REASONS.outage],
    ['no-key', STOP_REASONS['no-key']],
    ['key', STOP_REASONS.key],
    ['model', STOP_REASONS.model],
    ['bad-request', STOP_REASONS['bad-request']],
    ['cancelled', STOP_REASONS.cancelled],
  ] as const)('of a run stopped by %s says: %s', (stopped, reason) => {
    expect(headline(incomplete(stopped))).toBe(
      `Incomplete: 1 of 3 rows are enriched, 1 stale; ${reason}`,
    );
  });

  it('of a run that could renew none of its rows does not call them enriched', () => {
    const rows = countRows(['stale', 'stale', 'stale']);
    const stats = statsOf({ complete: false, stopped: 'daily-quota', rows });
    expect(headline(reportOf({ stats }))).toBe(
      `Incomplete: 0 of 3 rows are enriched, 3 stale; ${STOP_REASONS['daily-quota']}`,
    );
  });

  it('of a run that was not stopped gives no reason', () => {
    expect(headline(incomplete(null))).toBe('Incomplete: 1 of 3 rows are enriched, 1 stale');
  });

  it('tells a key that is missing from one that is rejected', () => {
    const stats = statsOf({ complete: false, stopped: 'key', rows: three, requests: NO_REQUESTS });
    expect(headline(reportOf({ stats }))).toMatch(new RegExp(`; ${NO_KEY_GIVEN}$`));
  });

  it('counts the roadmaps that failed', () => {
    const roadmaps = [roadmapStatsOf(), roadmapStatsOf({ error: 'no graph' })];
    const report = reportOf({ stats: statsOf({ complete: false, roadmaps }) });
    expect(headline(report)).toMatch(/; 1 roadmap failed$/);
  });

  it.each([
    ['alone', ['enriched', 'enriched'], 'all 2 rows have a TLDR, without Challenge'],
    [
      'beside values',
      ['enriched', 'cached'],
      'all 2 rows have a TLDR, 1 of them without Challenge',
    ],
    ['without text', ['enriched', 'failed'], '1 of 2 rows have a TLDR, without Challenge'],
    ['with nothing to do', ['cached', 'cached'], 'all 2 rows have a TLDR'],
  ] as const)('of a preview %s says what it leaves out, and why', (_, states, text) => {
    const stats = statsOf({ complete: false, rows: countRows(states) });
    expect(headline(reportOf({ preview: true, stats }))).toBe(
      `Offline preview: ${text}; no model was used`,
    );
  });

  it.each([
    [COLUMNS.slice(0, 1), 'all 2 rows have a TLDR'],
    [MORE_COLUMNS, 'all 2 rows have a TLDR, without Challenge, Note or Level'],
  ])('of a preview names each column that it leaves empty, if there is one', (columns, text) => {
    const stats = statsOf({ rows: countRows(['enriched', 'enriched']) });
    expect(headline(reportOf({ preview: true, stats, columns }))).toBe(
      `Offline preview: ${text}; no model was used`,
    );
  });

  it('of a dry run says how many rows would be sent', () => {
    const rows = countRows(['cached', 'cached', 'pending']);
    const report = reportOf({ stats: statsOf({ rows }), planned: { now: 1, later: 0 } });
    expect(headline(report)).toBe('Dry run: 1 of 3 rows would be sent');
  });

  it('of a dry run says how many rows are beyond its limits', () => {
    const rows = countRows(Array<RowState>(1_200).fill('pending'));
    const report = reportOf({ stats: statsOf({ rows }), planned: { now: 500, later: 700 } });
    expect(headline(report)).toBe(
      'Dry run: 500 of 1,200 rows would be sent, 700 more in later runs',
    );
  });
});

describe('the headline of rows that are all well', () => {
  it('does not hide that their table was not published', () => {
    const run = reportOf({ errors: ['Not published: GitHub rejects the commit.'] });
    expect(headline({ ...run, publishFailed: true })).toBe(
      'Not published: the only row is enriched',
    );
  });

  it('never says complete beside an error', () => {
    const run = reportOf({ errors: ['Something else.'] });
    expect(headline(run)).toBe('Failed: the only row is enriched');
  });
});

const onePlan = { requests: 1, inputTokens: 1, outputTokens: 1, costUsd: 0, seconds: 1 };
const pending = [tableOf({ rows: [rowOf('Kiln', { state: 'pending' })] })];

describe('the headline of a report', () => {
  it.each([
    ['a complete run', {}, '✅ **Complete: the only row is enriched**'],
    ['an incomplete run', { tables: pending }, '⚠️ **Incomplete: 0 of 1 row is enriched**'],
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
      '**Errors:**\n\n- No key\n\n**Publishing notes:**\n\n- No comment: 403',
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
      '**Errors:**\n\n- Fault 0\n- Fault 1\n- and 7 more lines; see the log',
    );
  });
});
