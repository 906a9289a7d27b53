import { PREVIEW_COLUMN } from '../columns/built-in.ts';
import { type Column, cellOf } from '../columns/column.ts';
import { isLost } from '../columns/lost.ts';
import type { Values } from '../engine/model.ts';
import { removeInvisible } from '../lib/text/clean.ts';
import { isPreview } from './key.ts';

/** The cells of a row in a table that are not its topic's. */
export interface Published {
  /** By column name; a column without a value is missing or empty. */
  readonly values: Values;
  /**
   * Identifies the description that the values are for, or a preview, which is never reused; empty
   * if the row never had values, or a person filled them in.
   */
  readonly revision: string;
}

/**
 * The cells of a published row that are values, by column name. A person's is kept as written,
 * whatever rule of its column it breaks; only invisible characters go. An offline preview's cell is
 * no value, nor is one whose text was lost.
 */
export function filledCells({ values, revision }: Published, columns: readonly Column[]): Values {
  const cells: Record<string, string> = {};
  for (const column of columns) {
    const cell = cellOf(values, column);
    // By name: the column may have been defined otherwise since.
    if (column.name === PREVIEW_COLUMN && isPreview(revision, cell)) continue;
    const value = removeInvisible(cell);
    if (value.trim() !== '' && !isLost(value)) cells[column.name] = value;
  }
  return cells;
}

/** Whether every column has a value. */
export function isFilled(cells: Values, columns: readonly Column[]): boolean {
  return columns.every((column) => cellOf(cells, column) !== '');
}

/** Whether there is a value in any column. */
export const hasCells = (cells: Values) => Object.values(cells).some((cell) => cell !== '');
