import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextSort, sorted } from '../../../../../src/formats/page/client/model/sort.ts';
import { COLUMNS, entryOf } from './samples.ts';

const ENTRIES = [
  entryOf({ id: 'a', topic: 'Week 10', category: 'Clay', cells: ['', 'expert', 20, null] }, true),
  entryOf({ id: 'b', topic: 'Week 2', category: '', cells: ['', 'hard', 'a week', ['Clay']] }),
  entryOf({ id: 'c', topic: 'ash', category: 'Fire', cells: ['', 'practice', 3, ['Air']] }),
  entryOf({ id: 'd', topic: 'Über', category: 'Clay', cells: ['', null, null, null] }),
];

const order = (key: string, descending = false) =>
  sorted(ENTRIES, COLUMNS, { key, descending })
    .map(({ row }) => row.id)
    .join('');

describe('the order of the table', () => {
  it.each([
    ['topic', 'cdba'],
    ['category', 'adcb'],
    ['done', 'bcda'],
    ['c.Challenge', 'cabd'],
    ['c.Hours', 'cabd'],
    ['c.Needs', 'cbad'],
    ['c.TLDR', 'abcd'],
    ['c.Gone', 'abcd'],
  ])('is by %s: names with their numbers, choices as defined, nothing last', (key, ids) => {
    expect(order(key)).toBe(ids);
  });

  it.each([
    ['topic', 'abdc'],
    ['c.Hours', 'bacd'],
    ['category', 'cadb'],
  ])('is reversed for %s, with nothing last all the same', (key, ids) => {
    expect(order(key, true)).toBe(ids);
  });

  it('reversed is the same from behind, but for those that are equal or have nothing', () => {
    const cell = fc.oneof(fc.double({ noNaN: true }), fc.string(), fc.constant(null));
    fc.assert(
      fc.property(fc.array(cell), fc.constantFrom('c.Hours', 'c.Challenge'), (cells, key) => {
        const list = cells.map((one, at) => entryOf({ id: `${at}`, cells: ['', one, one, null] }));
        const valuesOf = (descending: boolean) =>
          sorted(list, COLUMNS, { key, descending })
            .map(({ row }) => row.cells[1] ?? '')
            .filter((one) => one !== '');
        const [up, down] = [valuesOf(false), valuesOf(true)];
        const numbers = up.filter((one) => typeof one === 'number');
        expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
        // What a collator takes for equal is in the order of reading in both.
        const same = new Intl.Collator(undefined, { numeric: true });
        const pairs = down.toReversed().map((one, at) => same.compare(String(one), String(up[at])));
        expect(pairs.every((order) => order === 0)).toBe(true);
      }),
    );
  });

  it('goes up, down, and back to that of reading', () => {
    const up = nextSort('topic', null);
    const down = nextSort('topic', up);
    expect([up?.descending, down?.descending, nextSort('topic', down)]).toEqual([
      false,
      true,
      null,
    ]);
    expect(nextSort('done', down)).toEqual({ key: 'done', descending: false });
  });
});
