import type { Column } from '../columns/column.ts';
import type { Forecast } from '../engine/plan.ts';
import type { TableChanges } from '../formats/csv/compare.ts';
import type { FinishedRow } from '../values/finish.ts';
import type { RoadmapStats, Stats } from './stats.ts';

/** A file of a table, in one of its formats. */
export interface OutputFile {
  readonly path: string;
  readonly text: string;
  /** The published text when the run began; null where there was none. */
  readonly published: string | null;
}

/** A roadmap's table at the end of a run, as it may be shown. */
export interface Table {
  readonly slug: string;
  /** The record, which is read back, then the other formats. */
  readonly files: readonly [record: OutputFile, ...others: OutputFile[]];
  /** Why a published file could not be read; empty where all were. */
  readonly publishedError: string;
  /** Without descriptions where these must not be shown. */
  readonly rows: readonly FinishedRow[];
  /** What differs from the published table, row by row. */
  readonly changes: TableChanges;
  /** The same for another published text of the record. */
  readonly compareWith: (published: string) => TableChanges;
  readonly stats: RoadmapStats;
}

/** The result of a run: every report is made from it. */
export interface RunReport {
  readonly stats: Stats;
  /** What the model fills in. */
  readonly columns: readonly Column[];
  /** Of the roadmaps that could be loaded. */
  readonly tables: readonly Table[];
  /** The values are an offline preview, not a model's. */
  readonly preview: boolean;
  /** Dry run only: rows that a run would send within its limits, and those left to later runs. */
  readonly planned: { readonly now: number; readonly later: number } | null;
  /** When the rows that are left will be done; empty if none are left or nobody can say. */
  readonly forecast: string;
  /** What the provider's own prefix cache saved, in USD at list price. */
  readonly savedUsd: number;
  /** What the same rows would take in one request each, with nothing cached; null for a preview. */
  readonly unbatchedEstimate: Forecast | null;
  /** Errors that make the run a failure, one line each. */
  readonly errors: readonly string[];
}

/** A page to link to. The name is our own, never foreign text. */
export interface Link {
  /** Shown to the reader: `abc1234`, `#12`. */
  readonly name: string;
  readonly url: string;
}

/** Where a run and what it published can be seen. */
export interface Links {
  readonly run?: Link;
  readonly commit?: Link;
  readonly pullRequest?: Link;
  readonly artifact?: Link;
}

/** Everything that a summary or a comment reports. */
export interface Report {
  readonly run: RunReport;
  readonly links: Links;
  /** What publishing could not do, and why: one plain line each. */
  readonly notes: readonly string[];
}
