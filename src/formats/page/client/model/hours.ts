import type { PageColumn } from '../../page-data.ts';
import type { Entry } from './filters.ts';

/** The index of the column with hours of study; -1 without one. */
export const hoursColumn = (columns: readonly PageColumn[]) =>
  columns.findIndex(({ name, kind }) => kind === 'number' && name.toLowerCase() === 'hours');

/** What is left to study. */
export interface HoursLeft {
  readonly hours: number;
  /** Topics that are left and have no hours. */
  readonly unknown: number;
}

/** The sum of the hours of all topics that are not done; null if the table has no hours. */
export function hoursLeft(
  entries: readonly Entry[],
  columns: readonly PageColumn[],
): HoursLeft | null {
  const index = hoursColumn(columns);
  if (index < 0) return null;
  const left = entries.filter(({ done }) => !done).map(({ row }) => row.cells[index]);
  const known = left.filter((cell) => typeof cell === 'number');
  const sum = known.reduce((total, hours) => total + hours, 0);
  // Of hours with decimals, the sum has digits that nobody wrote.
  return { hours: Math.round(sum * 10) / 10, unknown: left.length - known.length };
}
