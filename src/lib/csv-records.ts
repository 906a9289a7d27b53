import { parse } from 'csv-parse/sync';
import { unguard } from './csv-guard.ts';

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
 * @param most Records to read at most; what follows is not looked at.
 */
export function readRecords(text: string, most?: number): readonly CsvRecord[] {
  const records = parse(text, {
    bom: true,
    relax_column_count: true,
    // An edit on Windows may leave two kinds; Excel for the Mac knows the third.
    record_delimiter: ['\r\n', '\n', '\r'],
    ...(most === undefined ? {} : { to: most }),
  });
  return records
    .map((cells, index) => ({ row: index + 1, cells: cells.map(unguard) }))
    .filter(({ cells }) => cells.length > 1 || cells[0] !== '');
}
