import { describe, expect, it } from 'vitest';
import { compareTables } from '../../../../src/formats/csv/compare.ts';
import { readPublished } from '../../../../src/formats/csv/read.ts';
import { rowsById } from '../../../../src/formats/csv/rows-by-id.ts';
import { formatCsv, type TableRow } from '../../../../src/formats/csv/write.ts';
import type { Topic } from '../../../../src/sources/roadmap.ts';
import { revisionOf, toAsk } from '../../../../src/values/key.ts';
import { topicOf } from '../../samples.ts';

type Changes = Partial<Omit<TableRow, 'topic'>> & { readonly topic?: Partial<Topic> };

function rowOf({ topic: changes = {}, ...values }: Changes = {}): TableRow {
  const topic = topicOf(changes);
  const revision = revisionOf(toAsk(topic).key);
  return { topic, tldr: 'Oven', challenge: 'practice', revision, ...values };
}

interface Setup {
  /** The published table has descriptions. */
  readonly published?: boolean;
  /** The new one does. */
  readonly descriptions?: boolean;
}

/** Compares by way of the CSV, as a run does. */
function compare(
  before: readonly TableRow[],
  after: readonly TableRow[],
  { published = true, descriptions = true }: Setup = {},
) {
  const csv = formatCsv(before, { descriptions: published });
  return compareTables(rowsById(readPublished(csv, 'table.csv'), []), after, { descriptions });
}

const changesOf = (...setup: Parameters<typeof compare>) =>
  compare(...setup).changes.map(({ kind, before, after }) => [kind, before, after]);

const WITHHELD = { published: false, descriptions: false };

describe('a table compared with the published one', () => {
  it('that is the same has no changes', () => {
    expect(compare([rowOf()], [rowOf()])).toEqual({ comparable: true, changes: [] });
    expect(compare([rowOf()], [rowOf()], WITHHELD)).toEqual({ comparable: true, changes: [] });
  });

  it('cannot be compared where nothing was published', () => {
    expect(compareTables(new Map(), [rowOf()], { descriptions: true })).toEqual({
      comparable: false,
      changes: [],
    });
  });

  it('has topics added and removed, with their places', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((id) => rowOf({ topic: { id, topic: `Topic ${id}` } }));
    if (!a || !b || !c) throw new Error('three rows');
    expect(compare([a, b], [c, b]).changes).toEqual([
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
    expect(changesOf([rowOf()], [flat]).map(([kind]) => kind)).toEqual(['moved']);
  });

  it.each([
    ['another', 'A kiln is hot.', 'A kiln is very hot.'],
    ['taken away', 'A kiln is hot.', ''],
    ['added', '', 'A kiln is hot.'],
  ])('has a text that is %s', (_, before, after) => {
    const [old, now] = [before, after].map((description) => rowOf({ topic: { description } }));
    if (!old || !now) throw new Error('two rows');
    expect(changesOf([old], [now])).toEqual([['text changed', before, after]]);
  });

  it('has a new value, or one where there was none, or none where there was one', () => {
    const none = { tldr: '', challenge: '', revision: '' };
    const [oven, empty, hot] = [rowOf(), rowOf(none), rowOf({ tldr: 'Hot', challenge: 'expert' })];
    expect(changesOf([oven], [hot])).toEqual([['re-enriched', 'Oven (practice)', 'Hot (expert)']]);
    expect(changesOf([empty], [oven])).toEqual([['filled', '', 'Oven (practice)']]);
    expect(changesOf([oven], [empty])).toEqual([['emptied', 'Oven (practice)', '']]);
  });

  it('has every change of a row', () => {
    const now = rowOf({
      topic: { topic: 'Oven', category: 'Tools', description: 'Very hot.' },
      tldr: 'Hot',
    });
    expect(changesOf([rowOf()], [now]).map(([kind]) => kind)).toEqual([
      'renamed',
      'moved',
      'text changed',
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
      tldr: '+1',
    });
    expect(changesOf([row], [row])).toEqual([]);
  });
});

describe('a text that must not be published', () => {
  const other = rowOf({ topic: { description: 'Another text.' } });

  it('is known by its revision to have changed, and not shown', () => {
    expect(changesOf([rowOf()], [other], WITHHELD)).toEqual([['text changed', '', '']]);
  });

  it('is not shown where an older table had it', () => {
    expect(changesOf([rowOf()], [other], { descriptions: false })).toEqual([
      ['text changed', '', ''],
    ]);
  });

  it('without descriptions does not show an old preview either, which is made of one', () => {
    const preview = rowOf({ tldr: 'Oven for hardening clay', challenge: '', revision: '' });
    expect(changesOf([preview], [rowOf()], WITHHELD)).toEqual([
      ['re-enriched', '', 'Oven (practice)'],
    ]);
    expect(changesOf([preview], [rowOf()])).toEqual([
      ['re-enriched', 'Oven for hardening clay', 'Oven (practice)'],
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
    expect(changesOf([old], [moved], WITHHELD).map(([kind]) => kind)).toEqual(['moved']);
  });

  it('has not changed where it is published for the first time', () => {
    expect(changesOf([rowOf()], [rowOf()], { published: false })).toEqual([]);
  });
});
