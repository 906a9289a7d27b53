import { parse } from '@mermaid-js/parser';
import { describe, expect, it } from 'vitest';
import { FULL } from '../../../src/report/detail.ts';
import { roadmapsSection, statesPie } from '../../../src/report/roadmaps.ts';
import { htmlOf, tablesOf } from './html.ts';
import { changeOf, reportOf, rowsOf, runOf, tableOf } from './reports.ts';

type Run = NonNullable<Parameters<typeof reportOf>[0]>['run'];
const render = (run: Run, detail = FULL) =>
  roadmapsSection(reportOf(run === undefined ? {} : { run }), detail);

const changes = [changeOf('added', 'Slip')];

describe('the table of roadmaps', () => {
  it('of one roadmap is a row, with the states that there are', () => {
    const rows = [...rowsOf(1_200), ...rowsOf(3, { state: 'stale' })];
    expect(tablesOf(htmlOf(render({ tables: [tableOf({ rows, changes })] })))).toEqual([
      [
        ['Roadmap', 'Topics', 'enriched', 'stale', 'Table'],
        ['pottery', '1,203', '1,200', '3', 'roadmaps/pottery.csv'],
      ],
    ]);
  });

  it('links a table where it is published, and only there', () => {
    const tables = [tableOf({ slug: 'tea' }), tableOf({ slug: 'clay (1)' })];
    const url = 'https://github.com/o/r/blob/abc/roadmaps/clay%20(1).csv';
    const links = { tables: new Map([['roadmaps/clay (1).csv', url]]) };
    const text = roadmapsSection(reportOf({ run: { tables }, links }), FULL);
    expect(text).toContain(
      '[roadmaps/clay &#40;1&#41;.csv](https://github.com/o/r/blob/abc/roadmaps/clay%20%281%29.csv)',
    );
    expect(text).toContain('| roadmaps/tea.csv, unchanged |');
  });

  it('of several has a sum, and says what became of each table', () => {
    const tables = [
      tableOf({ slug: 'tea', rows: rowsOf(2, { state: 'cached' }) }),
      tableOf({ slug: 'clay', rows: rowsOf(3), changes }),
    ];
    const unloaded = { dough: 'no graph' };
    expect(tablesOf(htmlOf(render({ tables, unloaded })))).toEqual([
      [
        ['Roadmap', 'Topics', 'enriched', 'cached', 'Table'],
        ['tea', '2', '0', '2', 'roadmaps/tea.csv, unchanged'],
        ['clay', '3', '3', '0', 'roadmaps/clay.csv'],
        ['dough', '0', '0', '0', 'roadmaps/dough.csv, not written'],
        ['All', '5', '3', '2', ''],
      ],
    ]);
  });

  it('of many is the sum, and the others folded away', () => {
    const tables = Array.from({ length: 11 }, (_, i) =>
      tableOf({ slug: `r${i}`, rows: rowsOf(2) }),
    );
    const text = render({ tables });
    const [sum, each] = tablesOf(htmlOf(text));
    expect(sum).toEqual([
      ['Roadmap', 'Topics', 'enriched'],
      ['All', '22', '22'],
    ]);
    expect(each).toHaveLength(12);
    expect(text).toContain('<summary>11 roadmaps</summary>');
  });

  it('that cannot list all lists those in error first, and counts the rest', () => {
    const tables = Array.from({ length: 30 }, (_, i) => tableOf({ slug: `r${i}` }));
    const text = render({ tables, unloaded: { dough: 'no graph' } }, { ...FULL, roadmaps: 2 });
    expect(
      tablesOf(htmlOf(text))[1]
        ?.slice(1)
        .map(([slug]) => slug),
    ).toEqual(['dough', 'r0']);
    expect(text).toContain('and 29 more roadmaps; see their CSVs.');
  });

  it('of a dry run says nothing of what became of them', () => {
    const plan = { requests: 1, inputTokens: 1, outputTokens: 1, costUsd: 0, seconds: 1 };
    expect(render({ stats: { plan } })).not.toContain('unchanged');
  });

  it('without roadmaps is left out', () => {
    expect(render({ tables: [] })).toBe('');
  });
});

const mixed = [...rowsOf(6), ...rowsOf(3, { state: 'cached' }), ...rowsOf(1, { state: 'failed' })];

const pieOf = (rows = mixed, stats = {}) =>
  statesPie(runOf({ tables: [tableOf({ rows })], stats }));

describe('the picture', () => {
  it('is a pie of the states that rows are in, and of no others', async () => {
    const [, text = ''] = /^```mermaid\n(.*)\n```$/s.exec(pieOf()) ?? [];
    const pie = await parse('pie', text);
    expect(pie).toMatchObject({
      showData: true,
      title: 'Rows by state',
      sections: [
        { label: 'enriched', value: 6 },
        { label: 'cached', value: 3 },
        { label: 'failed', value: 1 },
      ],
    });
  });

  it('gives a state the same colour whatever the others are', () => {
    const colourOf = (text: string, nth: number) =>
      new RegExp(`"pie${nth}":"(#\\w+)"`).exec(text)?.[1];
    const two = [...rowsOf(3, { state: 'cached' }), ...rowsOf(1, { state: 'failed' })];
    expect(colourOf(pieOf(), 3)).toBe(colourOf(pieOf(two), 2));
    expect(colourOf(pieOf(), 3)).toMatch(/^#/);
  });

  it('is left out where all rows are in one state', () => {
    expect(pieOf([...rowsOf(3)])).toBe('');
    expect(pieOf([])).toBe('');
  });

  it('is left out where all but a sliver are in one state', () => {
    expect(pieOf([...rowsOf(96, { state: 'cached' }), ...rowsOf(4)])).toBe('');
    expect(pieOf([...rowsOf(95, { state: 'cached' }), ...rowsOf(5)])).not.toBe('');
  });

  it('is left out of a dry run', () => {
    const plan = { requests: 1, inputTokens: 1, outputTokens: 1, costUsd: 0, seconds: 1 };
    expect(pieOf(mixed, { plan })).toBe('');
  });
});
