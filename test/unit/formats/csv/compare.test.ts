import { describe, expect, it } from 'vitest';
import { COLUMNS } from '../../../../src/columns/built-in.ts';
import type { Column } from '../../../../src/columns/column.ts';
import { compareTables } from '../../../../src/formats/csv/compare.ts';
import { readPublished } from '../../../../src/formats/csv/read.ts';
import { rowsById } from '../../../../src/formats/csv/rows-by-id.ts';
import { csv } from '../../../../src/formats/csv/write.ts';
import { shownRows } from '../../../../src/formats/format.ts';
import type { Topic } from '../../../../src/sources/roadmap.ts';
import type { FinishedRow } from '../../../../src/values/finish.ts';
import { previewRevision, revisionOf, toItem } from '../../../../src/values/key.ts';
import { finishedOf, finishedTableOf, MORE_COLUMNS, topicOf } from '../../samples.ts';

const OVEN = { TLDR: 'Oven', Challenge: 'practice' };
const HOT = { TLDR: 'Hot', Challenge: 'expert' };

type Changes = Partial<Omit<FinishedRow, 'topic'>> & { readonly topic?: Partial<Topic> };

function rowOf({ topic: changes = {}, ...rest }: Changes = {}): FinishedRow {
  const topic = topicOf(changes);
  const revision = revisionOf(toItem(topic).key);
  return finishedOf({ topic, values: OVEN, revision, ...rest });
}

interface Setup {
  /** The published table has descriptions. */
  readonly published?: boolean;
  /** The new one does. */
  readonly descriptions?: boolean;
  readonly columns?: readonly Column[];
}

/** Compares by way of the CSV, as a run does. */
function compare(
  before: readonly FinishedRow[],
  after: readonly FinishedRow[],
  { published = true, descriptions = true, columns = COLUMNS }: Setup = {},
) {
  const text = csv.render(finishedTableOf({ columns, rows: shownRows(before, published) }));
  const rows = rowsById(readPublished(text, 'table.csv', columns), []);
  return compareTables(rows, after, { columns, descriptions });
}

const changesOf = (...setup: Parameters<typeof compare>) =>
  compare(...setup)?.map(({ kind, before, after }) => [kind, before, after]);

const WITHHELD = { published: false, descriptions: false };

describe('a table compared with the published one', () => {
  it('that is the same has no changes', () => {
    expect(compare([rowOf()], [rowOf()])).toEqual([]);
    expect(compare([rowOf()], [rowOf()], WITHHELD)).toEqual([]);
  });

  it('cannot be compared where nothing was published', () => {
    const options = { columns: COLUMNS, descriptions: true };
    expect(compareTables(new Map(), [rowOf()], options)).toBeNull();
  });

  it('has topics added and removed, with their places', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((id) => rowOf({ topic: { id, topic: `Topic ${id}` } }));
    if (!a || !b || !c) throw new Error('three rows');
    expect(compare([a, b], [c, b])).toEqual([
      { kind: 'added', id: 'c', topic: 'Topic c', before: '', after: 'Ceramics / Firing' },
      { kind: 'removed', id: 'a', topic: 'Topic a', before: 'Ceramics / Firing', after: '' },
    ]);
  });

  it('has a topic renamed', () => {
    expect(changesOf([rowOf()], [rowOf({ topic: { topic: 'Oven' } })])).toEqual([
      ['renamed', 'Kiln', 'Oven'],
    ]);
  });

  it('has a topic moved to another category', () => {
    const moved = rowOf({ topic: { category: 'Tools', subcategory: '' } });
    expect(changesOf([rowOf()], [moved])).toEqual([['moved', 'Ceramics / Firing', 'Tools']]);
  });

  it('has a topic moved where the two parts read the same together', () => {
    const flat = rowOf({ topic: { category: 'Ceramics / Firing', subcategory: '' } });
    expect(changesOf([rowOf()], [flat])?.map(([kind]) => kind)).toEqual(['moved']);
  });

  it.each([
    ['another', 'A kiln is hot.', 'A kiln is very hot.'],
    ['taken away', 'A kiln is hot.', ''],
    ['added', '', 'A kiln is hot.'],
  ])('has a text that is %s', (_, before, after) => {
    const [old, now] = [before, after].map((description) => rowOf({ topic: { description } }));
    if (!old || !now) throw new Error('two rows');
    expect(changesOf([old], [now])).toEqual([['description changed', before, after]]);
  });

  it('has a new value, or one where there was none, or none where there was one', () => {
    const none = { values: {}, revision: '' };
    const [oven, empty, hot] = [rowOf(), rowOf(none), rowOf({ values: HOT })];
    expect(changesOf([oven], [hot])).toEqual([['re-enriched', 'Oven (practice)', 'Hot (expert)']]);
    expect(changesOf([empty], [oven])).toEqual([['filled', '', 'Oven (practice)']]);
    expect(changesOf([oven], [empty])).toEqual([['emptied', 'Oven (practice)', '']]);
  });

  it('has every change of a row', () => {
    const now = rowOf({
      topic: { topic: 'Oven', category: 'Tools', description: 'Very hot.' },
      values: HOT,
    });
    expect(changesOf([rowOf()], [now])?.map(([kind]) => kind)).toEqual([
      'renamed',
      'moved',
      'description changed',
      're-enriched',
    ]);
  });

  it('does not care for the order of the rows', () => {
    const rows = ['a', 'b'].map((id) => rowOf({ topic: { id } }));
    expect(changesOf(rows, rows.toReversed())).toEqual([]);
  });

  it('keeps its promise to compare what was written, guards and all', () => {
    const row = rowOf({
      topic: { id: '-x', topic: '=Kiln', description: '@hot\r"x"' },
      values: { TLDR: '+1', Challenge: 'practice' },
    });
    expect(changesOf([row], [row])).toEqual([]);
  });
});

