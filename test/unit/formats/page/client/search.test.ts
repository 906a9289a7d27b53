import { describe, expect, it } from 'vitest';
import { fold } from '../../../../../src/formats/page/client/model/fold.ts';
import {
  isFound,
  searchTextOf,
  wordsOf,
} from '../../../../../src/formats/page/client/model/search.ts';
import { rowOf } from './samples.ts';

const finds = (query: string, row = rowOf()) => isFound(searchTextOf(row), wordsOf(query));

describe('the search', () => {
  it.each(['kiln', 'KILN', 'oven', 'hardens', 'practice', 'clay', 'firing', 'example.com', '4'])(
    'finds a topic by any of its texts: %s',
    (query) => {
      expect(finds(query)).toBe(true);
    },
  );

  it('finds a topic that has all words, in whatever order and place', () => {
    expect(finds('clay kiln')).toBe(true);
    expect(finds('clay wheel')).toBe(false);
  });

  it('finds everything where nothing is searched for', () => {
    expect(finds('  ')).toBe(true);
  });

  it('finds no word that begins in one text and ends in the next', () => {
    const row = rowOf({ topic: 'Kiln', path: ['Firing'] });
    expect(finds('kilnfiring', row)).toBe(false);
  });

  it.each([
    ['Überglasur', 'uberglasur'],
    ['uberglasur', 'Überglasur'],
    ['ＦＡＳＴ', 'fast'],
    ['José', 'jose\u0301'],
  ])('takes no heed of marks and forms of letters: %s', (text, query) => {
    expect(fold(text)).toContain(fold(query));
  });
});
