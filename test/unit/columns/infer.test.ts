import { describe, expect, it } from 'vitest';
import { inferColumn } from '../../../src/columns/infer.ts';

const kindOf = (...cells: readonly string[]) => inferColumn('Mine', cells).kind;

describe('the kind of a column whose definition is not known', () => {
  it('is that of the built-in column of its name, whatever its cells are', () => {
    expect(inferColumn('Hours', ['a week']).kind).toBe('number');
  });

  it('is a number where every cell that is filled in is one', () => {
    expect(kindOf('1', '-2.5', '')).toBe('number');
    expect(kindOf('1', 'about 2')).toBe('text');
  });

  it('is a list where a cell has several items on one line', () => {
    expect(kindOf('clay|water', 'fire')).toBe('list');
    expect(kindOf('clay|water', 'fire\nash')).toBe('text');
  });

  it('is a choice where few values repeat themselves', () => {
    const column = inferColumn('Mine', ['low', 'high', 'low', '', 'high']);
    expect(column).toMatchObject({ kind: 'choice', schema: { enum: ['low', 'high'] } });
    expect(kindOf('low', 'high', 'low')).toBe('text');
  });

  it('is a choice for values as many and as long as a definition may have, and no more', () => {
    const twice = (values: readonly string[]) => kindOf(...values, ...values);
    const values = (count: number) => Array.from({ length: count }, (_, index) => `v${index}`);
    expect(twice(values(20))).toBe('choice');
    expect(twice(values(21))).toBe('text');
    expect(twice(['🏺'.repeat(40)])).toBe('choice');
    expect(twice(['🏺'.repeat(41)])).toBe('text');
  });

  it('is a text for a column without a cell', () => {
    expect(kindOf('', '')).toBe('text');
  });
});
