import type { Column } from '../columns/column.ts';
import type { FinishedRow } from '../values/finish.ts';
import { csv } from './csv/write.ts';

/** A table at the end of a run, as it may be shown. */
export interface FinishedTable {
  readonly slug: string;
  readonly title: string;
  readonly columns: readonly Column[];
  /** Names of columns that are not ours; their cells are in each topic's `extra`. */
  readonly extraColumns: readonly string[];
  /** In reading order; without descriptions if these must not be shown. */
  readonly rows: readonly FinishedRow[];
}

/** A way to write a table to a file. The same table gives the same bytes. */
export interface Format {
  /** Replaces `.csv` in the path of the table. */
  readonly extension: string;
  readonly render: (table: FinishedTable) => string;
}

/** What every run writes: first the record, which the next run reads back. */
export const FORMATS: readonly [record: Format, ...others: Format[]] = [csv];

/** Rows as they may be shown: with their descriptions or without. */
export function shownRows(
  rows: readonly FinishedRow[],
  showsDescriptions: boolean,
): readonly FinishedRow[] {
  if (showsDescriptions) return rows;
  return rows.map(({ topic: { cells, ...topic }, ...row }) => {
    const withheld = cells && { cells: { ...cells, description: '' } };
    return { ...row, topic: { ...topic, description: '', ...withheld } };
  });
}
