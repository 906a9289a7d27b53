import { describe, expect, it } from 'vitest';
import { COLUMNS } from '../../../src/columns/built-in.ts';
import {
  formatStoredEntry,
  parseStoredEntry,
  type StoredValue,
} from '../../../src/values/stored-entry.ts';
import { MORE_COLUMNS } from '../samples.ts';

const BUILT_IN = { TLDR: 'Oven', Challenge: 'practice' };

const entry: StoredValue = {
  k: 'a'.repeat(64),
  values: { ...BUILT_IN, Note: 'Gets hot', Level: 'low' },
  model: 'gemini-3.5-flash-lite',
  prompt: 1,
  made: '2026-11-01T00:00:00.000Z',
  used: '2026-11',
};

describe('the line of a value', () => {
  const line = formatStoredEntry(entry, MORE_COLUMNS);
  const changed = (changes: object) => JSON.stringify({ ...JSON.parse(line), ...changes });

  it('has a member for every column, behind the key', () => {
    expect(line).toBe(
      `{"k":"${entry.k}","tldr":"Oven","challenge":"practice","note":"Gets hot","level":"low",` +
        '"model":"gemini-3.5-flash-lite","prompt":1,"made":"2026-11-01T00:00:00.000Z","used":"2026-11"}',
    );
  });

  it('gives the value back', () => {
    expect(parseStoredEntry(line, MORE_COLUMNS)).toEqual(entry);
  });

  it('gives no more than the columns that are asked for', () => {
    expect(parseStoredEntry(line, COLUMNS)).toEqual({ ...entry, values: BUILT_IN });
  });

  it('is none of a table with more columns, which it has no value for', () => {
    const fewer = formatStoredEntry({ ...entry, values: BUILT_IN }, COLUMNS);
    expect(parseStoredEntry(fewer, COLUMNS)).not.toBeNull();
    expect(parseStoredEntry(fewer, MORE_COLUMNS)).toBeNull();
  });

  it.each([{ note: 'a b c d e f' }, { note: 'Gets hot.' }, { level: 'none' }, { level: 1 }])(
    'is none where a column would not keep what it holds: %j',
    (changes) => {
      expect(parseStoredEntry(changed(changes), MORE_COLUMNS)).toBeNull();
    },
  );
});
