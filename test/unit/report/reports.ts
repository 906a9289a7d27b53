import { COLUMNS } from '../../../src/columns/built-in.ts';
import type { Change, ChangeKind } from '../../../src/formats/csv/compare.ts';
import { pendingForecast } from '../../../src/report/forecast.ts';
import type { Report, RunReport, Table } from '../../../src/report/run-report.ts';
import {
  columnStats,
  countRows,
  type RoadmapStats,
  type Stats,
  successRate,
} from '../../../src/report/run-report.ts';
import type { FinishedRow } from '../../../src/values/finish.ts';
import { finishedOf, statsOf, topicOf } from '../samples.ts';

// Reports whose statistics follow from their rows, so that no test tells two different stories.

/** A row of a topic; without a value where its state has none. */
export function rowOf(topic: string, changes: Partial<FinishedRow> = {}): FinishedRow {
  const empty = changes.state === 'failed' || changes.state === 'pending';
  return finishedOf({
    topic: topicOf({ id: topic, topic }),
    ...(empty && { values: {}, revision: '' }),
    ...changes,
  });
}

/** `count` rows with numbered names. */
export function rowsOf(count: number, changes: Partial<FinishedRow> = {}): readonly FinishedRow[] {
  return Array.from({ length: count }, (_, i) => rowOf(`Topic ${i + 1}`, changes));
}

export function changeOf(kind: ChangeKind, topic: string, changes: Partial<Change> = {}): Change {
  return { kind, id: topic, topic, before: '', after: '', ...changes };
}

interface TableSetup extends Partial<Omit<Table, 'changes' | 'stats'>> {
  /** What became different; null for a table that cannot be compared. */
  readonly changes?: readonly Change[] | null;
  /** The table's bytes are others; by default where there are changes, or nothing to compare. */
  readonly changed?: boolean;
  /** Why the table could not be written. */
  readonly error?: string;
  readonly path?: string;
  /** The published text; by default there is one where the table can be compared. */
  readonly published?: string | null;
}

export function tableOf({ changes = [], changed, error, ...given }: TableSetup = {}): Table {
  const { slug = 'pottery', published = changes === null ? null : '' } = given;
  const { path = `roadmaps/${slug}.csv`, rows = [rowOf('Kiln')] } = given;
  return {
    files: [{ path, text: '', published }],
    publishedError: '',
    slug,
    title: slug,
    rows,
    compareWith: () => changes,
    changes,
    stats: {
      slug,
      csv: path,
      changed: changed ?? (changes === null || changes.length > 0),
      rows: countRows(rows.map(({ state }) => state)),
      guessed: 0,
      source: null,
      ...(error !== undefined && { error }),
    },
  };
}

interface RunSetup extends Partial<Omit<RunReport, 'stats'>> {
  readonly stats?: Partial<Stats>;
  /** Roadmaps that could not be loaded, and why. */
  readonly unloaded?: Readonly<Record<string, string>>;
  /** The provider's quota of a day, in requests. */
  readonly dayLimit?: number;
}

/** When every run of these reports has ended. */
const NIGHT = Date.UTC(2026, 10, 24, 3);

export function runOf({
  stats: given = {},
  unloaded = {},
  dayLimit,
  ...run
}: RunSetup = {}): RunReport {
  const tables = run.tables ?? [tableOf()];
  const broken = Object.entries(unloaded).map(([slug, error]): RoadmapStats => {
    const csv = `roadmaps/${slug}.csv`;
    return { slug, csv, changed: false, rows: countRows([]), guessed: 0, source: null, error };
  });
  const roadmaps = [...tables.map((table) => table.stats), ...broken];
  const rows = countRows(tables.flatMap((table) => table.rows.map(({ state }) => state)));
  const stats = statsOf({
    complete:
      rows.stale + rows.failed + rows.pending === 0 &&
      roadmaps.every(({ error }) => error === undefined),
    rows,
    successRate: successRate(
      columnStats(
        tables.flatMap((table) => table.rows),
        COLUMNS,
      ),
    ),
    roadmaps,
    ...given,
  });
  const resting = tables.flatMap((table) => table.rows).filter((row) => row.rests).length;
  return {
    columns: COLUMNS,
    preview: false,
    planned: stats.plan ? { now: rows.pending, later: 0 } : null,
    forecast: pendingForecast({
      stats,
      resting,
      unrenewed: 0,
      refresh: 'refresh: all',
      cached: true,
      dayLimit: dayLimit ?? null,
      now: NIGHT,
    }),
    savedUsd: 0,
    indexes: [],
    unbatchedEstimate: null,
    errors: broken.map(({ slug, error }) => `${slug}: ${error}`),
    ...run,
    tables,
    stats,
  };
}

export function reportOf({
  run,
  links = {},
  notes = [],
}: {
  readonly run?: RunSetup;
  readonly links?: Report['links'];
  readonly notes?: Report['notes'];
} = {}): Report {
  return { run: runOf(run), links, notes };
}

/** Nothing was asked. */
export const NO_REQUESTS: Partial<Stats> = {
  requests: { total: 0, batch: 0, single: 0, retries: 0 },
  tokens: { input: 0, output: 0, cached: 0 },
  costUsd: 0,
  durationMs: 400,
};

/** Everything that foreign text may try at once. */
export const HOSTILE =
  '</summary></details> @octocat <img src=x> [a](b) ![a](https://example.com/x.png) | c\n\n# `x` ' +
  '**b** #12 GH-12 www.example.com a@example.com 0123456789abcdef $x$ \u202e\u001b[31m';
