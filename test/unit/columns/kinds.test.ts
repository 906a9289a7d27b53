import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BUILT_IN } from '../../../src/columns/built-in.ts';
import type { Column } from '../../../src/columns/column.ts';
import { parseColumns } from '../../../src/columns/definitions.ts';

const OWN = `
- name: Story
  ask: What happened
  text: {words: 40, lines: 4}
- name: Note
  ask: A remark
  text: {words: 3}
- name: Rate
  ask: How much
  number: {from: -20, to: 20, decimals: 3}
- name: Grade
  ask: Which one
  choice: [A+, "B, C", très bien, 10]
- name: Tags
  ask: Words for it
  list: {items: 4, words: 2}
`;

const own = parseColumns(OWN);
const columns: readonly Column[] = [...BUILT_IN, ...(own.ok ? own.columns : [])];

/** What a model may write for a cell, near its rules and far from them. */
const piece = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 5 }),
  fc.constantFrom(
    ...[' ', '.', '…', '\u0301', '\u00a0', '👍', 'C++', '\n', '\r\n', '\t', '://', 'www.a', '|'],
    ...['***', '\uFFFD', '\u202e', '\u200b', '- ', 'Steps:', 'a', '1', '.5', 'e21', 'expert', 'A+'],
  ),
);
const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
const answer = fc.oneof(
  text,
  fc.array(text, { maxLength: 6 }),
  fc.double(),
  fc.integer({ min: -30, max: 30 }),
  fc.constantFrom('practice', 'BEGINNER', 'Très bien', 'b, c', '10', '-0.0', '12.50'),
  fc.jsonValue(),
);

it('the columns of this file are what they say', () => {
  expect(new Set(columns.map(({ kind }) => kind))).toEqual(
    new Set(['text', 'choice', 'number', 'list']),
  );
});

describe.each(columns.map((column) => [column.name, column] as const))('%s', (_, column) => {
  it('reads its own value alike, from an answer, the table and the cache', () => {
    fc.assert(
      fc.property(answer, (raw) => {
        const cell = column.parse(raw);
        if (!cell.ok) return;
        expect(column.parse(cell.value)).toEqual(cell);
      }),
      { numRuns: 500 },
    );
  });

  it('has no value that is empty or holds what no cell may hold', () => {
    fc.assert(
      fc.property(answer, (raw) => {
        const cell = column.parse(raw);
        if (!cell.ok) return;
        expect(cell.value).toBe(cell.value.normalize('NFC').trim());
        expect(cell.value).not.toBe('');
        expect(cell.value.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Bidi_Control}\uFFFD]/u);
        expect(cell.value).not.toMatch(/:\/\/|^\*\*\*$/);
      }),
      { numRuns: 500 },
    );
  });

  it('says of every other answer in one short line why it is none', () => {
    fc.assert(
      fc.property(answer, (raw) => {
        const cell = column.parse(raw);
        if (cell.ok) return;
        expect(cell.why).toMatch(/^[\x20-\x7e]{1,90}$/);
        expect(cell.why.toLowerCase()).toContain(column.name.toLowerCase());
      }),
    );
  });

  it.each([null, undefined, true, {}, { value: 'x' }, [], [[]], [null]])(
    'has no value for %j',
    (raw) => {
      expect(column.parse(raw)).toHaveProperty('ok', false);
    },
  );

  it('asks with words of JSON Schema that every Gemini model takes', () => {
    const keys = Object.keys(column.schema);
    expect(keys.filter((key) => !['type', 'enum', 'items'].includes(key))).toEqual([]);
  });

  it('leaves more room for a value than it is expected to take', () => {
    const { expected, max } = column.tokens;
    expect(expected).toBeGreaterThan(0);
    expect(max).toBeGreaterThan(expected);
    expect(Number.isInteger(expected) && Number.isInteger(max)).toBe(true);
  });

  it('says in one sentence what its values are like', () => {
    expect(column.summarize(['10', '12'])).toMatch(new RegExp(`^${column.name}s?: .*\\.$`));
  });
});
