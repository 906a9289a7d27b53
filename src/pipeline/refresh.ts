import { COLUMNS } from '../columns/built-in.ts';
import { promptFor } from '../columns/prompt.ts';
import type { Config } from '../config/config.ts';
import { costUsd, maxCostUsd } from '../engine/budget.ts';
import type { Model, ModelInfo, Price, Prompt, PromptItem, Values } from '../engine/model.ts';
import { type Forecast, forecast, limitsAtStart } from '../engine/plan.ts';
import type { EngineEvent } from '../engine/result.ts';
import type { Clock } from '../lib/clock.ts';
import { messageOf } from '../lib/error.ts';
import { MAX_TEXT_BYTES } from '../lib/files.ts';
import type { Log } from '../lib/log.ts';
import { plural, usd } from '../lib/text/words.ts';
import { columnsFor, describeModel } from '../models/models.ts';
import { previewWithoutDescription } from '../models/offline/offline.ts';
import { pendingForecast } from '../report/forecast.ts';
import type { RunReport, Table } from '../report/run-report.ts';
import { countRows, type Stats, successRate, sumRows } from '../report/stats.ts';
import { finishRow, type RowState } from '../values/finish.ts';
import { itemsToSend, type PlannedRow } from '../values/rows.ts';
import type { Store } from '../values/store.ts';
import { type AskResult, askModel } from './ask.ts';
import { type LoadedRoadmap, type LoadWorld, loadRoadmaps, type UnloadedRoadmap } from './load.ts';
import { logReuse, planRoadmap } from './reuse.ts';
import { writeTable } from './write.ts';

/** What a run touches of the world. */
export interface World extends Omit<LoadWorld, 'columns'> {
  /** What is written is not for the public, so texts of roadmap.sh may stand in it. */
  readonly mayShowUpstream: boolean;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  /** The model that the settings name, or null where it needs a key and none was given. */
  readonly openModel: (prompt: Prompt) => Model | null;
  /** The event gives no secrets (a fork's or Dependabot's pull request): a missing key is no error. */
  readonly withoutSecrets: boolean;
  /** Called with the number of rows to send, before the first request. */
  readonly onPlan: (rows: number) => void;
  readonly onEvent: (event: EngineEvent) => void;
}

/**
 * The pipeline: roadmaps, values, model, tables. Every row is accounted for, whatever happens; the
 * tables are written in every ending but a dry run's.
 *
 * Throws only for what makes the whole run impossible before a row is known (two entries with one
 * name, no instructions file).
 */
export async function refresh(config: Config, world: World): Promise<RunReport> {
  const { clock, files, log, store } = world;
  const startedAt = clock.now();
  const instructions = config.instructions
    ? await files.readText(config.instructions, MAX_TEXT_BYTES)
    : '';
  const columns = COLUMNS;
  const { roadmaps, errors } = await loadRoadmaps(config, { ...world, columns });
  const plans = roadmaps.map((roadmap) => {
    return planRoadmap(roadmap, { config, columns, store, log });
  });
  const rows = plans.flatMap((plan) => plan.rows);
  const items = itemsToSend(rows);
  if (rows.length > 0) logReuse(rows, items, world);

  const info = describeModel(config.model);
  const prompt = promptFor(columnsFor(info, columns), instructions);
  world.onPlan(items.length);
  const model = world.openModel(prompt);
  const run = await askModel(items, { ...world, config, info, model, prompt, startedAt });
  logEarlyStop(run, items, { info, log });

  const tables: Table[] = [];
  for (const plan of plans) {
    const descriptions = showsDescriptions(plan, config, world);
    const textShown = descriptions || !plan.upstream;
    const preview = (item: PromptItem, values: Values) =>
      textShown ? values : previewWithoutDescription(item);
    const options = { preview: info.preview ? preview : null, dryRun: config['dry-run'] };
    const finished = plan.rows.map((row) =>
      finishRow(row, run.outcomes.get(row.item.key), options),
    );
    tables.push(await writeTable(plan, finished, { config, columns, files, descriptions }));
  }
  if (!config['dry-run']) store.close();
  if (store.failure !== null) {
    log.warning(`Cache not written: ${messageOf(store.failure)}. The next run may ask again.`);
  }
  const finished = tables.flatMap((table) => table.rows);
  // Rows that this run left to a later one would be counted as saved.
  const done = rows.filter((_, i) => !LEFT.includes(finished[i]?.state ?? 'pending'));
  const durationMs = clock.now() - startedAt;
  const { price, preview } = info;
  const stats = statsOf({ run, tables, errors, price, durationMs });
  return {
    stats,
    columns,
    tables,
    preview,
    planned: run.plan ? plannedRows(rows, items.slice(0, run.plan.rows)) : null,
    forecast: pendingForecast({
      stats,
      refused: finished.filter((row) => row.refused).length,
      unrenewed: rows.filter((row, i) => row.needed && finished[i]?.state === 'cached').length,
      dayLimit: run.dayLimit,
      now: clock.now(),
    }),
    unbatchedEstimate:
      preview || done.length === 0 ? null : unbatchedEstimate(done, run, { config, price }),
    savedUsd: price === null ? 0 : (run.usage.cached * (price.input - price.cached)) / 1_000_000,
    errors: [
      ...errors.flatMap(({ slug, error, cancelled }) => (cancelled ? [] : [`${slug}: ${error}`])),
      ...tables.flatMap(({ stats: { error } }) => error ?? []),
      ...(run.error === '' ? [] : [run.error]),
    ],
  };
}

