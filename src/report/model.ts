import type { FinishedRow } from '../enrichment/finish.ts';
import type { RoadmapStats, Stats } from './stats.ts';

/** A roadmap's table at the end of a run. */
export interface Table {
  readonly slug: string;
  readonly csvPath: string;
  /** The table's text. */
  readonly csv: string;
  readonly rows: readonly FinishedRow[];
  readonly stats: RoadmapStats;
}

/** A run as it ended: what every report is made from. */
export interface RunReport {
  readonly stats: Stats;
  /** Of the roadmaps that could be loaded. */
  readonly tables: readonly Table[];
  /** The values are an offline preview, not a model's. */
  readonly preview: boolean;
  /** When the rows that are left will be done; empty where none are, or nothing can be said. */
  readonly forecast: string;
  /** What the provider's own prefix cache saved, in USD at list price. */
  readonly savedUsd: number;
  /** Faults that make the run a failure, one line each. */
  readonly errors: readonly string[];
}
