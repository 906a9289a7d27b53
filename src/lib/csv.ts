import { CsvError, parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { layoutOf } from './csv-layout.ts';
import { joinSome } from './text/message.ts';

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
  /** Numbered as in a spreadsheet: the first is 1, blank lines count, and a line `sep=;` does not. */
  readonly row: number;
  readonly cells: readonly string[];
}

/** How a CSV file is read. */
export interface ReadOptions {
  /** Number of records to read; the rest is not parsed. */
  readonly max?: number;
  /** Separator of a file whose header is a single column; a comma by default. */
  readonly defaultSeparator?: string;
}

/**
 * The records of a CSV file (RFC 4180, also with a byte order mark, any line endings, and any of the
 * separators that `layoutOf` finds), including the header, without blank lines and a line such as
 * `sep=;`. Records may differ in length.
 *
 * Lists and tables are read alike, so that a table of ours means the same when it is the list of
 * another run. Throws an error that ends a sentence: what is wrong, in which line, and what to do.
 */
export function readRecords(text: string, options: ReadOptions = {}): readonly CsvRecord[] {
  return parseRecords(text, options)
    .map((cells, index) => ({ row: index + 1, cells: cells.map(unguard) }))
    .filter(({ cells }) => cells.length > 1 || cells[0] !== '');
}

/**
 * Records as CSV (RFC 4180): every cell guarded and in double quotes, without a byte order mark, LF
 * after every row.
 */
export function formatRecords(records: readonly (readonly string[])[]): string {
  return stringify(
    records.map((record) => record.map(guard)),
    { quoted: true, quoted_empty: true, record_delimiter: '\n' },
  );
}

/** Names of columns, each once: the second of one name gets ` (2)`. */
export function uniqueNames(names: readonly string[]): readonly string[] {
  const given = new Set<string>();
  return names.map((name) => {
    let unique = name;
    for (let n = 2; given.has(unique); n++) unique = `${name} (${n})`.trimStart();
    given.add(unique);
    return unique;
  });
}

/** Cells of a record up to the last that is not empty. */
export function lengthOf({ cells }: CsvRecord): number {
  return cells.findLastIndex((cell) => cell !== '') + 1;
}

/** Rows by their numbers in a spreadsheet: `row 3, row 7`. */
export const rowNames = (records: readonly CsvRecord[]) =>
  joinSome(records.map(({ row }) => `row ${row}`));

function parseRecords(text: string, { max, defaultSeparator }: ReadOptions): string[][] {
  const { separator, start } = layoutOf(text, defaultSeparator);
  try {
    return parse(text.slice(start), {
      bom: true,
      delimiter: separator,
      relax_column_count: true,
      // Cells between tabs are often written without quotes around them: a quote may be an inch.
      relax_quotes: separator === '\t',
      // An edit on Windows may leave two kinds of line endings; Excel for Mac has a third.
      record_delimiter: ['\r\n', '\n', '\r'],
      ...(max === undefined ? {} : { to: max }),
    });
  } catch (cause) {
    if (!(cause instanceof CsvError) || !cause.code.includes('QUOTE')) throw cause;
    // The parser names the line in which it gave up, which may be the last of the file.
    const at = wrongQuote(text, start, separator);
    const line = text.slice(0, at).split(/\r\n|\r|\n/).length;
    const isOpen = cause.code === 'CSV_QUOTE_NOT_CLOSED';
    const what = isOpen
      ? `the quote that opens in line ${line} is never closed`
      : `a quote in line ${line} is out of place`;
    throw new Error(`${what}; double the quotes inside a cell`, { cause });
  }
}

/**
 * Position of the first quote that is inside an unquoted cell, or that opens a cell which never ends
 * or goes on after its closing quote.
 */
function wrongQuote(text: string, start: number, separator: string): number {
  const isInside = (char: string) => !['', separator, '\r', '\n', '\uFEFF'].includes(char);
  for (let open = text.indexOf('"', start); open !== -1; ) {
    if (isInside(text.charAt(open - 1))) return open;
    let close = text.indexOf('"', open + 1);
    while (close !== -1 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
    if (close === -1 || isInside(text.charAt(close + 1))) return open;
    open = text.indexOf('"', close + 1);
  }
  return start;
}
