import { describe, expect, it } from 'vitest';
import { COUNTS, FULL } from '../../../src/report/detail.ts';
import { openRowsSection } from '../../../src/report/open-rows.ts';
import type { FinishedRow } from '../../../src/values/finish.ts';
import { htmlOf, tablesOf } from './html.ts';
import { reportOf, rowOf, rowsOf, tableOf } from './reports.ts';

type Run = NonNullable<Parameters<typeof reportOf>[0]>['run'];
const render = (run: Run, detail = FULL) =>
  openRowsSection(reportOf(run === undefined ? {} : { run }), detail);
const tablesIn = (run: Run, detail = FULL) => tablesOf(htmlOf(render(run, detail)));

const failed = rowOf('Lead', { state: 'failed', reason: 'refused (SAFETY)', rests: true });
const stale = rowOf('Ash', { state: 'stale', reason: 'no key' });
const waiting = (count: number) => rowsOf(count, { state: 'pending', reason: 'quota' });

describe('what is left', () => {
  it('is listed with its reason where it is little, failed rows first', () => {
    const rows = [...waiting(1), stale, rowOf('Kiln'), failed];
    expect(tablesIn({ tables: [tableOf({ rows })] })).toEqual([
      [
        ['Topic', 'State', 'Reason'],
        ['Lead', 'failed', 'refused (SAFETY)'],
        ['Ash', 'stale', 'no key'],
        ['Topic 1', 'pending', 'quota'],
      ],
    ]);
  });

  it('names the roadmap where there are several', () => {
    const tables = ['clay', 'tea'].map((slug) => tableOf({ slug, rows: [failed] }));
    expect(tablesIn({ tables })[0]?.map(([first]) => first)).toEqual(['Roadmap', 'clay', 'tea']);
  });

  it('is counted by reason where it is much, and folded away', () => {
    const tables = [tableOf({ rows: [failed, ...waiting(20)] })];
    const [reasons, list] = tablesIn({ tables });
    expect(reasons).toEqual([
      ['State', 'Rows', 'Reason'],
      ['pending', '20', 'quota'],
      ['failed', '1', 'refused (SAFETY)'],
    ]);
    expect(list).toHaveLength(22);
    expect(render({ tables })).toContain('<summary>21 rows failed, stale or pending</summary>');
  });

  it('has few reasons, however many there are', () => {
    const rows = Array.from({ length: 14 }, (_, i) =>
      rowOf(`Topic ${i}`, { state: 'failed', reason: `TLDR has ${i + 13} words` }),
    );
    expect(tablesIn({ tables: [tableOf({ rows })] })[0]).toHaveLength(11);
    expect(render({ tables: [tableOf({ rows })] })).toContain('and 4 more reasons.');
  });

  it('begins with the forecast', () => {
    const run = { tables: [tableOf({ rows: [stale] })], forecast: '1 row left; soon done' };
    expect(render(run)).toMatch(/^### Remaining rows\n\n1 row left; soon done\.\n\n\| Topic/);
  });

  it('is shared out between states and roadmaps where not all can be listed', () => {
    const tables = [
      tableOf({ slug: 'clay', rows: [failed, ...waiting(50)] }),
      tableOf({ slug: 'tea', rows: waiting(50) }),
    ];
    const list = tablesIn({ tables }, { ...FULL, rows: 11 })[1]?.slice(1) ?? [];
    const count = (text: string) => list.filter((row) => row.join(' ').includes(text)).length;
    expect(list).toHaveLength(11);
    expect([count('failed'), count('clay'), count('tea')]).toEqual([1, 6, 5]);
    expect(render({ tables }, { ...FULL, rows: 11 })).toContain('and 90 more rows; see the CSV.');
  });

  it('is counted even where there is no room for a list', () => {
    const text = render({ tables: [tableOf({ rows: waiting(3) })] }, COUNTS);
    expect(text).toContain('| pending | 3 | quota |');
    expect(text).toContain('Too many rows to list here');
    expect(text).not.toContain('<details>');
  });

  it('ends with the meaning of the states that there are', () => {
    const note = (...rows: FinishedRow[]) =>
      render({ tables: [tableOf({ rows: [rowOf('Kiln'), ...rows] })] })
        .split('\n')
        .at(-1);
    expect(note(stale)).toBe(
      '<sub>**stale**: keeps the values of an older description, not updated yet. ' +
        'The next run retries them.</sub>',
    );
    expect(note(...waiting(1))).toMatch(
      /^<sub>\*\*pending\*\*: not enriched yet, .* The next run retries them\./,
    );
    expect(note(stale, failed, ...waiting(20))).toMatch(/\*failed\*.*\*stale\*.*\*pending\*/);
  });

  it('says when a row that rests is retried, whatever its state', () => {
    const again =
      'The next run retries them; failed ones only after 7 days or with `refresh: all`.';
    const old = rowOf('Ash', { state: 'stale', reason: 'refused (SAFETY)', rests: true });
    expect(render({ tables: [tableOf({ rows: [failed, stale] })] })).toContain(again);
    expect(render({ tables: [tableOf({ rows: [old, stale] })] })).toContain(again);
    expect(render({ tables: [tableOf({ rows: [failed, old] })] })).toContain(
      '. They are retried after 7 days or with `refresh: all`.</sub>',
    );
    const invalid = rowOf('Slip', {
      state: 'failed',
      reason: 'TLDR has 14 words; the limit is 12',
    });
    expect(render({ tables: [tableOf({ rows: [invalid] })] })).toContain(
      'The next run retries them.',
    );
  });

  it('promises nothing of a next run that can send no more than this one', () => {
    const requests = { total: 0, batch: 0, single: 0, retries: 0 };
    const text = render({
      tables: [tableOf({ rows: waiting(1) })],
      stats: { stopped: 'budget', requests },
    });
    expect(text).toContain('A run with a larger budget retries them.');
    expect(text).not.toContain('next run');
  });

  it('of a complete run, or of a dry run, is nothing', () => {
    const plan = { requests: 1, inputTokens: 1, outputTokens: 1, costUsd: 0, seconds: 1 };
    expect(render({})).toBe('');
    expect(render({ tables: [tableOf({ rows: waiting(3) })], stats: { plan } })).toBe('');
  });
});
