import type { Column } from '../columns/column.ts';
import { type FinishedTable, FORMATS, shownRows } from '../formats/format.ts';
import { MAX_TABLE_BYTES } from '../lib/files.ts';
import { thousands } from '../lib/text/words.ts';
import { finishRow } from '../values/finish.ts';
import type { PlannedRoadmap } from './reuse.ts';

/** Bytes of a cell for each token that its column may take: 120 characters of 4 bytes in 40 tokens. */
const MAX_BYTES_PER_TOKEN = 12;

/** Rows that are measured together: one text for all of a large table may exceed what a string holds. */
const CHUNK_ROWS = 1_000;

/** What every run does with a table that it could not read back. */
export const TOO_LARGE =
  `would have more than ${thousands(MAX_TABLE_BYTES)} bytes, which the next run could not read. ` +
  'Split the roadmap.';

export interface SizeOptions {
  readonly columns: readonly Column[];
  readonly descriptions: boolean;
  readonly maxBytes: number;
}

/**
 * Whether a roadmap's table may become larger than a table may be, with the longest values that the
 * model may give: known before a request is spent on it.
 */
export function mayExceedSize(plan: PlannedRoadmap, options: SizeOptions): boolean {
  const { columns, descriptions, maxBytes } = options;
  const longest = columns.map(({ name, tokens }) => {
    return [name, 'x'.repeat(tokens.max * MAX_BYTES_PER_TOKEN)] as const;
  });
  const answer = { values: Object.fromEntries(longest), open: new Map() };
  const finish = { columns, preview: false, withheld: false, dryRun: false, cached: true };
  const { slug, title, extraColumns = [] } = plan.roadmap;
  const table: FinishedTable = { slug, title, columns, extraColumns, rows: [] };
  let bytes = 0;
  for (let start = 0; start < plan.rows.length; start += CHUNK_ROWS) {
    const rows = plan.rows
      .slice(start, start + CHUNK_ROWS)
      .map((row) => finishRow(row, answer, finish));
    const [record] = FORMATS;
    bytes += Buffer.byteLength(record.render({ ...table, rows: shownRows(rows, descriptions) }));
    if (bytes > maxBytes) return true;
  }
  return false;
}
