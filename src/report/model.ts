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
  /** Faults that make the run a failure, one line each. */
  readonly errors: readonly string[];
}
