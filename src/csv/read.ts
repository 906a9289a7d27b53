import { parse } from 'csv-parse/sync';
import type { PublishedValue } from '../enrichment/rows.ts';
import { type COLUMNS, SEED_COLUMNS } from './columns.ts';
import { unguard } from './guard.ts';

/** A file at `output` that is no table of ours: it must not be overwritten. */
export class TableError extends Error {
  override readonly name = 'TableError';
}

/**
 * The values of a published table by Id. A table without Id and Revision columns (the seed's) is
 * ours too, but none of its values can be told to belong to a text.
 *
 * Throws a `TableError` where the header does not begin with the seven columns.
 */
export function readPublished(text: string, path: string): ReadonlyMap<string, PublishedValue> {
  if (text.trim() === '') return new Map();
  if (/^\uFEFF?"?Category"?;/.test(text)) {
    throw new TableError(`${path} is separated by semicolons: save it with commas.`);
  }
  const [header = [], ...records] = parseRecords(text, path);
  if (SEED_COLUMNS.some((column, i) => header[i]?.trim() !== column)) {
    throw new TableError(
      `${path} is no table of this tool: its header does not begin with ${SEED_COLUMNS.join(',')}. ` +
        'Move it away, or set another output.',
    );
  }
  const cell = (record: readonly string[], column: (typeof COLUMNS)[number]) =>
    unguard(record[header.findIndex((name) => name.trim() === column)] ?? '');
  const values = new Map<string, PublishedValue>();
  for (const record of records) {
    const id = cell(record, 'Id');
    if (id === '' || values.has(id)) continue;
    values.set(id, {
      tldr: cell(record, 'TLDR'),
      challenge: cell(record, 'Challenge'),
      revision: cell(record, 'Revision'),
    });
  }
  return values;
}

function parseRecords(text: string, path: string): readonly (readonly string[])[] {
  try {
    return parse(text, {
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
      // An edit on Windows may leave both.
      record_delimiter: ['\r\n', '\n'],
    });
  } catch (error) {
    throw new TableError(
      `${path} cannot be read as CSV (${String(error instanceof Error ? error.message : error)}). Repair or remove it.`,
      { cause: error },
    );
  }
}
