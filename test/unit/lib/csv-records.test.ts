import { describe, expect, it } from 'vitest';
import { readRecords } from '../../../src/lib/csv-records.ts';

describe('the records of a CSV file', () => {
  it('are numbered as a spreadsheet numbers its rows', () => {
    expect(readRecords('a,b\n\n"x\ny",z\r\n\r\nlast')).toEqual([
      { row: 1, cells: ['a', 'b'] },
      { row: 3, cells: ['x\ny', 'z'] },
      { row: 5, cells: ['last'] },
    ]);
  });

  it('lose the byte order mark, and one apostrophe of what was guarded', () => {
    const [record] = readRecords(`\uFEFF'=1,''=1,"'-x",don't,=1`);
    expect(record?.cells).toEqual(['=1', "'=1", '-x', "don't", '=1']);
  });

  it('keep every other character, white space too', () => {
    expect(readRecords('" a ", b,"\r\n\t"')[0]?.cells).toEqual([' a ', ' b', '\r\n\t']);
  });

  it('are not read further than asked', () => {
    expect(readRecords('a\nb\nc "broken\n"', 2)).toHaveLength(2);
  });
});