/** The rows to be asked, divided by whether the run would get to their text. */
function plannedRows(rows: readonly PlannedRow[], reached: readonly PromptItem[]) {
  const keys = new Set(reached.map(({ key }) => key));
  const needed = rows.filter((row) => row.needed);
  const now = needed.filter(({ item }) => keys.has(item.key)).length;
  return { now, later: needed.length - now };
}

/** States of rows whose turn is yet to come. */
const LEFT: readonly RowState[] = ['stale', 'pending'];

/** Logs what else than an error ended the run, where there is nothing for anybody to fix. */
function logEarlyStop(
  { stopped, stopMessage, requests, meter }: AskResult,
  items: readonly PromptItem[],
  { info, log }: { readonly info: ModelInfo; readonly log: Log },
): void {
  if (stopped === 'outage') {
    log.warning(
      `${info.label} does not answer: ${stopMessage}. The next run goes on with the rest.`,
    );
  }
  if (stopped === 'budget' && requests.total === 0 && info.price !== null) {
    const one = usd(maxCostUsd(items.slice(0, 1), info, meter));
    log.warning(
      `max-cost-usd is less than one row may cost (${one}), so none was asked. Raise it.`,
    );
  }
  if (stopped === 'no-key') {
    log.notice(
      `${plural(items.length, 'row')} not asked: pull requests of forks and Dependabot get no ` +
        'secrets. There is nothing to fix; the next run on the default branch does them.',
    );
  }
}

/** Whether descriptions may be shown. Roadmaps of the workspace are the user's own to publish. */
function showsDescriptions({ upstream }: LoadedRoadmap, config: Config, world: World): boolean {
  const wanted = config['include-description'];
  return wanted === 'auto' ? !upstream || world.mayShowUpstream : wanted;
}

/** What the same rows would take if each were sent by itself, and nothing were kept. */
function unbatchedEstimate(
  rows: readonly PlannedRow[],
  { meter }: AskResult,
  { config, price }: { readonly config: Config; readonly price: Price | null },
): Forecast {
  const limits = limitsAtStart({
    batchSize: 1,
    concurrency: config.concurrency,
    requestsPerMinute: config['requests-per-minute'],
  });
  const items = rows.map(({ item }) => item);
  return forecast(items, limits, { meter, rates: { price, thinkingTokens: 0 } });
}

interface StatsOptions {
  readonly run: AskResult;
  readonly tables: readonly Table[];
  readonly errors: readonly UnloadedRoadmap[];
  readonly price: Price | null;
  readonly durationMs: number;
}

function statsOf({ run, tables, errors, price, durationMs }: StatsOptions): Stats {
  const rows = sumRows(tables.map(({ stats }) => stats.rows));
  const broken = errors.length > 0 || tables.some(({ stats }) => stats.error !== undefined);
  const unloaded = errors.map(({ slug, csvPath, error }) => ({
    slug,
    csv: csvPath,
    changed: false,
    rows: countRows([]),
    source: null,
    error,
  }));
  return {
    version: 1,
    complete: !broken && rows.stale + rows.failed + rows.pending === 0,
    stopped: run.stopped,
    rows,
    successRate: successRate(rows),
    requests: run.requests,
    tokens: run.usage,
    // A millionth of a dollar is exact enough for any report.
    costUsd: price && Number(costUsd(run.usage, price).toFixed(6)),
    durationMs,
    ...(run.plan && { plan: run.plan.forecast }),
    roadmaps: [...tables.map(({ stats }) => stats), ...unloaded],
  };
}
