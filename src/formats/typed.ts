import type { Column } from '../columns/column.ts';
import type { FinishedTable } from './format.ts';

/** A cell as its column means it; null if it is empty. */
export type TypedCell = string | number | readonly string[] | null;

/**
 * A model column's cell: a number of a number, the items of a list, else the text. What a person wrote
 * that is not of its column's kind stays text.
 */
export function typedCell(
  { kind, parse }: Pick<Column, 'kind' | 'parse'>,
  cell: string,
): TypedCell {
  if (cell === '') return null;
  if (kind !== 'number' && kind !== 'list') return cell;
  if (!parse(cell).ok) return cell;
  if (kind === 'number') return Number(cell);
  const items = cell.split('|').filter((item) => item !== '');
  return items.length > 0 ? items : cell;
}

/** Names of the column that says what its owner has learnt, as they are compared. */
const DONE_COLUMNS = ['status', 'done'];

/** What its cells say of a topic that is done. */
const DONE_CELLS = ['done', 'yes', 'true', 'x', '1'];

/** The index in `extraColumns` of the column that says whether a topic is done; null without one. */
export function doneColumn({ extraColumns }: Pick<FinishedTable, 'extraColumns'>): number | null {
  const at = extraColumns.findIndex((name) => DONE_COLUMNS.includes(name.trim().toLowerCase()));
  return at < 0 ? null : at;
}

/** Whether a cell of such a column says that the topic is done. */
export const isDone = (cell: string) => DONE_CELLS.includes(cell.trim().toLowerCase());