describe('a table of more columns', () => {
  const columns = MORE_COLUMNS;
  const valuesOf = (Note: string, Level: string) => rowOf({ values: { ...OVEN, Note, Level } });

  it('has a new value where any of them has one, shown with the name of its column', () => {
    const [old, now] = [valuesOf('Gets hot', 'low'), valuesOf('Gets hot', 'high')];
    expect(changesOf([old], [old], { columns })).toEqual([]);
    expect(changesOf([old], [now], { columns })).toEqual([
      ['re-enriched', 'Level: low', 'Level: high'],
    ]);
  });

  it('is emptied or filled in the columns that are', () => {
    expect(changesOf([valuesOf('', 'low')], [valuesOf('', '')], { columns })).toEqual([
      ['emptied', 'Level: low', ''],
    ]);
    expect(changesOf([valuesOf('', '')], [valuesOf('Hot', 'low')], { columns })).toEqual([
      ['filled', '', 'Note: Hot, Level: low'],
    ]);
  });
});

describe('a text that must not be published', () => {
  const other = rowOf({ topic: { description: 'Another text.' } });

  it('is known by its revision to have changed, and not shown', () => {
    expect(changesOf([rowOf()], [other], WITHHELD)).toEqual([['description changed', '', '']]);
  });

  it('is not shown where an older table had it', () => {
    expect(changesOf([rowOf()], [other], { descriptions: false })).toEqual([
      ['description changed', '', ''],
    ]);
  });

  it('without descriptions does not show an old preview either, which is made of one', () => {
    const revision = previewRevision('Oven for hardening clay');
    const preview = rowOf({ values: { TLDR: 'Oven for hardening clay' }, revision });
    expect(changesOf([preview], [rowOf()], WITHHELD)).toEqual([
      ['re-enriched', '', 'Oven (practice)'],
    ]);
    expect(changesOf([preview], [rowOf()])).toEqual([
      ['re-enriched', 'Oven for hardening clay', 'Oven (practice)'],
    ]);
    const beside = rowOf({ ...preview, values: { ...preview.values, Challenge: 'expert' } });
    expect(changesOf([beside], [rowOf()], WITHHELD)).toEqual([
      ['re-enriched', ' (expert)', 'Oven (practice)'],
    ]);
  });

  it('has not changed where only the topic was renamed', () => {
    const renamed = rowOf({ topic: { topic: 'Oven' } });
    expect(changesOf([rowOf()], [renamed], WITHHELD)).toEqual([['renamed', 'Kiln', 'Oven']]);
  });

  it('has not changed where a topic without text was moved', () => {
    const [old, moved] = ['Firing', 'Glazing'].map((subcategory) =>
      rowOf({ topic: { description: '', subcategory, path: ['Ceramics', subcategory] } }),
    );
    if (!old || !moved) throw new Error('two rows');
    expect(changesOf([old], [moved], WITHHELD)?.map(([kind]) => kind)).toEqual(['moved']);
  });

  it('has not changed where it is published for the first time', () => {
    expect(changesOf([rowOf()], [rowOf()], { published: false })).toEqual([]);
  });
});
