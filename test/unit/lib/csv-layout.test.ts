import { describe, expect, it } from 'vitest';
import { readRecords } from '../../../src/lib/csv.ts';
import { layoutOf } from '../../../src/lib/csv-layout.ts';

const separatorOf = (text: string, usual?: string) => layoutOf(text, usual).separator;

describe('the separator of a CSV file', () => {
  it.each([
    ['a,b\n', ','],
    ['a;b;c,d\n', ';'],
    ['a\tb\n', '\t'],
    ['a|b\n', '|'],
    ['\uFEFF\r\n"a";"b"\r\n', ';'],
  ])('is what its header holds most often: %j', (text, separator) => {
    expect(separatorOf(text)).toBe(separator);
  });

  it.each([
    ['"Name, full";Note\n', ';'],
    ['"a,b,c,d";"e ""f"", g"\n', ';'],
    ['"a\n,,,";b\n', ';'],
    ['"Topic, or skill"\nx;y\n', ','],
    ['Size 6"\tTopic\nNail 9"\tx,y\n', '\t'],
    ['Size 6";Topic;"Note\n', ';'],
  ])('is never in quotes: %j', (text, separator) => {
    expect(separatorOf(text)).toBe(separator);
  });

  it.each([
    ['Topic;Cost (EUR, USD, GBP)\n', ';'],
    ['Course|Hours; at most; with breaks; at home\n', '|'],
    ['Note,,TOPIC,a;b;c;d;e\n', ','],
  ])('gives the header a column of topics, before any count: %j', (text, separator) => {
    expect(separatorOf(text)).toBe(separator);
  });

  it('is found in the header below a title', () => {
    expect(separatorOf('Plan, spring, of Mara\n\nTopic;Note\n')).toBe(';');
  });

  it('is the usual one where the header is a single column, whatever the rows hold', () => {
    expect(separatorOf('Topic\nForms; inputs; labels\n')).toBe(',');
    expect(separatorOf('Topic\nForms, inputs\n', '\t')).toBe('\t');
    expect(separatorOf('')).toBe(',');
  });

  it.each([
    ['sep=;\r\na,b;c\n', ';'],
    ['\uFEFFSEP=\t\ra,b\tc\r', '\t'],
    ['"sep=|"\na,b|c\n', '|'],
    ['sep=;;;\na,b;c\n', ';'],
    ['sep=^\na,b^c\n', '^'],
  ])('is what the first line says, which is no record: %j', (text, separator) => {
    expect(separatorOf(text)).toBe(separator);
    expect(readRecords(text)).toEqual([{ row: 1, cells: ['a,b', 'c'] }]);
  });

  it.each(['sep=\na,b\n', 'Topic\nsep=;\n', 'sep=;,x\na,b\n', 'sep=a\nb,c\n'])(
    'is not said by a line that only looks so: %j',
    (text) => {
      expect(layoutOf(text).start).toBe(0);
    },
  );
});

describe('a file with another separator than the comma', () => {
  it('has a wrong quote named by the line of the file', () => {
    const text = 'sep=;\na;b\n"1";2\n3" x;4\n';
    expect(() => readRecords(text)).toThrow('a quote in line 4 is out of place');
    expect(() => readRecords('sep=;\na;b\n1;"x\n')).toThrow('opens in line 3 is never closed');
  });

  it('may have quotes anywhere in cells between tabs', () => {
    const text = 'Topic\tNote\n6" nails\t"quoted\ttab"\n"Raw" clay\tx\n';
    expect(readRecords(text).map(({ cells }) => cells)).toEqual([
      ['Topic', 'Note'],
      ['6" nails', 'quoted\ttab'],
      ['"Raw" clay', 'x'],
    ]);
  });
});
