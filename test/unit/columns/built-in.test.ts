import { describe, expect, it } from 'vitest';
import { COLUMNS, previewColumns } from '../../../src/columns/built-in.ts';
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
});

describe('a preview', () => {
  it('fills in the TLDR alone, in which topics need not differ', () => {
    const columns = previewColumns(MORE_COLUMNS);
    expect(namesOf(columns)).toEqual(['TLDR']);
    expect(columns.map(({ distinct }) => distinct)).toEqual([false]);
    expect(previewColumns(MORE_COLUMNS.slice(1))).toEqual([]);
  });
});
