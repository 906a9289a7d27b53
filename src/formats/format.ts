import type { ViewColumn } from '../columns/infer.ts';
import type { Graph } from '../graph/graph.ts';
import type { FinishedRow } from '../values/finish.ts';

/** A table at the end of a run, as it may be shown. */
export interface FinishedTable {
  readonly slug: string;
  readonly title: string;
  readonly columns: readonly ViewColumn[];
  /** Names of columns that are not ours; their cells are in each topic's `extra`. */
  readonly extraColumns: readonly string[];
  /** In reading order; without descriptions if these must not be shown. */
  readonly rows: readonly FinishedRow[];
  /** The roadmap's picture; null if there is none, or it must not be shown. */
  readonly graph: Graph | null;
}

/** A way to write a table to a file. The same table gives the same bytes. */
export interface Format {
  /** What a user calls it. */
  readonly name: string;
  /** Replaces `.csv` in the path of the table. */
  readonly extension: string;
  readonly render: (table: FinishedTable) => string;
}

/** A format that only shows the table: no run reads it back. */
export interface View extends Omit<Format, 'render'> {
  /**
   * Part of the mark. Raised only for a defect that readers must not keep: with it, every file of the
   * format is written again, and committed.
   */
  readonly version: number;
  /** The file, with its mark (see `markOf`) where the format has room for one. */
  readonly render: (table: FinishedTable, mark: string) => string;
}

/**
 * Rows as they may be shown: with their descriptions or without. Without, the picture is not shown
 * either: of its headings above a topic only those that the table names.
 */
export function shownRows(
  rows: readonly FinishedRow[],
  showsDescriptions: boolean,
): readonly FinishedRow[] {
  if (showsDescriptions) return rows;
  return rows.map(({ topic: { cells, ...topic }, ...row }) => {
    const withheld = cells && { cells: { ...cells, description: '' } };
    const path = topic.path.slice(0, 2);
    return { ...row, topic: { ...topic, path, description: '', ...withheld } };
  });
}
