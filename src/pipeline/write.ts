import type { Column } from '../columns/column.ts';
import type { Config } from '../config/config.ts';
import { compareTables } from '../formats/csv/compare.ts';
import { csv as record } from '../formats/csv/write.ts';
import { shownRows } from '../formats/format.ts';
import { messageOf } from '../lib/error.ts';
import type { Files } from '../lib/files.ts';
import type { Table } from '../report/run-report.ts';
import { countRows } from '../report/stats.ts';
import type { FinishedRow } from '../values/finish.ts';
import type { LoadedRoadmap } from './load.ts';

export interface WriteOptions {
  readonly config: Config;
  readonly columns: readonly Column[];
  readonly files: Files;
  /** False withholds descriptions, in the table and in every report. */
  readonly descriptions: boolean;
}

/** Writes a table where its bytes change. A table that cannot be written is an error of its own. */
export async function writeTable(
  { roadmap, csvPath, csvHere, publishedText, publishedFault, publishedRows }: LoadedRoadmap,
  rows: readonly FinishedRow[],
  { config, columns, files, descriptions }: WriteOptions,
): Promise<Table> {
  const { slug, source } = roadmap;
  const csv = record.render({
    slug,
    title: roadmap.title,
    columns,
    extraColumns: roadmap.extraColumns ?? [],
    rows: shownRows(rows, descriptions),
  });
  const table = {
    slug,
    csvPath,
    csv,
    published: publishedText,
    publishedFault,
    rows,
    descriptions,
    changes: compareTables(publishedRows, rows, { columns, descriptions }),
  };
  const stats = { slug, csv: csvPath, rows: countRows(rows.map(({ state }) => state)), source };
  const changed = csv !== publishedText && !config['dry-run'];
  try {
    if (csv !== csvHere && !config['dry-run']) await files.writeText(csvPath, csv);
    return { ...table, stats: { ...stats, changed } };
  } catch (error) {
    return { ...table, stats: { ...stats, changed: false, error: messageOf(error) } };
  }
}
