import { describe, expect, it } from 'vitest';
import { duration, joinParts, percent, plural, usd } from '../../../../src/lib/text/words.ts';

describe('words', () => {
  it.each([
    [0, '0 rows'],
    [1, '1 row'],
    [2, '2 rows'],
    [1_234, '1,234 rows'],
  ])('count %d as %s', (count, text) => {
    expect(plural(count, 'row')).toBe(text);
  });

  it.each([
    [0, '0.0 s'],
    [449, '0.4 s'],
    [9_949, '9.9 s'],
    [9_950, '10 s'],
    [59_499, '59 s'],
    [59_500, '1 min'],
    [60_000, '1 min'],
    [61_000, '1 min 1 s'],
    [119_600, '2 min'],
    [185_000, '3 min 5 s'],
    [5_400_000, '90 min'],
    [7_169_000, '119 min 29 s'],
    [7_200_000, '2 h'],
    [20_000_000, '5 h 33 min'],
  ])('tell %d ms as %s', (ms, text) => {
    expect(duration(ms)).toBe(text);
  });

  it('tell a rate with one decimal', () => {
    expect([percent(100), percent(66.7)]).toEqual(['100.0 %', '66.7 %']);
  });

  it.each([
    [0, '$0.0000'],
    [0.00012, '$0.0001'],
    [0.1395, '$0.1395'],
    [1, '$1.00'],
    [12.345, '$12.35'],
  ])('tell %d USD as %s', (amount, text) => {
    expect(usd(amount)).toBe(text);
  });
});

describe('parts of a sentence', () => {
  it('are joined where they are there', () => {
    expect(joinParts(['1 added', '', '2 removed', undefined], ', ')).toBe('1 added, 2 removed');
    expect(joinParts(['', undefined], ', ')).toBe('');
  });
});
