import { readRecords } from '../../lib/csv-records.ts';
import { messageOf } from '../../lib/error.ts';
import type { PublishedValue } from '../../values/rows.ts';
import { COLUMNS, EXPORTER_COLUMNS } from './columns.ts';

/** A file at `output` that is not a table of ours: it must not be overwritten. */
export class TableError extends Error {
  override readonly name = 'TableError';
}

/** A row of a published table, its cells as they were before they were guarded. */
export interface PublishedRow extends PublishedValue {
  /** Empty where the table has none. */
  readonly id: string;
  readonly category: string;
  readonly subcategory: string;
  readonly topic: string;
  /** Empty where the table withholds it. */
  readonly description: string;
  readonly resources: readonly string[];
}

/**
 * The rows of a published table, in its order; none where there is no table.
 *
 * Throws a `TableError` where the header does not begin with the seven columns.
 */
export function readPublished(text: string, path: string): readonly PublishedRow[] {
  if (text.trim() === '') return [];
  if (/^\uFEFF?"?Category"?;/.test(text)) {
    throw new TableError(`${path} is separated by semicolons. Save it with commas.`);
  }
  const [header = [], ...records] = parseRecords(text, path);
  if (EXPORTER_COLUMNS.some((column, i) => header[i]?.trim() !== column)) {
    throw new TableError(
      `${path} is not a table of this tool: its header does not begin with ${EXPORTER_COLUMNS.join(',')}. ` +
        'Move it away, or set another output.',
    );
  }
  const cell = (record: readonly string[], column: (typeof COLUMNS)[number]) =>
    record[header.findIndex((name) => name.trim() === column)] ?? '';
  return records.map((record) => {
    return {
      id: cell(record, 'Id'),
      category: cell(record, 'Category'),
      subcategory: cell(record, 'Subcategory'),
      topic: cell(record, 'Topic'),
      description: cell(record, 'Description'),
      resources: cell(record, 'Resources')
        .split('|')
        .filter((url) => url !== ''),
      tldr: cell(record, 'TLDR'),
      challenge: cell(record, 'Challenge'),
      revision: cell(record, 'Revision'),
    };
  });
}

/** Columns of a table that are not ours, such as those of a list that was its source. */
export function otherColumns(text: string): readonly string[] {
  const [header] = readRecords(text, 1);
  const ours: readonly string[] = COLUMNS;
  return (header?.cells ?? []).map((name) => name.trim()).filter((name) => !ours.includes(name));
}

function parseRecords(text: string, path: string): readonly (readonly string[])[] {
  try {
    return readRecords(text).map(({ cells }) => cells);
  } catch (error) {
    throw new TableError(
      `${path} cannot be read as CSV (${messageOf(error)}). Repair or remove it.`,
      { cause: error },
    );
  }
}
