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

/** The columns of the exporter before this tool, which had neither Id nor Revision. */
export const EXPORTER_COLUMNS = [...TOPIC_COLUMNS, 'TLDR', 'Challenge'] as const;

/**
 * Whether a header is that of a table of ours, whatever its model's columns: such a file is read
 * back and replaced. The old exporter's tables are taken over.
 */
export function isOurs(header: readonly string[]): boolean {
  const begins = (columns: readonly string[]) => columns.every((name, i) => header[i] === name);
  return (
    begins(EXPORTER_COLUMNS) ||
    (begins(TOPIC_COLUMNS) && ROW_COLUMNS.every((name) => header.includes(name)))
  );
}
