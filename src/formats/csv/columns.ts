import type { Column } from '../../columns/column.ts';

/** Columns that come first in every table of ours, and by which one is known. */
export const TOPIC_COLUMNS = [
  'Category',
  'Subcategory',
  'Topic',
  'Description',
  'Resources',
] as const;

/** Columns that follow those of the model. */
const ROW_COLUMNS = ['Id', 'Revision'] as const;

/** The header of a table, without columns that are not ours. */
export function headerOf(columns: readonly Column[]): readonly string[] {
  return [...TOPIC_COLUMNS, ...columns.map(({ name }) => name), ...ROW_COLUMNS];
}
