import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guard, readRecords, unguard } from '../../../src/lib/csv.ts';

/** Any string at all, halves of surrogate pairs included; often one that needs the guard. */
const anyText = fc
  .tuple(
    fc.array(fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', '\n', ' ', '＝', '＠'), {
      maxLength: 4,
    }),
    fc.array(fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit))),
  )
  .map((parts) => parts.flat().join(''));

describe('a cell', () => {
  it.each([
    ...['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '\nx', '\n=1', "'=1", "''@x"],
    ...['＝1+1', '＋1', '－1', '＠SUM(A1)', "'＝1"],
  ])('that a spreadsheet would take for a formula gets an apostrophe: %j', (cell) => {
    expect(guard(cell)).toBe(`'${cell}`);
  });

  it.each(['', 'text', "'text", "don't", ' =1', "'", "it's -1", '１＋１', '–1', '1-2'])(
    'that is harmless stays as it is, written and read: %j',
    (cell) => {
      expect(guard(cell)).toBe(cell);
      expect(unguard(cell)).toBe(cell);
    },
  );

  it('loses one apostrophe when it is read, not all', () => {
    expect(unguard("'=1")).toBe('=1');
    expect(unguard("''=1")).toBe("'=1");
  });

  it('that a person wrote with a bare formula is read as it is', () => {
    expect(unguard('=1')).toBe('=1');
  });

  it('comes back from the guard as it was, whatever it holds', () => {
    fc.assert(
      fc.property(anyText, (cell) => {
        expect(unguard(guard(cell))).toBe(cell);
      }),
    );
  });

  it('never begins like a formula once it is guarded', () => {
    fc.assert(
      fc.property(anyText, (cell) => {
        expect(guard(cell)).not.toMatch(/^[=+\-@\t\r]/);
      }),
    );
  });
});

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
    expect(readRecords('a\nb\nc "broken\n"', { max: 2 })).toHaveLength(2);
  });
});

describe('a quote in the wrong place', () => {
  it.each([
    ['closed too early', 'a,b\n"1\n2",c\n"he said\n"hi" to her",3\n', 4],
    ['inside a cell without quotes', 'a,b\r\n1,2\r\n6" pipe,3\r\n', 3],
    ['in the first cell', '\uFEFF"a" x,b\n', 1],
    ['behind cells with doubled quotes', 'a,"b ""c""\n"",d"\r"x"y\n', 3],
  ])('is named by the line of its cell, with what to do: %s', (_, text, line) => {
    expect(() => readRecords(text)).toThrow(
      `a quote in line ${line} is out of place; double the quotes inside a cell`,
    );
  });

  it('is named by the line in which it opens where it is never closed', () => {
    expect(() => readRecords('a,b\n1,"2"\n"x,3\n4,5\n')).toThrow(
      'the quote that opens in line 3 is never closed; double the quotes inside a cell',
    );
  });
});
