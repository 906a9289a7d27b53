import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guard, unguard } from '../../../src/lib/csv-guard.ts';

/** Any string at all, halves of surrogate pairs included; often one that needs the guard. */
const anyText = fc
  .tuple(
    fc.array(fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', '\n', ' '), { maxLength: 4 }),
    fc.array(fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit))),
  )
  .map((parts) => parts.flat().join(''));

describe('a cell', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', "'=1", "''@x"])(
    'that a spreadsheet would take for a formula gets an apostrophe: %j',
    (cell) => {
      expect(guard(cell)).toBe(`'${cell}`);
    },
  );

  it.each(['', 'text', "'text", "don't", ' =1', '\n=1', "it's -1", '–1', '1-2'])(
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
