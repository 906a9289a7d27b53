import { groupBy } from '../../lib/collections.ts';
import { formatRecords, readRecords, uniqueNames } from '../../lib/csv.ts';
import { comparable } from '../../lib/text/comparable.ts';

/** The texts of one table on two branches, and where they parted. */
export interface TableVersions {
  /** Where the branch began; null if there was no table, or no readable one. */
  readonly begun: string | null;
  /** On the base now. */
  readonly base: string;
  /** On the branch now. */
  readonly branch: string;
}

/** Cells by column. */
type Row = ReadonlyMap<string, string>;

/** A table by column and row: a second column or row of one name has a key of its own. */
interface Table {
  readonly columns: readonly string[];
  readonly rows: ReadonlyMap<string, Row>;
}

/**
 * The table of a branch with what changed on the base since the branch began: cell by cell, by Id and
 * header. A cell that the base changed replaces the branch's. A row or a column that the base added
 * is added; a column that it removed goes if the branch did not change it; a row that it removed
 * stays, as does all else of the branch. A row without an Id goes by its name.
 *
 * Throws what the parser throws.
 */
export function mergeTables({ begun, base, branch }: TableVersions): string {
  if (base === begun || base === branch) return branch;
  if (branch.trim() === '') return base;
  const before = readTable(begun ?? '');
  const ours = alignRows(readTable(branch), before);
  const theirs = alignRows(alignRows(readTable(base), before), ours);
  const columns = mergeColumns(before, theirs, ours);
  const rows = [...ours.rows].map(([key, row]) => {
    const edited = theirs.rows.get(key);
    const cell = (column: string) => {
      const isEdited = edited && isChanged(before.rows.get(key), edited, column);
      return cellOf(isEdited && theirs.columns.includes(column) ? edited : row, column);
    };
    return columns.map(cell);
  });
  const added = [...theirs.rows].filter(([key, row]) => {
    const old = before.rows.get(key);
    const isNew = old === undefined || theirs.columns.some((name) => isChanged(old, row, name));
    return isNew && !ours.rows.has(key);
  });
  return formatRecords([
    columns,
    ...rows,
    ...added.map(([, row]) => columns.map((column) => cellOf(row, column))),
  ]);
}

/** The branch's columns in their order, then those of the base. */
function mergeColumns(before: Table, theirs: Table, ours: Table): readonly string[] {
  const changes = (table: Table, column: string) =>
    [...table.rows].some(([key, row]) => isChanged(before.rows.get(key), row, column));
  const isKept = (column: string) =>
    column === 'Id' ||
    theirs.columns.includes(column) ||
    !before.columns.includes(column) ||
    changes(ours, column);
  const isAdded = (column: string) =>
    !ours.columns.includes(column) && (!before.columns.includes(column) || changes(theirs, column));
  return [...ours.columns.filter(isKept), ...theirs.columns.filter(isAdded)];
}

const isChanged = (old: Row | undefined, row: Row, column: string) =>
  cellOf(old, column) !== cellOf(row, column);

const cellOf = (row: Row | undefined, column: string) => row?.get(column) ?? '';

function readTable(text: string): Table {
  const [header, ...records] = readRecords(text).map(({ cells }) => cells);
  const width = records.reduce((max, { length }) => Math.max(max, length), header?.length ?? 0);
  const columns = uniqueNames(Array.from({ length: width }, (_, i) => header?.[i]?.trim() ?? ''));
  const rows = records.map(
    (cells): Row => new Map(columns.map((column, i) => [column, cells[i] ?? ''])),
  );
  const keys = uniqueNames(rows.map((row) => cellOf(row, 'Id') || nameOf(row)));
  return { columns, rows: new Map(rows.map((row, i) => [keys[i] ?? '', row])) };
}

const nameOf = (row: Row) => comparable(cellOf(row, 'Topic'));

/**
 * Gives rows the keys of another table's: the old exporter had no Ids, and a spreadsheet rewrites them
 * (`001` as `1`). A row with an unknown key is that of its name, if neither table has that name twice
 * and the other's key is free.
 */
function alignRows(table: Table, other: Table): Table {
  const uniqueByName = ({ rows }: Table) => {
    const groups = [...groupBy([...rows], ([, row]) => nameOf(row))];
    return new Map(
      groups.flatMap(([name, [first, second]]) =>
        first === undefined || second !== undefined ? [] : [[name, first[0]] as const],
      ),
    );
  };
  const [names, otherNames] = [uniqueByName(table), uniqueByName(other)];
  const keyFor = (key: string, row: Row) => {
    const name = nameOf(row);
    const known = names.get(name) === key ? otherNames.get(name) : undefined;
    return known === undefined || other.rows.has(key) || table.rows.has(known) ? key : known;
  };
  const rows = new Map([...table.rows].map(([key, row]) => [keyFor(key, row), row]));
  return { ...table, rows };
}
