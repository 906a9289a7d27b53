import { describe, expect, it } from 'vitest';
import { optionGroups } from '../../../../../src/formats/page/client/model/counts.ts';
import {
  type Filters,
  facetsOf,
  isFiltering,
  NO_FILTERS,
  passing,
  toggled,
  withEntry,
} from '../../../../../src/formats/page/client/model/filters.ts';
import { COLUMNS, entryOf } from './samples.ts';

const ENTRIES = [
  entryOf({ id: 'a', category: 'Clay', cells: ['', 'practice', 2, ['Water']] }, true),
  entryOf({ id: 'b', category: 'Clay', cells: ['', 'expert', 20, ['Water', 'Fire']] }),
  entryOf({ id: 'c', category: 'Fire', cells: ['', 'expert', 'a week', null] }),
  entryOf({ id: 'd', category: '', cells: [null, 'Expert', null, ['Fire']] }),
];

const filtersOf = (changes: Partial<Filters>): Filters => ({ ...NO_FILTERS, ...changes });

const left = (changes: Partial<Filters>) =>
  passing(ENTRIES, facetsOf(filtersOf(changes), COLUMNS))
    .map(({ row }) => row.id)
    .join('');

const groupsWith = (changes: Partial<Filters>, found = ENTRIES) =>
  optionGroups(ENTRIES, found, {
    facets: facetsOf(filtersOf(changes), COLUMNS),
    columns: COLUMNS,
  });

const optionsOf = (name: string, changes: Partial<Filters> = {}, found = ENTRIES) =>
  groupsWith(changes, found)
    .find((group) => group.name === name)
    ?.options.map(({ value, count }) => `${value} ${count}`);

describe('filters', () => {
  it.each([
    ['nothing chosen', {}, 'abcd'],
    ['topics that are done', { done: 'done' }, 'a'],
    ['topics that are not', { done: 'todo' }, 'bcd'],
    ['a category', { categories: ['Clay'] }, 'ab'],
    ['topics without a category', { categories: [''] }, 'd'],
    ['two categories', { categories: ['Clay', 'Fire'] }, 'abc'],
    ['a choice', { values: new Map([['Challenge', ['expert']]]) }, 'bc'],
    ['one of the items of a list', { values: new Map([['Needs', ['Fire']]]) }, 'bd'],
    ['a smallest number', { ranges: new Map([['Hours', { from: 3, to: null }]]) }, 'b'],
    ['a largest number', { ranges: new Map([['Hours', { from: null, to: 2 }]]) }, 'a'],
    ['numbers between two', { ranges: new Map([['Hours', { from: 2, to: 20 }]]) }, 'ab'],
    [
      'a category and a choice',
      { categories: ['Clay'], values: new Map([['Challenge', ['expert']]]) },
      'b',
    ],
    ['a column that is gone', { values: new Map([['Level', ['high']]]) }, 'abcd'],
  ] as const)('leave what was asked for: %s', (_, changes, ids) => {
    expect(left(changes)).toBe(ids);
  });

  it('are set as soon as anything is chosen', () => {
    expect(isFiltering(NO_FILTERS)).toBe(false);
    expect(isFiltering(filtersOf({ done: 'todo' }))).toBe(true);
  });

  it('are changed by copies', () => {
    expect(toggled(['a'], 'b')).toEqual(['a', 'b']);
    expect(toggled(['a', 'b'], 'a')).toEqual(['b']);
    const map = new Map([['x', 1]]);
    expect([...withEntry(map, 'y', 2)]).toEqual([
      ['x', 1],
      ['y', 2],
    ]);
    expect([...withEntry(map, 'x', null)]).toEqual([]);
    expect(map.size).toBe(1);
  });
});

describe('the counts beside filters', () => {
  it('are those of the topics that each would leave', () => {
    expect(optionsOf('Category')).toEqual(['Clay 2', 'Fire 1', ' 1']);
  });

  it('list choices in the order of their definition, and what a person wrote last', () => {
    expect(optionsOf('Challenge')).toEqual(['practice 1', 'expert 2', 'Expert 1']);
  });

  it('list items by how many topics have them', () => {
    expect(optionsOf('Needs', { categories: ['Fire', ''] })).toEqual(['Fire 1', 'Water 0']);
  });

  it('obey all filters but their own', () => {
    expect(optionsOf('Category', { categories: ['Clay'] })).toEqual(['Clay 2', 'Fire 1', ' 1']);
    expect(optionsOf('Challenge', { categories: ['Clay'] })).toEqual([
      'practice 1',
      'expert 1',
      'Expert 0',
    ]);
  });

  it('obey the search', () => {
    expect(optionsOf('Category', {}, ENTRIES.slice(0, 1))).toEqual(['Clay 1', 'Fire 0', ' 0']);
  });

  it('give the limits of numbers', () => {
    const hours = groupsWith({}).find(({ name }) => name === 'Hours');
    expect(hours?.limits).toEqual({ from: 2, to: 20 });
  });

  it('leave out what there is nothing to choose of', () => {
    const columns = [{ name: 'Hours', kind: 'number', choices: [] }] as const;
    const entries = [entryOf({ category: 'Clay', cells: [null] })];
    expect(optionGroups(entries, entries, { facets: [], columns })).toEqual([]);
  });
});
