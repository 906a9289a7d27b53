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

/** How much larger than the table another format may be: the page has each `<` as six characters. */
const MAX_VIEW_FACTOR = 6;

/** What every run does with a table that it could not read back. */
export const TOO_LARGE =
  `would have more than ${thousands(MAX_TABLE_BYTES)} bytes, which the next run could not read. ` +
  'Split the roadmap, or name fewer formats.';

export interface SizeOptions {
  readonly columns: readonly Column[];
  readonly descriptions: boolean;
  readonly maxBytes: number;
}

/**
 * The file of a roadmap that may become larger than a file may be, with the longest values that the
 * model may give: known before a request is spent on it. Null if none may.
 */
export function tooLargeFile(plan: PlannedRoadmap, options: SizeOptions): string | null {
  const { columns, descriptions, maxBytes } = options;
  const longest = columns.map(({ name, tokens }) => {
    return [name, 'x'.repeat(tokens.max * MAX_BYTES_PER_TOKEN)] as const;
  });
  const answer = { values: Object.fromEntries(longest), open: new Map() };
  const finish = { columns, preview: false, withheld: false, dryRun: false, cached: true };
  const { slug, title, extraColumns = [] } = plan.roadmap;
  const table: FinishedTable = { slug, title, columns, extraColumns, rows: [], graph: null };
  const renders = [
    { path: plan.record.path, render: RECORD.render },
    ...plan.views.map(({ path, view }) => {
      return { path, render: (part: FinishedTable) => view.render(part, '') };
    }),
  ];
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
    const bytes = JSON.stringify(held).length * MAX_BYTES_PER_CHARACTER + rows.length * answerBytes;
    return bytes * (plan.views.length > 0 ? MAX_VIEW_FACTOR : 1);
  };
  if (!exceeds(rough)) return null;
  const exact = (render: (part: FinishedTable) => string) => (rows: PlannedRoadmap['rows']) => {
    const finished = rows.map((row) => finishRow(row, answer, finish));
    return Buffer.byteLength(render({ ...table, rows: shownRows(finished, descriptions) }));
  };
  return renders.find(({ render }) => exceeds(exact(render)))?.path ?? null;
}
