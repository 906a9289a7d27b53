import type { Column } from '../columns/column.ts';
import { type FinishedTable, shownRows } from '../formats/format.ts';
import { RECORD } from '../formats/formats.ts';
import { sumBy } from '../lib/collections.ts';
import { MAX_TABLE_BYTES } from '../lib/limits.ts';
import { thousands } from '../lib/text/words.ts';
import { finishRow } from '../values/finish.ts';
import type { PlannedRoadmap } from './reuse.ts';

/** Bytes of a cell for each token that its column may take: 120 characters of 4 bytes in 40 tokens. */
const MAX_BYTES_PER_TOKEN = 12;

/**
 * Bytes of a table for each character of its rows in JSON, at most: three bytes of UTF-8 for a UTF-16
 * unit. The names of JSON are longer than the quotes and apostrophes of a CSV.
 */
const MAX_BYTES_PER_CHARACTER = 3;

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
  const table: FinishedTable = { slug, title, columns, extraColumns, rows: [], graph: null };
  const answerBytes = sumBy(longest, ([, value]) => value.length);
  const exceeds = (bytesOf: (rows: PlannedRoadmap['rows']) => number) => {
    let bytes = 0;
    for (let at = 0; at < plan.rows.length && bytes <= maxBytes; at += CHUNK_ROWS) {
      bytes += bytesOf(plan.rows.slice(at, at + CHUNK_ROWS));
    }
    return bytes > maxBytes;
  };
  // Most tables are far from the limit: then a rough figure spares the writing.
  const rough = (rows: PlannedRoadmap['rows']) => {
    const held = rows.map(({ topic, known, outdated }) => [topic, known.values, outdated?.values]);
    return JSON.stringify(held).length * MAX_BYTES_PER_CHARACTER + rows.length * answerBytes;
  };
  const exact = (rows: PlannedRoadmap['rows']) => {
    const finished = rows.map((row) => finishRow(row, answer, finish));
    const shown = shownRows(finished, descriptions);
    return Buffer.byteLength(RECORD.render({ ...table, rows: shown }));
  };
  return exceeds(rough) && exceeds(exact);
}
