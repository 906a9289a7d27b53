import { describe, expect, it } from 'vitest';
import { fingerprint } from '../../../src/report/fingerprint.ts';
import { COMMENT_LIMIT, renderReport } from '../../../src/report/render.ts';
import type { Report } from '../../../src/report/run-report.ts';
import { valuesOf } from '../samples.ts';
import { changeOf, NO_REQUESTS, reportOf, rowOf, rowsOf, tableOf } from './reports.ts';
import { eventfulNight, firstNight, preview, quietNight } from './stories.ts';

const comment = (report: Report) => renderReport(report, COMMENT_LIMIT);

describe('the fingerprint of a report', () => {
  it('is short, and a word of hex digits', () => {
    expect(fingerprint(eventfulNight)).toMatch(/^[0-9a-f]{16}$/);
  });

  it('is the same for another run with the same result', () => {
    const { run, links } = eventfulNight;
    const again: Report = {
      ...eventfulNight,
      run: {
        ...run,
        forecast: '2 rows left; at 20 requests per day complete on Fri 27 Nov',
        unbatchedEstimate: null,
        stats: {
          ...run.stats,
          requests: { total: 9, batch: 2, single: 7, retries: 5 },
          tokens: { input: 9, output: 9, cached: 0 },
          costUsd: 1,
          durationMs: 9,
          roadmaps: run.stats.roadmaps.map((roadmap) => ({
            ...roadmap,
            source: { graph: 'x', texts: 'x', commit: 'x', graphHash: 'x' },
          })),
        },
      },
      links: {
        ...links,
        commit: { name: 'abc1234', url: 'https://example.com/commit' },
        run: { name: '#4712', url: 'https://example.com/run' },
        artifact: { name: 'other', url: 'https://example.com/artifact' },
      },
    };
    expect(comment(again)).not.toBe(comment(eventfulNight));
    expect(fingerprint(again)).toBe(fingerprint(eventfulNight));
  });

  it('is the same for an error that comes again with another request', () => {
    const marked = (mark: string) => {
      const line = `The service refused: ${mark}.`;
      const run = { errors: [line], unloaded: { tea: line }, tables: [tableOf({ error: line })] };
      return fingerprint(reportOf({ run, notes: [line] }));
    };
    expect(marked('A1B2:3C4D5:6E7F8A:9B0C1D:65F0A1B2')).toBe(marked('0DD0:1234AB:99FF00:ABCD'));
    expect(marked('0f8fad5b-d9cb-469f-a165-70867728950e')).toBe(
      marked('7c9e6679-7425-40de-944b-e07fc1f90ae7'),
    );
    expect(marked('at 2026-11-24T03:00:00Z')).toBe(marked('at 2026-11-25T03:00:01.123Z'));
    expect(marked('at midnight')).not.toBe(marked('at noon'));
  });

  const rows = [rowOf('Kiln'), rowOf('Raku'), rowOf('Ash', { state: 'failed', reason: 'refused' })];
  const changes = [changeOf('renamed', 'Kiln', { before: 'Oven', after: 'Kiln' })];
  const table = tableOf({ rows, changes });
  const base = reportOf({ run: { tables: [table] }, notes: ['No commit: 403'] });
  const withRow = (...last: Parameters<typeof rowOf>) =>
    reportOf({
      run: { tables: [tableOf({ rows: [...rows.slice(0, 2), rowOf(...last)], changes })] },
      notes: base.notes,
    });
  const withTable = (setup: Parameters<typeof tableOf>[0]) =>
    reportOf({ run: { tables: [tableOf({ rows, changes, ...setup })] }, notes: base.notes });
  const withRun = (run: NonNullable<Parameters<typeof reportOf>[0]>['run']) =>
    reportOf({ run: { tables: [table], ...run }, notes: base.notes });

  it.each<[string, Report]>([
    ['a row has another state', withRow('Ash', { state: 'pending', reason: 'refused' })],
    [
      'a row has another reason',
      withRow('Ash', { state: 'failed', reason: 'TLDR has 14 words; the limit is 12' }),
    ],
    ['another row failed', withRow('Lead', { state: 'failed', reason: 'refused' })],
    [
      'a row is refused, and asked later',
      withRow('Ash', { state: 'failed', reason: 'refused', rests: true }),
    ],
    ['there is a row more', withTable({ rows: [...rows, rowOf('Slip')] })],
    [
      'a value is longer',
      withTable({ rows: [rowOf('Kiln', { values: valuesOf('Hot') }), ...rows.slice(1)] }),
    ],
    [
      'a challenge is another',
      withTable({
        rows: [
          rowOf('Kiln', { values: valuesOf('Oven that hardens clay', 'expert') }),
          ...rows.slice(1),
        ],
      }),
    ],
    ['nothing changed in the table', withTable({ changes: [] })],
    [
      'a changed row changed to something else',
      withTable({ changes: [changeOf('renamed', 'Kiln', { before: 'Oven', after: 'Furnace' })] }),
    ],
    ['another row changed', withTable({ changes: [changeOf('renamed', 'Raku')] })],
    ['a topic was removed', withTable({ changes: [...changes, changeOf('removed', 'Slip')] })],
    ['the bytes of the table are the published ones', withTable({ changed: false })],
    ['the table is new', withTable({ changes: null })],
    ['the table cannot be compared', withTable({ changes: null, published: 'Category,...' })],
    ['the table could not be written', withTable({ error: 'disk full' })],
    ['the roadmap has another name', withTable({ slug: 'clay' })],
    ['the table is somewhere else', withTable({ path: 'pottery.csv' })],
    ['a roadmap is in error', withRun({ unloaded: { tea: 'no graph' } })],
    ['there is a roadmap more', withRun({ tables: [table, tableOf({ slug: 'tea' })] })],
    ['there is an error', withRun({ errors: ['Not published'] })],
    ['the run stopped early', withRun({ stats: { stopped: 'daily-quota' } })],
    ['nothing was asked', withRun({ stats: NO_REQUESTS })],
    ['the values are a preview', withRun({ preview: true })],
    ['it was a dry run', withRun({ planned: { now: 1, later: 0 } })],
    ['there is no note', reportOf({ run: { tables: [table] } })],
    [
      'there is a pull request',
      { ...base, links: { pullRequest: { name: '#12', url: 'https://example.com/12' } } },
    ],
  ])('is another where %s', (_, report) => {
    expect(fingerprint(report)).not.toBe(fingerprint(base));
    expect(comment(report)).not.toBe(comment(base));
  });

  it('sees the change of one row in a run too large to be listed', () => {
    const many = (reason: string) => {
      const pending = rowsOf(5_000, { state: 'pending', reason: 'quota' });
      const last = rowOf('Last', { state: 'pending', reason });
      return reportOf({ run: { tables: [tableOf({ rows: [...pending, last] })] } });
    };
    expect(fingerprint(many('quota'))).not.toBe(fingerprint(many('outage')));
  });

  it('is another for each of the stories', () => {
    const all = [quietNight, eventfulNight, firstNight, preview].map(fingerprint);
    expect(new Set(all).size).toBe(all.length);
  });
});
