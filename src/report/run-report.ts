import { type Column, cellOf } from '../columns/column.ts';
import type { Usage } from '../engine/model.ts';
import type { Estimate } from '../engine/plan.ts';
import type { RequestCounts, StopReason } from '../engine/result.ts';
import type { Change } from '../formats/csv/compare.ts';
import type { IndexEntry } from '../formats/page/index-page.ts';
import { sumBy } from '../lib/collections.ts';
import type { TableFile } from '../publish/commit.ts';
import type { Origin } from '../sources/roadmap.ts';
import type { FinishedRow, RowState } from '../values/finish.ts';

export type RowCounts = Readonly<Record<'total' | RowState, number>>;

export function countRows(states: readonly RowState[]): RowCounts {
  const counts = { total: states.length, enriched: 0, cached: 0, stale: 0, failed: 0, pending: 0 };
  for (const state of states) counts[state] += 1;
  return counts;
}

/** How many rows have a value in a column, those of stale rows and of people included. */
export interface ColumnStats {
  readonly name: string;
  readonly filled: number;
  readonly empty: number;
}

export function columnStats(
  rows: readonly Pick<FinishedRow, 'values'>[],
  columns: readonly Column[],
): readonly ColumnStats[] {
  return columns.map((column) => {
    const filled = rows.filter(({ values }) => cellOf(values, column) !== '').length;
    return { name: column.name, filled, empty: rows.length - filled };
  });
}

/** Cells that have a value, in percent with one decimal; 100 only if none is empty. */
export function successRate(columns: readonly ColumnStats[]): number {
  const filled = sumBy(columns, (column) => column.filled);
  const empty = sumBy(columns, (column) => column.empty);
  if (empty === 0) return 100;
  return Math.min(99.9, Math.round((filled / (filled + empty)) * 1000) / 10);
}

/** What one of the models of a run did. */
export interface ModelStats {
  readonly model: string;
  /** HTTP requests sent to it. */
  readonly requests: number;
  /** Rows that have a value from it. */
  readonly rows: number;
  /** Why it did not do all that was left; null if it did, or nothing was sent to it. */
  readonly stopped: StopReason | null;
}

export interface RoadmapStats {
  readonly slug: string;
  /** Path of the table. */
  readonly csv: string;
  /** The table's bytes differ from the published ones. */
  readonly changed: boolean;
  readonly rows: RowCounts;
  /** Rows whose Category and Subcategory are a guess, from what is near them in the picture. */
  readonly guessed: number;
  readonly source: Origin | null;
  readonly error?: string;
}

/** The statistics of a run: the `stats` output, `--json`, and the basis of every report. */
export interface Stats {
  readonly version: 1;
  /** No row is stale, failed or pending, and no roadmap has an error. */
  readonly complete: boolean;
  /** Why the run ended before every row was enriched; null if it did not. */
  readonly stopped: StopReason | null;
  readonly rows: RowCounts;
  readonly successRate: number;
  readonly requests: RequestCounts;
  readonly tokens: Usage;
  /** At list price; null for a model of unknown price. */
  readonly costUsd: number | null;
  readonly durationMs: number;
  /** Only of a dry run. */
  readonly plan?: Estimate;
  /** Of each column that the model fills in. */
  readonly columns: readonly ColumnStats[];
  /** In the order in which they are tried. */
  readonly models: readonly ModelStats[];
  readonly roadmaps: readonly RoadmapStats[];
}

/** A roadmap's table at the end of a run, as it may be shown. */
export interface Table {
  readonly slug: string;
  readonly title: string;
  /** The record, which the next run reads back, then the other formats. */
  readonly files: readonly [record: TableFile, ...others: TableFile[]];
  /** Why a published file could not be read; empty if all were. */
  readonly publishedError: string;
  /** Without descriptions if these must not be shown. */
  readonly rows: readonly FinishedRow[];
  /** What differs from the published table, row by row; null if they cannot be compared. */
  readonly changes: readonly Change[] | null;
  /** The same for another published text of the record. */
  readonly compareWith: (published: string) => Table['changes'];
  readonly stats: RoadmapStats;
}

/** A file that lists the pages of a folder. */
export interface IndexFile extends TableFile {
  readonly entries: readonly IndexEntry[];
}

/** The result of a run: every report is made from it. */
export interface RunReport {
  readonly stats: Stats;
  /** The columns that the model fills in. */
  readonly columns: readonly Column[];
  /** One for each roadmap that could be loaded. */
  readonly tables: readonly Table[];
  /** One for each folder with the pages of several roadmaps. */
  readonly indexes: readonly IndexFile[];
  /** The values are an offline preview, not a model's. */
  readonly preview: boolean;
  /** Dry run only: rows that a run would send within its limits, and those left to later runs. */
  readonly planned: { readonly now: number; readonly later: number } | null;
  /** When the remaining rows will be done; empty if there are none or it cannot be known. */
  readonly forecast: string;
  /** What the provider's own prefix cache saved, in USD at list price. */
  readonly savedUsd: number;
  /** What the same rows would take in one request each, with nothing cached; null for a preview. */
  readonly unbatchedEstimate: Estimate | null;
  /** Errors that make the run fail, one line each. */
  readonly errors: readonly string[];
  /** The tables could not be published: one of the errors says why. */
  readonly publishFailed?: boolean;
}

/** A page to link to. The name is our own, never foreign text. */
export interface Link {
  /** Shown to the reader: `abc1234`, `#12`. */
  readonly name: string;
  readonly url: string;
  /** How outputs name what was published: a commit's SHA, a number. */
  readonly id?: string;
}

/** Where to see a run and what it published. */
export interface Links
  extends Readonly<Partial<Record<'run' | 'commit' | 'pullRequest' | 'artifact', Link>>> {
  /** Addresses of the published tables, by their paths. */
  readonly tables?: ReadonlyMap<string, string>;
}

/** Everything that a summary or a comment reports. */
export interface Report {
  readonly run: RunReport;
  readonly links: Links;
  /** What could not be published, and why: one plain line each. */
  readonly notes: readonly string[];
}
