import { parse } from 'csv-parse/sync';

/**
 * Cells that a spreadsheet would take for a formula, however many apostrophes precede it (OWASP, "CSV
 * Injection"): also behind a tab or a line break, and in the full-width forms of `=`, `+`, `-` and `@`.
 */
const FORMULA = /^'*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

/** Puts one apostrophe before what looks like a formula. `unguard` removes it again. */
export function guard(cell: string): string {
  return FORMULA.test(cell) ? `'${cell}` : cell;
}

/** The cell as it was before `guard`. */
export function unguard(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
}

/** One record of a CSV file, with its cells as they were before `guard`. */
export interface CsvRecord {
  /** Numbered as in a spreadsheet: the header is 1, and blank lines count. */
  readonly row: number;
  readonly cells: readonly string[];
}

/**
 * The records of a CSV file (RFC 4180, also with a byte order mark and any line endings), including
 * the header, without blank lines. Records may differ in length.
 *
 * Lists and tables are read alike, so that a table of ours means the same when it is the list of
 * another run. Throws what the parser throws.
 *
 * @param max Number of records to read; the rest is not parsed.
 */
export function readRecords(text: string, max?: number): readonly CsvRecord[] {
  const records = parse(text, {
    bom: true,
    relax_column_count: true,
    // An edit on Windows may leave two kinds of line endings; Excel for Mac has a third.
    record_delimiter: ['\r\n', '\n', '\r'],
    ...(max === undefined ? {} : { to: max }),
  });
  return records
    .map((cells, index) => ({ row: index + 1, cells: cells.map(unguard) }))
    .filter(({ cells }) => cells.length > 1 || cells[0] !== '');
}
