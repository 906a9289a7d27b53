import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';

/** Where the table of every story is. */
export const TABLE = 'roadmaps/pottery.csv';

/** A row of a table by the names of its columns. */
export type Row = Record<string, string>;

/** The rows of a table; none without one. */
export function readTable(text: string | null): Row[] {
  return text === null ? [] : parse(text, { columns: true });
}

/** A table as roadmap-enrich writes it, so that git compares it row by row. */
export function writeTable(rows: readonly Row[]): string {
  const header = Object.keys(rows[0] ?? {});
  const records = rows.map((row) => header.map((name) => row[name] ?? ''));
  return stringify([header, ...records], { quoted: true, quoted_empty: true });
}
