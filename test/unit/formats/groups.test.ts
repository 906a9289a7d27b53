import { describe, expect, it } from 'vitest';
import { categoryNumbers, groupsOf } from '../../../src/formats/groups.ts';
import { entryOf } from './page/client/samples.ts';

describe('the groups of a list', () => {
  const entries = [
    entryOf({ id: 'a', category: 'Clay', under: '' }),
    entryOf({ id: 'b', category: 'Clay', under: 'Wet' }),
    entryOf({ id: 'c', category: 'Clay', under: 'Wet' }),
    entryOf({ id: 'd', category: '', under: '' }),
    entryOf({ id: 'e', category: 'Fire', under: 'Wet' }),
  ];

  it('are topics that follow one another, with a heading where a category begins', () => {
    const groups = groupsOf(entries).map(({ category, showsCategory, subcategory, entries }) => [
      showsCategory ? category : null,
      subcategory,
      entries.map(({ row }) => row.id).join(''),
    ]);
    expect(groups).toEqual([
      ['Clay', '', 'a'],
      [null, 'Wet', 'bc'],
      ['', '', 'd'],
      ['Fire', 'Wet', 'e'],
    ]);
  });

  it('have the heading of the category again where a subcategory ends before it does', () => {
    const list = [...entries.slice(0, 3), entryOf({ id: 'f', category: 'Clay', under: '' })];
    expect(groupsOf(list).map(({ showsCategory }) => showsCategory)).toEqual([true, false, true]);
  });

  it('keep a topic without a place apart from the subcategory before it, in a list without categories', () => {
    const list = ['', 'Wet', 'Wet', ''].map((under, at) =>
      entryOf({ id: `${at}`, category: '', under }),
    );
    expect(groupsOf(list).map(({ showsCategory }) => showsCategory)).toEqual([false, false, true]);
  });

  it('have the numbers that their categories have on the map', () => {
    expect([...categoryNumbers(entries)]).toEqual([
      ['', 0],
      ['Clay', 1],
      ['Fire', 2],
    ]);
  });
});
