import { previewColumns } from '../columns/built-in.ts';
import { type Config, nameOn } from '../config/config.ts';
import { costUsd } from '../engine/budget.ts';
import type { ModelInfo, PromptItem } from '../engine/model.ts';
import { estimateRun } from '../engine/plan.ts';
import { STOP_REASONS } from '../engine/result.ts';
import { plural } from '../lib/text/words.ts';
import { describeModel } from '../models/models.ts';
import { pendingForecast } from '../report/forecast.ts';
import {
  columnStats,
  countRows,
  type ModelStats,
  type RoadmapStats,
  type RunReport,
  type Stats,
  successRate,
  type Table,
} from '../report/run-report.ts';
import type { PlannedRow } from '../values/rows.ts';
import { type AskResult, settingsOf } from './ask.ts';
import type { World } from './refresh.ts';

/** What a run did, for its report. */
export interface RunParts extends Pick<World, 'clock' | 'columns' | 'store'> {
  readonly config: Config;
  readonly rows: readonly PlannedRow[];
  readonly items: readonly PromptItem[];
  readonly run: AskResult;
  readonly tables: readonly Table[];
  readonly unloaded: readonly RoadmapStats[];
  readonly indexes: RunReport['indexes'];
  readonly startedAt: number;
}

/** What the run came to, for statistics and reports. */
export function reportOf(parts: RunParts): RunReport {
  const { config, columns, rows, items, run, tables, unloaded, startedAt, clock } = parts;
  const first = describeModel(config.model[0]);
  const { preview } = first;
  const spent = spentOf(run, first);
  const models = config.model.map((name) => modelStats(name, run.modelResults));
  // The one that did most: its price is the one to compare with.
  const [main = { model: first.name }] = models.toSorted((a, b) => b.rows - a.rows);
  const { price } = describeModel(main.model);
  const finished = tables.flatMap((table) => table.rows);
  const counts = countRows(finished.map(({ state }) => state));
  const roadmaps = [...tables.map((table) => table.stats), ...unloaded];
  const stats: Stats = {
    version: 1,
    complete:
      roadmaps.every(({ error }) => error === undefined) &&
      counts.stale + counts.failed + counts.pending === 0,
    stopped: run.stopped,
    rows: counts,
    // A preview can fill in only some of the columns.
    successRate: successRate(columnStats(finished, preview ? previewColumns(columns) : columns)),
    requests: run.requests,
    tokens: run.usage,
    costUsd: spent?.costUsd ?? null,
    durationMs: Math.round(clock.now() - startedAt),
    ...(run.plan && { plan: run.plan.estimate }),
    columns: columnStats(finished, columns),
    models,
    roadmaps,
  };
  const needed = rows.filter(({ lacks }) => lacks.length > 0);
  const reached = new Set(items.slice(0, run.plan?.rows).map(({ key }) => key));
  const now = needed.filter(({ item }) => reached.has(item.key)).length;
  // Rows that are left to a later run have saved nothing.
  const done = rows.filter((_, i) => !['stale', 'pending'].includes(finished[i]?.state ?? ''));
  const unbatched = () =>
    estimateRun(
      done.map(({ item }) => ({ ...item, lacks: columns.map(({ name }) => name) })),
      { ...settingsOf(config), batchSize: 1 },
      {
        meter: run.meter,
        rates: { price, thinkingTokens: 0, outputLimit: Number.POSITIVE_INFINITY },
      },
    ).estimate;
  return {
    stats,
    columns,
    tables,
    indexes: parts.indexes,
    preview,
    planned: run.plan ? { now, later: needed.length - now } : null,
    forecast: pendingForecast({
      stats,
      resting: finished.filter((row) => row.rests).length,
      unrenewed: rows.filter((row, i) => row.lacks.length > 0 && finished[i]?.state === 'cached')
        .length,
      refresh: refreshOf(config),
      cached: parts.store.isKept,
      dayLimit: run.dayLimit,
      now: clock.date().getTime(),
    }),
    savedUsd: spent?.savedUsd ?? 0,
    // Takes a while, and a terminal does not show it.
    get unbatchedEstimate() {
      return preview || done.length === 0 ? null : unbatched();
    },
    errors: [
      ...unloaded
        .filter(({ error }) => error !== STOP_REASONS.cancelled)
        .map(({ slug, error }) => `${slug}: ${error}`),
      ...tables.flatMap((table) => table.stats.error ?? []),
      run.error,
    ].filter((error) => error !== ''),
  };
}

/** What one of the models of the run did. */
function modelStats(name: string, results: AskResult['modelResults']): ModelStats {
  const result = results.find(({ model }) => model.name === name);
  const rows = [...(result?.outcomes.values() ?? [])].filter(
    ({ values }) => Object.keys(values).length > 0,
  ).length;
  const [requests, stopped] = [result?.requests.total ?? 0, result?.stopped ?? null];
  return { model: name, requests, rows, stopped };
}

/** What a run cost, and what the provider's prefix cache saved; null if a price is unknown. */
function spentOf(run: AskResult, first: ModelInfo) {
  const paid = run.modelResults.filter(({ usage }) => usage.input + usage.output > 0);
  const used = paid.length > 0 ? paid : [{ model: first, usage: run.usage }];
  let [cost, saved] = [0, 0];
  for (const { model, usage } of used) {
    if (model.price === null) return null;
    cost += costUsd(usage, model.price);
    saved += (usage.cached * (model.price.input - model.price.cached)) / 1_000_000;
  }
  // A millionth of a dollar is exact enough for any report.
  return { costUsd: Number(cost.toFixed(6)), savedUsd: saved };
}

/** What makes a run fail, one line each: its errors, or open rows if `fail-on` says so. */
export function failuresOf({ errors, stats }: RunReport, config: Config): readonly string[] {
  if (errors.length > 0) return errors;
  const { plan, stopped, complete, rows } = stats;
  if (config['fail-on'] !== 'incomplete' || complete || plan || stopped === 'no-key') return [];
  const left = plural(rows.stale + rows.failed + rows.pending, 'row');
  return [
    `${left} stale, failed or pending, and ${nameOn(config.face, 'fail-on')} is set to incomplete.`,
  ];
}

/** The setting `refresh` with its value, as it stands in a workflow or on a command line. */
function refreshOf({ face, refresh }: Config): string {
  const value = typeof refresh === 'string' ? refresh : refresh.join(', ');
  const name = nameOn(face, 'refresh');
  if (face === 'action') return `${name}: ${value}`;
  return `${name} ${value.includes(' ') ? JSON.stringify(value) : value}`;
}
