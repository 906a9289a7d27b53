import type { Column } from '../columns/column.ts';
import type { Config } from '../config/config.ts';
import { compareTables } from '../formats/csv/compare.ts';
import { readPublished } from '../formats/csv/read.ts';
import { rowsById } from '../formats/csv/rows-by-id.ts';
import { type FinishedTable, shownRows } from '../formats/format.ts';
import { messageOf } from '../lib/error.ts';
import type { Files } from '../lib/files.ts';
import type { OutputFile, Table } from '../report/run-report.ts';
import { countRows } from '../report/stats.ts';
import type { FinishedRow } from '../values/finish.ts';
import type { ExistingFile, LoadedRoadmap } from './load.ts';

export interface WriteOptions {
  readonly config: Config;
  readonly columns: readonly Column[];
  readonly files: Files;
  /** False withholds descriptions, in every file and every report. */
  readonly descriptions: boolean;
}

/** Writes the files of a roadmap whose bytes change. One that cannot be written is its error. */
export async function writeTable(
  { roadmap, files: existing, publishedRows }: LoadedRoadmap,
  rows: readonly FinishedRow[],
  { config, columns, files, descriptions }: WriteOptions,
): Promise<Table> {
  const { slug, title, extraColumns = [], topics, source } = roadmap;
  const finished = { slug, title, columns, extraColumns, rows: shownRows(rows, descriptions) };
  const [record, ...others] = existing;
  const written = [
    outputOf(record, finished),
    ...others.map((file) => outputOf(file, finished)),
  ] as const;
  const compare = (before: typeof publishedRows) =>
    compareTables(before, rows, { columns, descriptions });
  const stats = { slug, csv: record.path, rows: countRows(rows.map(({ state }) => state)), source };
  const dryRun = config['dry-run'];
  const changed = !dryRun && written.some(({ text, published }) => text !== published);
  const table = {
    slug,
    files: written,
    publishedError:
      existing.find(({ publishedError }) => publishedError !== '')?.publishedError ?? '',
    rows: finished.rows,
    changes: compare(publishedRows),
    compareWith: (text: string) =>
      compare(rowsById(readPublished(text, record.path, columns), topics)),
  };
  try {
    for (const [index, { path, text }] of written.entries()) {
      if (!dryRun && text !== existing[index]?.here) await files.writeText(path, text);
    }
    return { ...table, stats: { ...stats, changed } };
  } catch (error) {
    return { ...table, stats: { ...stats, changed: false, error: messageOf(error) } };
  }
}

function outputOf({ format, path, published }: ExistingFile, table: FinishedTable): OutputFile {
  return { path, text: format.render(table), published };
}
