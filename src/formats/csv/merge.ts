import { formatRecords } from '../../lib/csv.ts';
import { alignRows, cellOf, type Row, readTable, type Table } from './keyed-table.ts';

/** The texts of one table on two branches, and where they parted. */
export interface TableVersions {
  /** Where the branch began; null if there was no table, or no readable one. */
  readonly begun: string | null;
  /** On the base now. */
  readonly base: string;
  /** On the branch now. */
  readonly branch: string;
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
  const theirs = alignRows(alignRows(readTable(base), before), ours, before);
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
  asText(cellOf(old, column)) !== asText(cellOf(row, column));

/** An editor that saves a table for Windows changes the line breaks within its cells, too. */
const asText = (cell: string) => cell.replace(/\r\n?/g, '\n');
