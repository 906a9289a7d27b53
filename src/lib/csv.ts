import { parse } from 'csv-parse/sync';

/**
 * Cells that a spreadsheet would take for a formula, however many apostrophes stand before
 * (OWASP, "CSV Injection").
 */
const FORMULA = /^'*[=+\-@\t\r]/;
const GUARDED = /^'+[=+\-@\t\r]/;

/** Puts one apostrophe before what looks like a formula. `unguard` takes it away again. */
export function guard(cell: string): string {
  return FORMULA.test(cell) ? `'${cell}` : cell;
}

/** The cell as it was before `guard`. */
export function unguard(cell: string): string {
  return GUARDED.test(cell) ? cell.slice(1) : cell;
}

/** One record of a CSV file, its cells as they were before they were guarded. */
export interface CsvRecord {
  /** As a spreadsheet numbers its rows: the header is 1, and blank lines count. */
  readonly row: number;
  readonly cells: readonly string[];
}

/**
 * The records of a CSV file (RFC 4180, also with a byte order mark and any line ends),
 * header included, blank lines left out. Records may differ in length.
 *
 * Roadmaps and tables are read with it alike: a table of ours that is the source of the next run
 * must mean the same both times. Throws what the parser throws.
 *
 * @param max Records to read; what follows is not looked at.
 */
export function readRecords(text: string, max?: number): readonly CsvRecord[] {
  const records = parse(text, {
    bom: true,
    relax_column_count: true,
    // An edit on Windows may leave two kinds; Excel for the Mac knows the third.
    record_delimiter: ['\r\n', '\n', '\r'],
    ...(max === undefined ? {} : { to: max }),
  });
  return records
    .map((cells, index) => ({ row: index + 1, cells: cells.map(unguard) }))
    .filter(({ cells }) => cells.length > 1 || cells[0] !== '');
}
