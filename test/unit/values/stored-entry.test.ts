import { describe, expect, it } from 'vitest';
import { COLUMNS } from '../../../src/columns/built-in.ts';
import {
  formatStoredEntry,
  parseStoredEntries,
  type StoredValue,
} from '../../../src/values/stored-entry.ts';
import { MORE_COLUMNS } from '../samples.ts';

const byIdentity = (columns: typeof COLUMNS) =>
  new Map(columns.map((column) => [column.identity, column]));
const parse = (line: string, columns = MORE_COLUMNS) =>
  parseStoredEntries(line, byIdentity(columns));

const origin = {
  model: 'gemini-3.5-flash-lite',
  prompt: 1,
  made: '2026-11-01T00:00:00.000Z',
  used: '2026-11',
};
const k = 'a'.repeat(64);
const entry: StoredValue = { k, c: 'note', v: 'Gets hot', ...origin };

describe('the line of a value', () => {
  const line = formatStoredEntry(entry);
  const changed = (changes: object) => JSON.stringify({ ...JSON.parse(line), ...changes });

  it('has the key, the column and the value in front', () => {
    expect(line).toBe(
      `{"k":"${k}","c":"note","v":"Gets hot",` +
        '"model":"gemini-3.5-flash-lite","prompt":1,"made":"2026-11-01T00:00:00.000Z","used":"2026-11"}',
    );
  });

  it('gives the value back', () => {
    expect(parse(line)).toEqual([entry]);
  });

  it('of a column that this run does not have is kept as it is', () => {
    expect(parse(changed({ v: 'Whatever. ' }), COLUMNS)).toEqual([{ ...entry, v: 'Whatever. ' }]);
  });

  it.each([
    { v: 'a b c d e f' },
    { v: 'Gets hot.' },
    { c: 'level', v: 'none' },
    { v: 1 },
    { v: '' },
    { c: '' },
  ])('is none where its column would not keep what it holds: %j', (changes) => {
    expect(parse(changed(changes))).toEqual([]);
  });
});

describe('a line of the form before columns had lines of their own', () => {
  it('is a value for each of the two columns of then', () => {
    const line = JSON.stringify({ k, tldr: 'Oven', challenge: 'practice', ...origin });
    expect(parse(line)).toEqual([
      { k, c: 'tldr', v: 'Oven', ...origin },
      { k, c: 'challenge', v: 'practice', ...origin },
    ]);
  });

  it('is none where one of them is invalid', () => {
    expect(parse(JSON.stringify({ k, tldr: 'Oven', challenge: 'easy', ...origin }))).toEqual([]);
  });

  it('is a refusal of both', () => {
    const { made } = origin;
    expect(parse(JSON.stringify({ k, refused: 'SAFETY', made }))).toEqual([
      { k, refused: 'SAFETY', made, c: 'tldr' },
      { k, refused: 'SAFETY', made, c: 'challenge' },
    ]);
  });
});
