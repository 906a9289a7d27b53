import type { FinishedTable } from './format.ts';

/** Names of the column that says what its owner has learnt, as they are compared. */
const DONE_COLUMNS = ['status', 'done'];

/** Cells of a topic that is done, as they are compared. */
const DONE_CELLS = ['done', 'yes', 'true', 'x', '1'];

/** The index in `extraColumns` of the column that says whether a topic is done; null without one. */
export function doneColumn({ extraColumns }: Pick<FinishedTable, 'extraColumns'>): number | null {
  const at = extraColumns.findIndex((name) => DONE_COLUMNS.includes(name.trim().toLowerCase()));
  return at < 0 ? null : at;
}

/** Whether a cell of such a column says that the topic is done. */
export const isDone = (cell: string) => DONE_CELLS.includes(cell.trim().toLowerCase());
