import type { Column } from '../../columns/column.ts';
import { readRecords } from '../../lib/csv.ts';
import { messageOf } from '../../lib/error.ts';
import type { Published } from '../../values/rows.ts';
import { EXPORTER_COLUMNS, headerOf, isOurs } from './columns.ts';

/** A file at `output` that is not a table of ours: it must not be overwritten. */
export class TableError extends Error {
  override readonly name = 'TableError';
}

/** A row of a published table, its cells as they were before they were guarded. */
export interface PublishedRow extends Published {
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
 * Throws a `TableError` where the header is not that of a table of ours.
 */
export function readPublished(
  text: string,
  path: string,
  columns: readonly Column[],
): readonly PublishedRow[] {
  if (text.trim() === '') return [];
  if (/^\uFEFF?"?Category"?;/.test(text)) {
    throw new TableError(`${path} is separated by semicolons. Save it with commas.`);
  }
  const [header = [], ...records] = parseRecords(text, path);
  const names = header.map((name) => name.trim());
  if (!isOurs(names)) {
    throw new TableError(
      `${path} is not a table of this tool: its header does not begin with ${EXPORTER_COLUMNS.join(',')}. ` +
        'Move it away, or set another output.',
    );
  }
  return records.map((record) => {
    const cell = (name: string) => record[names.indexOf(name)] ?? '';
    return {
      id: cell('Id'),
      category: cell('Category'),
      subcategory: cell('Subcategory'),
      topic: cell('Topic'),
      description: cell('Description'),
      resources: cell('Resources')
        .split('|')
        .filter((url) => url !== ''),
      values: Object.fromEntries(columns.map(({ name }) => [name, cell(name)])),
      revision: cell('Revision'),
    };
  });
}

/** Columns of a table that are not ours, such as those of a list that was its source. */
export function otherColumns(text: string, columns: readonly Column[]): readonly string[] {
  const [header] = readRecords(text, 1);
  const ours = headerOf(columns);
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
