import { describe, expect, it } from 'vitest';
import type { Change } from '../../../src/formats/csv/compare.ts';
import { changesSection } from '../../../src/report/changes.ts';
import { COUNTS, FULL } from '../../../src/report/detail.ts';
import { valuesOf } from '../samples.ts';
import { htmlOf, tablesOf } from './html.ts';
import { changeOf, reportOf, rowOf, rowsOf, tableOf } from './reports.ts';

const render = (tables: Parameters<typeof tableOf>[0][], detail = FULL) =>
  changesSection(reportOf({ run: { tables: tables.map(tableOf) } }), detail);

const listsOf = (changes: readonly Change[], detail = FULL) =>
  tablesOf(htmlOf(render([{ changes }], detail)));

describe('what changed', () => {
  it('is counted by kind before it is listed', () => {
    const changes = [
      changeOf('moved', 'Raku'),
      changeOf('added', 'Slip'),
      changeOf('added', 'Glaze'),
      changeOf('description changed', 'Kiln'),
    ];
    expect(render([{ changes }])).toMatch(
      /^### What changed\n\n2 added, 1 moved, 1 description changed\.\n\n<details open>/,
    );
  });

  it('counts the columns of which only some values changed', () => {
    const changes = [
      { ...changeOf('filled', 'Raku'), columns: ['Hours'] },
      { ...changeOf('re-enriched', 'Slip'), columns: ['Hours', 'Level'] },
      changeOf('re-enriched', 'Glaze'),
    ];
    expect(render([{ changes }])).toContain(
      '\n2 re-enriched, 1 filled; Hours: 2 changed, Level: 1 changed.\n',
    );
  });

  it('is folded away where it is much', () => {
    const shown = (count: number) =>
      render([{ changes: rowsOf(count).map(({ topic }) => changeOf('added', topic.topic)) }]);
    expect(shown(5)).toContain('<details open><summary>5 topics added');
    expect(shown(6)).toContain('<details><summary>6 topics added');
  });

  it('is nothing where the tables are as they were', () => {
    expect(render([{}])).toBe('### What changed\n\nNothing: the tables match the published ones.');
  });

  it('is a new table rather than all its topics', () => {
    expect(render([{ changes: null, rows: rowsOf(12) }])).toMatch(
      /^### What changed\n\nNew table, 12 topics\.\n/,
    );
  });

  it('shows the first rows of a new table, with what the model wrote', () => {
    const values = valuesOf('Oven | for clay');
    const rows = [rowOf('Left', { state: 'pending' }), ...rowsOf(12, { values })];
    expect(tablesOf(htmlOf(render([{ changes: null, rows }])))).toEqual([
      [
        ['Topic', 'Category', 'TLDR', 'Challenge'],
        ...[1, 2, 3, 4, 5].map((n) => [
          `Topic ${n}`,
          'Ceramics / Firing',
          'Oven | for clay',
          'practice',
        ]),
      ],
    ]);
  });

  it('shows no rows of a new table where there is room for counts alone', () => {
    expect(render([{ changes: null, rows: rowsOf(12) }], COUNTS)).toBe(
      '### What changed\n\nNew table, 12 topics.',
    );
  });

  it('shows what the model wrote for added topics', () => {
    const rows = [rowOf('Slip', { values: valuesOf('Clay in water') }), rowOf('Kiln')];
    const changes = [changeOf('added', 'Slip', { after: 'Forming' })];
    expect(tablesOf(htmlOf(render([{ changes, rows }])))).toEqual([
      [
        ['Topic', 'Category', 'TLDR'],
        ['Slip', 'Forming', 'Clay in water (practice)'],
      ],
    ]);
  });

  it('cannot be said of a table without Ids', () => {
    expect(render([{ changes: null, published: 'Category,...', rows: rowsOf(12) }])).toBe(
      '### What changed\n\n12 topics, not comparable (the published table has no Ids).',
    );
  });

  it('may be what no row shows', () => {
    expect(render([{ changed: true }])).toContain('Only order, resources or other columns.');
  });

  it('of a table that could not be written is nothing', () => {
    expect(render([{ changes: [changeOf('added', 'Slip')], error: 'disk full' }])).toBe('');
  });

  it('is not said of a dry run', () => {
    const plan = { requests: 1, inputTokens: 1, outputTokens: 1, costUsd: 0, seconds: 1 };
    const tables = [tableOf({ changes: [changeOf('added', 'Slip')] })];
    expect(changesSection(reportOf({ run: { tables, stats: { plan } } }), FULL)).toBe('');
  });
});

