import { describe, expect, it } from 'vitest';
import { COLUMNS, previewColumns } from '../../../src/columns/built-in.ts';
import { cellOf, parseCells } from '../../../src/columns/column.ts';
import { MORE_COLUMNS } from '../samples.ts';

const namesOf = (columns: typeof COLUMNS) => columns.map(({ name }) => name);

describe('the built-in columns', () => {
  it('are these, in the order of the table', () => {
    expect(COLUMNS.map(({ name, id }) => [name, id])).toEqual([
      ['TLDR', 'tldr'],
      ['Challenge', 'challenge'],
    ]);
  });

  it('differ between topics in the TLDR alone', () => {
    expect(namesOf(COLUMNS.filter(({ distinct }) => distinct))).toEqual(['TLDR']);
  });

  it('read a row, or say why its first wrong cell is none', () => {
    const parse = (cells: Readonly<Record<string, string>>) =>
      parseCells((column) => cellOf(cells, column), COLUMNS);
    expect(parse({ TLDR: ' Oven. ', Challenge: 'expert', Other: 'x' })).toEqual({
      ok: true,
      value: { TLDR: 'Oven', Challenge: 'expert' },
    });
    expect(parse({ TLDR: 'Oven' })).toEqual({ ok: false, why: 'invalid challenge' });
    expect(parse({})).toEqual({ ok: false, why: 'TLDR has no words' });
  });
});

describe('a preview', () => {
  it('fills in the TLDR alone, in which topics need not differ', () => {
    const columns = previewColumns(MORE_COLUMNS);
    expect(namesOf(columns)).toEqual(['TLDR']);
    expect(columns.map(({ distinct }) => distinct)).toEqual([false]);
    expect(previewColumns(MORE_COLUMNS.slice(1))).toEqual([]);
  });
});
