import type { Column } from '../columns/column.ts';
import { compareTables } from '../formats/csv/compare.ts';
import { type PublishedRow, readPublished } from '../formats/csv/read.ts';
import { rowsById } from '../formats/csv/rows-by-id.ts';
import { shownRows } from '../formats/format.ts';
import { RECORD } from '../formats/formats.ts';
import { messageOf } from '../lib/error.ts';
import { FileError } from '../lib/file-error.ts';
import type { Files } from '../lib/files.ts';
import { countRows, type Table } from '../report/run-report.ts';
import { countGuessed } from '../sources/roadmap.ts';
import type { FinishedRow } from '../values/finish.ts';
import type { LoadedRoadmap } from './load.ts';
import { TOO_LARGE } from './size.ts';
import { viewFile } from './views.ts';

export interface WriteOptions {
  readonly dryRun: boolean;
  readonly columns: readonly Column[];
  readonly files: Files;
  /** False omits descriptions from every file and every report. */
  readonly descriptions: boolean;
  /** Size limit of a table: what a person wrote may be longer than any value of the model. */
  readonly maxBytes: number;
}

/** Writes the files of a roadmap whose bytes change. If one cannot be written, that is its error. */
export async function writeTable(
  { roadmap, isSource, record, views, publishedError, publishedRows }: LoadedRoadmap,
  rows: readonly FinishedRow[],
  { dryRun, columns, files, descriptions, maxBytes }: WriteOptions,
): Promise<Table> {
  const { slug, title, extraColumns = [], topics, origin: source } = roadmap;
  const shown = shownRows(rows, descriptions);
  const graph = descriptions ? roadmap.graph : null;
  const finished = { slug, title, columns, extraColumns, rows: shown, graph };
  const text = RECORD.render(finished);
  const { path, published, editedOnBase } = record;
  const written: Table['files'] = [
    { path, text, published, editedOnBase },
    ...views.map((view) => viewFile(view, finished, { path, text, published })),
  ];
  const compare = (published: ReadonlyMap<string, PublishedRow>) =>
    compareTables(published, rows, { columns, descriptions });
  const table = {
    slug,
    title,
    files: written,
    publishedError,
    rows: shown,
    changes: compare(publishedRows),
    compareWith: (text: string) =>
      compare(rowsById(readPublished(text, record.path, columns, isSource), topics)),
  };
  const stats = {
    slug,
    csv: record.path,
    changed: !dryRun && written.some(({ text, published }) => text !== published),
    rows: countRows(rows.map(({ state }) => state)),
    guessed: countGuessed(topics),
    source,
  };
  try {
    for (const file of written) {
      if (Buffer.byteLength(file.text) > maxBytes) throw new FileError(`${file.path} ${TOO_LARGE}`);
    }
    const here = [record, ...views].map((existing) => existing.here);
    for (const [index, file] of written.entries()) {
      if (!dryRun && file.text !== here[index]) await files.writeText(file.path, file.text);
    }
    return { ...table, stats };
  } catch (error) {
    return { ...table, stats: { ...stats, changed: false, error: messageOf(error) } };
  }
}
