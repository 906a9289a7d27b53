import { readRecords } from '../csv-records.ts';
import type { PublishedValue } from '../enrichment/rows.ts';
import { messageOf } from '../error.ts';
import { type COLUMNS, SEED_COLUMNS } from './columns.ts';

/** A file at `output` that is no table of ours: it must not be overwritten. */
export class TableError extends Error {
  override readonly name = 'TableError';
}

/** A row of a published table, its cells as they were before they were guarded. */
export interface PublishedRow extends PublishedValue {
  readonly category: string;
  readonly subcategory: string;
  readonly topic: string;
  /** Empty where the table withholds it. */
  readonly description: string;
  readonly resources: readonly string[];
}

/**
 * The rows of a published table by Id. A table without Id and Revision columns (the seed's) is
 * ours too, but none of its values can be told to belong to a text.
 *
 * Throws a `TableError` where the header does not begin with the seven columns.
 */
export function readPublished(text: string, path: string): ReadonlyMap<string, PublishedRow> {
  if (text.trim() === '') return new Map();
  if (/^\uFEFF?"?Category"?;/.test(text)) {
    throw new TableError(`${path} is separated by semicolons. Save it with commas.`);
  }
  const [header = [], ...records] = parseRecords(text, path);
  if (SEED_COLUMNS.some((column, i) => header[i]?.trim() !== column)) {
    throw new TableError(
      `${path} is no table of this tool: its header does not begin with ${SEED_COLUMNS.join(',')}. ` +
        'Move it away, or set another output.',
    );
  }
  const cell = (record: readonly string[], column: (typeof COLUMNS)[number]) =>
    record[header.findIndex((name) => name.trim() === column)] ?? '';
  const rows = new Map<string, PublishedRow>();
  for (const record of records) {
    const id = cell(record, 'Id');
    if (id === '' || rows.has(id)) continue;
    rows.set(id, {
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
    });
  }
  return rows;
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
