import { describe, expect, it } from 'vitest';
import { listColumn } from '../../../src/columns/list.ts';
import { LONG, toTheEnd } from '../ends.ts';

const column = listColumn({
  name: 'Needs',
  id: 'needs',
  instruction: 'what to know before.',
  items: 3,
  words: 2,
  points: 30,
});
const invalid = (why: string) => ({ ok: false, why });

describe('a column of lists', () => {
  it.each([
    [['Clay', 'Water'], 'Clay|Water'],
    ['Clay|Water', 'Clay|Water'],
    [' Clay | Water ', 'Clay|Water'],
    ['Clay', 'Clay'],
    [['C++', '.NET', 'O(n)'], 'C++|.NET|O(n)'],
    [['Raw  clay.', 'Water,'], 'Raw clay|Water'],
  ])('has %j as %s', (raw, value) => {
    expect(column.parse(raw)).toEqual({ ok: true, value });
  });

  it.each([
    [['Clay', '', ' ', '.'], 'Clay'],
    ['|Clay||Water|', 'Clay|Water'],
    [['Clay', 'clay', 'CLAY ', 'Water'], 'Clay|Water'],
    [['Clay', 'Clay', 'Clay', 'Clay'], 'Clay'],
  ])('drops items that are empty or doubled: %j', (raw, value) => {
    expect(column.parse(raw)).toEqual({ ok: true, value });
  });

  it('has a slash in place of a separator within an item', () => {
    expect(column.parse(['TCP|IP', 'Clay'])).toEqual({ ok: true, value: 'TCP/IP|Clay' });
  });

  it.each([[[]], [''], [['', ' . ']], ['|']])('may not be empty: %j', (raw) => {
    expect(column.parse(raw)).toEqual(invalid('Needs has no items'));
  });

  it('may not have too many items', () => {
    expect(column.parse('a|b|c')).toEqual({ ok: true, value: 'a|b|c' });
    expect(column.parse('a|b|c|d')).toEqual(invalid('Needs has 4 items; the limit is 3'));
  });

  it('may not have an item of too many words, which is not cut', () => {
    expect(column.parse(['Clay', 'Very wet clay'])).toEqual(
      invalid('Needs has an item with 3 words; the limit is 2'),
    );
  });

  it.each([
    ['https://clay.example', 'a URL'],
    ['Clay\u202e', 'invisible characters'],
    ['Clay\tpot', 'invisible characters'],
    ['Clay\npot', 'more than one line'],
    ['Cl\uFFFDy', 'text that was lost (U+FFFD or ***)'],
    ['***', 'text that was lost (U+FFFD or ***)'],
    ['x'.repeat(31), '31 characters; the limit is 30'],
  ])('may not have an item such as %j', (item, why) => {
    expect(column.parse(['Water', item])).toEqual(invalid(`Needs has an item with ${why}`));
  });

  it.each([null, undefined, 7, true, {}, { 0: 'Clay' }, [7], ['Clay', null], [['Clay']]])(
    'has no value that is no list of texts: %j',
    (raw) => {
      expect(column.parse(raw)).toEqual(invalid('invalid needs'));
    },
  );

  it('asks for an array of texts, and may be of any width', () => {
    expect(column).toMatchObject({
      schema: { type: 'array', items: { type: 'string' } },
      width: null,
    });
  });

  it('is summed up by how many items its lists have', () => {
    expect(column.summarize(['a|b', 'a', 'a|b|c'])).toBe('Needs: 2.0 items on average (1 to 3).');
    expect(column.summarize(['a', 'b'])).toBe('Needs: 1.0 items on average.');
  });

  it.each([
    ['separators', '|'.repeat(LONG)],
    ['items', 'a|'.repeat(LONG / 2)],
    ['letters', 'a'.repeat(LONG)],
  ])('of tens of thousands of characters is read in linear time: %s', (_, raw) => {
    expect(toTheEnd(() => column.parse(raw))).toHaveProperty('ok', false);
  });
});