describe('what changed in several roadmaps', () => {
  const changes = [changeOf('added', 'Slip', { after: 'Forming' })];

  it('is said by roadmap', () => {
    const text = render([{ slug: 'tea' }, { slug: 'clay', changes }, { slug: 'dough', changes }]);
    expect(text).toContain('- clay: 1 added\n- dough: 1 added\n- 1 roadmap unchanged\n');
    expect(tablesOf(htmlOf(text))).toEqual([
      [
        ['Roadmap', 'Topic', 'Category'],
        ['clay', 'Slip', 'Forming'],
        ['dough', 'Slip', 'Forming'],
      ],
    ]);
  });

  it('is summed up where they are many', () => {
    const many = Array.from({ length: 11 }, (_, i) => ({ slug: `r${i}`, changes }));
    const news = { slug: 'tea', changes: null, rows: rowsOf(7) };
    const text = render([...many, news, { slug: 'same' }]);
    expect(text).toContain(
      '\n\n12 roadmaps of 13: 11 added; 1 new table with 7 topics.\n\n' +
        '<details><summary>By roadmap</summary>\n\n- r0: 1 added\n',
    );
  });

  it('is listed of each, where not all can be', () => {
    const large = Array.from({ length: 50 }, (_, i) => changeOf('added', `Large ${i}`));
    const tables = [
      { slug: 'large', changes: large },
      { slug: 'small', changes },
    ];
    const text = render(tables, { ...FULL, changes: 5 });
    expect(
      tablesOf(htmlOf(text))[0]
        ?.slice(1)
        .map(([slug]) => slug),
    ).toEqual([...['large', 'large', 'large', 'large'], 'small']);
    expect(text).toContain('and 46 more topics; see the CSV.');
  });
});

describe('a list of changes', () => {
  const change = (kind: Change['kind']) => [
    changeOf(kind, 'Kiln', {
      before: ['added', 'filled'].includes(kind) ? '' : 'Oven',
      after: ['removed', 'emptied'].includes(kind) ? '' : 'Furnace',
    }),
  ];

  it.each([
    [
      'added',
      ['Topic', 'Category', 'TLDR'],
      ['Kiln', 'Furnace', 'Oven that hardens clay (practice)'],
    ],
    ['removed', ['Topic', 'Category'], ['Kiln', 'Oven']],
    ['renamed', ['Before', 'Now'], ['Oven', 'Furnace']],
    ['moved', ['Topic', 'Before', 'Now'], ['Kiln', 'Oven', 'Furnace']],
    ['description changed', ['Topic', 'Before', 'Now'], ['Kiln', 'Oven', 'Furnace']],
    ['re-enriched', ['Topic', 'Before', 'Now'], ['Kiln', 'Oven', 'Furnace']],
    ['filled', ['Topic', 'Now'], ['Kiln', 'Furnace']],
    ['emptied', ['Topic', 'Before'], ['Kiln', 'Oven']],
  ] as const)('of the kind "%s" shows what there is to compare', (kind, head, row) => {
    expect(listsOf(change(kind))).toEqual([[head, row]]);
  });

  it('shows no text that is withheld', () => {
    expect(listsOf([changeOf('description changed', 'Kiln')])).toEqual([[['Topic'], ['Kiln']]]);
  });

  it('is left out where there is none, and says so', () => {
    const text = render([{ changes: change('moved') }], COUNTS);
    expect(text).toContain('1 moved.');
    expect(text).toContain('Too many changes to list here; see the CSV');
    expect(text).not.toContain('<details>');
  });

  it('shows two long texts where they differ', () => {
    const same = 'Clay is dug, dried, crushed and sieved. '.repeat(30);
    const long = changeOf('description changed', 'Clay', {
      before: `${same}Then it is soaked.`,
      after: `${same}Then it is aged.`,
    });
    const [[, row = []] = []] = listsOf([long]);
    expect(row[1]).toMatch(/^….*Then it is soaked\.$/);
    expect(row[2]).toMatch(/^….*Then it is aged\.$/);
  });
});
