import { cellOf } from '../../columns/column.ts';
import type { FinishedRow } from '../../values/finish.ts';
import type { FinishedTable, View } from '../format.ts';
import { typedCell } from '../typed.ts';

/**
 * The table for programs, as docs/table.schema.json describes it. It has no Revision, which is the
 * table's own: nothing reads this file back.
 */
export const json: View = { name: 'json', extension: '.json', version: 1, render };

type Member = readonly [name: string, value: unknown];

/** A cell a line, so that a diff shows which cells changed. */
function render(table: FinishedTable, mark: string): string {
  const { slug, title, columns, extraColumns, rows } = table;
  const kinds = [
    ...columns.map(({ name, kind }) => ({ name, kind: kind as string })),
    ...extraColumns.map((name) => ({ name, kind: 'own' })),
  ];
  const text = objectOf([
    // First, as a mark is looked for near the ends of a file alone.
    ['generator', literalOf(mark)],
    ['slug', literalOf(slug)],
    ['title', literalOf(title)],
    ['columns', literalOf(kinds)],
    ['rows', arrayOf(rows.map((row) => objectOf(membersOf(row, table).map(literalMember))))],
  ]);
  return `${text}\n`;
}

/** The cells of a row under the table's headers, in the table's order. */
function membersOf(
  { topic, values }: FinishedRow,
  { columns, extraColumns }: FinishedTable,
): readonly Member[] {
  return [
    ['Category', topic.category],
    ['Subcategory', topic.subcategory],
    ['Topic', topic.topic],
    ['Description', topic.description],
    ['Resources', topic.resources],
    ...columns.map((column): Member => [column.name, typedCell(column, cellOf(values, column))]),
    ['Id', topic.id],
    ...extraColumns.map((name, at): Member => [name, topic.extra?.[at] ?? '']),
  ];
}

/** JSON of a value. Some editors take U+2028 and U+2029 for line ends. */
function literalOf(value: unknown): string {
  return JSON.stringify(value, null, 2)
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}

const literalMember = ([name, value]: Member): readonly [string, string] => [
  name,
  literalOf(value),
];

/**
 * An object with its members in this order: JavaScript's own would put a header such as `2024` first,
 * and lose one that is called `__proto__`.
 *
 * @param members Names, and values as JSON.
 */
function objectOf(members: readonly (readonly [name: string, json: string])[]): string {
  const lines = members.map(([name, value]) => `${literalOf(name)}: ${value}`);
  return bracketed('{', lines, '}');
}

const arrayOf = (items: readonly string[]) =>
  items.length === 0 ? '[]' : bracketed('[', items, ']');

/** Line breaks of JSON are between its values alone, so every line may be indented. */
function bracketed(open: string, parts: readonly string[], close: string): string {
  return `${open}\n${parts.join(',\n').replace(/^/gm, '  ')}\n${close}`;
}
