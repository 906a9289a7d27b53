import { describe, expect, it } from 'vitest';
import { type Detail, LEVELS } from '../../../../src/report/detail.ts';
import { headlineSection } from '../../../../src/report/sections/headline.ts';
import { linksSection } from '../../../../src/report/sections/links.ts';
import { messagesSection } from '../../../../src/report/sections/messages.ts';
import { reportOf, rowOf, tableOf } from '../reports.ts';

const FULL = LEVELS[0] as Detail;
const plan = { requests: 1, inputTokens: 1, outputTokens: 1, costUsd: 0, seconds: 1 };
const pending = [tableOf({ rows: [rowOf('Kiln', { state: 'pending' })] })];

describe('the headline of a report', () => {
  it.each([
    ['a complete run', {}, '✅ **Complete: 1 row enriched**'],
    ['an incomplete run', { tables: pending }, '⚠️ **Incomplete: 0 of 1 row has a value**'],
    ['a failed run', { tables: pending, errors: ['No key'] }, '❌ **Incomplete'],
    ['a dry run', { tables: pending, stats: { plan } }, '📋 **Dry run'],
    ['a preview', { preview: true }, '📋 **Offline preview: '],
  ])('of %s shows it by its icon', (_, run, text) => {
    expect(headlineSection(reportOf({ run }))).toContain(`## roadmap-enrich\n\n${text}`);
  });
});

describe('errors and notes', () => {
  it('are listed, errors first', () => {
    const report = reportOf({ run: { errors: ['No key'] }, notes: ['No comment: 403'] });
    expect(messagesSection(report, FULL)).toBe(
      '**Errors:**\n\n- No key\n\n**Not done when publishing:**\n\n- No comment: 403',
    );
  });

  it('are not there where there are none', () => {
    expect(messagesSection(reportOf(), FULL)).toBe('');
  });

  it('tell the error of a roadmap once', () => {
    const told = reportOf({ run: { unloaded: { tea: 'no graph' } } });
    expect(messagesSection(told, FULL)).toBe('**Errors:**\n\n- tea: no graph');
    const untold = reportOf({ run: { unloaded: { tea: 'no graph' }, errors: [] } });
    expect(messagesSection(untold, FULL)).toBe('**Errors:**\n\n- tea: no graph');
  });

  it('tell once of a table that could not be written, in the words that name it', () => {
    const error = 'roadmaps/tea.csv cannot be written: the disk is full.';
    const run = { tables: [tableOf({ slug: 'tea', error })], errors: [error] };
    expect(messagesSection(reportOf({ run }), FULL)).toMatch(/^\*\*Errors:\*\*\n\n- [^\n]*full\.$/);
  });

  it('that are too many are counted', () => {
    const errors = Array.from({ length: 9 }, (_, i) => `Fault ${i}`);
    expect(messagesSection(reportOf({ run: { errors } }), { ...FULL, messages: 2 })).toBe(
      '**Errors:**\n\n- Fault 0\n- Fault 1\n- and 7 more lines; the log has all',
    );
  });
});

describe('the links', () => {
  it('lead to what was published, and to the run', () => {
    const links = {
      run: { name: '#4711', url: 'https://example.com/run' },
      commit: { name: 'abc1234', url: 'https://example.com/commit' },
    };
    expect(linksSection(reportOf({ links }))).toBe(
      'Commit [abc1234](https://example.com/commit) · Run [#4711](https://example.com/run)',
    );
  });
});
