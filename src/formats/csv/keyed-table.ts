import { groupBy } from '../../lib/collections.ts';
import { readRecords, uniqueNames } from '../../lib/csv.ts';
import { comparable } from '../../lib/text/comparable.ts';
import { tableHeader } from '../../sources/list/header.ts';
import { headerOf } from './read.ts';

/** Cells by column. */
export type Row = ReadonlyMap<string, string>;

/** A table by column and row: a second column or row of one name has a key of its own. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: ReadonlyMap<string, Row>;
}

export const cellOf = (row: Row | undefined, column: string) => row?.get(column) ?? '';

/** Throws what the parser throws. */
export function readTable(text: string): Table {
  const [header, ...records] = readRecords(text).map(({ cells }) => cells);
  const width = records.reduce((max, { length }) => Math.max(max, length), header?.length ?? 0);
  // A list that is its own table may name our columns otherwise until it is written.
  const names = tableHeader(header ?? [], headerOf([]));
  const columns = uniqueNames(Array.from({ length: width }, (_, i) => names[i] ?? ''));
  const rows = records.map(
    (cells): Row => new Map(columns.map((column, i) => [column, cells[i] ?? ''])),
  );
  const keys = uniqueNames(rows.map(keyOf));
  return { columns, rows: new Map(rows.map((row, i) => [keys[i] ?? '', row])) };
}

/** The key of a row that is the first of its Id, or without one the first of its name. */
const keyOf = (row: Row) => cellOf(row, 'Id') || nameOf(row);

const nameOf = (row: Row) => comparable(cellOf(row, 'Topic'));

/**
 * Gives rows the keys of another table's. A row is the one of its Id and name: somebody may have copied
 * it, and named the copy otherwise. Else it is the one of its name and Revision, as a spreadsheet
 * rewrites Ids (`001` as `1`), even to that of another row; else that of its Id, renamed since; else
 * that of its name, if neither table has it twice: the old exporter had no Ids.
 *
 * @param settled Rows that have the key of one of these keep it.
 */
export function alignRows(table: Table, other: Table, settled?: Table): Table {
  const keys = new Map<Row, string>();
  const taken = new Set<string>();
  const assign = (row: Row, key: string | undefined) => {
    if (key === undefined || keys.has(row) || taken.has(key)) return;
    keys.set(row, key);
    taken.add(key);
  };
  for (const [key, row] of table.rows) if (settled?.rows.has(key)) assign(row, key);
  const byIdAndName = new Map(
    [...other.rows].toReversed().map(([key, row]) => [idAndName(row), key]),
  );
  for (const row of table.rows.values()) assign(row, byIdAndName.get(idAndName(row)));
  for (const [row, key] of uniqueMatches(table, other, nameAndText)) assign(row, key);
  for (const [key, row] of table.rows) {
    const found = other.rows.get(key);
    // The second rows of one Id have nothing in common but that.
    const isSecond = key !== keyOf(row) && found !== undefined && nameOf(found) !== nameOf(row);
    if (found !== undefined && !isSecond) assign(row, key);
  }
  for (const [row, key] of uniqueMatches(table, other, nameOf)) assign(row, key);
  const rest = [...table.rows].filter(([, row]) => !keys.has(row));
  const used = [...new Set([...taken, ...other.rows.keys()])];
  const others = uniqueNames([...used, ...rest.map(([key]) => key)]).slice(used.length);
  for (const [index, [, row]] of rest.entries()) keys.set(row, others[index] ?? '');
  const rows = new Map([...table.rows.values()].map((row) => [keys.get(row) ?? '', row]));
  return { ...table, rows };
}

const idAndName = (row: Row) => `${cellOf(row, 'Id')}\n${nameOf(row)}`;

/** Undefined if the row has no Revision: then nobody knows its text. */
const nameAndText = (row: Row) =>
  cellOf(row, 'Revision') === '' ? undefined : `${cellOf(row, 'Revision')}\n${nameOf(row)}`;

/** Rows of a table, with the keys of those of another that are alike, where neither has several such. */
function uniqueMatches(
  table: Table,
  other: Table,
  likenessOf: (row: Row) => string | undefined,
): readonly (readonly [Row, string])[] {
  const groupsOf = ({ rows }: Table) => groupBy([...rows], ([, row]) => likenessOf(row));
  const others = groupsOf(other);
  return [...groupsOf(table)].flatMap(([likeness, [[, row], ...more]]) => {
    const [found, ...several] = (likeness !== undefined && others.get(likeness)) || [];
    const isUnique = more.length === 0 && several.length === 0;
    return isUnique && found !== undefined ? [[row, found[0]] as const] : [];
  });
}
