import type { Forecast } from '../engine/plan.ts';
import type { EngineStop, RequestCounts } from '../engine/result.ts';
import type { Origin } from '../sources/roadmap.ts';
import type { RowState } from '../values/finish.ts';

export type RowCounts = Readonly<Record<'total' | RowState, number>>;

/** Why a run ended before every row had its value; null where it did not. */
export type Stopped = EngineStop | 'no-key' | null;

export interface RoadmapStats {
  readonly slug: string;
  /** Path of the table. */
  readonly csv: string;
  /** The table's bytes differ from the published ones. */
  readonly changed: boolean;
  readonly rows: RowCounts;
  readonly source: Origin | null;
  readonly error?: string;
}

/** The statistics of a run: the `stats` output, `--json`, and what every report is made from. */
export interface Stats {
  readonly version: 1;
  /** No row stale, failed or pending, and no roadmap in error. */
  readonly complete: boolean;
  readonly stopped: Stopped;
  readonly rows: RowCounts;
  /** (total - failed - pending) / total in percent, one decimal; 100 only where no row failed or is pending. */
  readonly successRate: number;
  readonly requests: RequestCounts;
  readonly tokens: { readonly input: number; readonly output: number; readonly cached: number };
  /** At list price; null for a model of unknown price. */
  readonly costUsd: number | null;
  readonly durationMs: number;
  /** Of a dry run. */
  readonly plan?: Forecast;
  readonly roadmaps: readonly RoadmapStats[];
}

export function countRows(states: readonly RowState[]): RowCounts {
  const counts = { total: states.length, enriched: 0, cached: 0, stale: 0, failed: 0, pending: 0 };
  for (const state of states) counts[state] += 1;
  return counts;
}

export function sumRows(all: readonly RowCounts[]): RowCounts {
  const sum = (name: keyof RowCounts) => all.reduce((total, counts) => total + counts[name], 0);
  return {
    total: sum('total'),
    enriched: sum('enriched'),
    cached: sum('cached'),
    stale: sum('stale'),
    failed: sum('failed'),
    pending: sum('pending'),
  };
}

export function successRate({ total, failed, pending }: RowCounts): number {
  if (failed + pending === 0) return 100;
  return Math.min(99.9, Math.round(((total - failed - pending) / total) * 1000) / 10);
}
