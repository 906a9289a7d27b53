import type { Config } from '../config/config.ts';
import { worstCostUsd } from '../engine/budget.ts';
import { limitsAtStart } from '../engine/limits.ts';
import type { Ask, Model } from '../engine/model.ts';
import { type Forecast, forecast } from '../engine/plan.ts';
import type { EngineEvent } from '../engine/result.ts';
import type { Clock } from '../lib/clock.ts';
import { messageOf } from '../lib/error.ts';
import { MAX_TEXT_BYTES } from '../lib/files.ts';
import type { Log } from '../lib/log.ts';
import { plural, usd } from '../lib/text/words.ts';
import { costUsd, priceOf } from '../models/prices.ts';
import { pendingForecast } from '../report/forecast.ts';
import type { RunReport, Table } from '../report/run-report.ts';
import { countRows, type Stats, successRate, sumRows } from '../report/stats.ts';
import type { Roadmap } from '../sources/roadmap.ts';
import { finishRow, type RowState } from '../values/finish.ts';
import { asksOf, type PlannedRow } from '../values/rows.ts';
import type { Store } from '../values/store.ts';
import { type AskResult, askModel } from './ask.ts';
import { type LoadWorld, loadRoadmaps, type UnloadedRoadmap } from './load.ts';
import { announce, planRoadmap } from './reuse.ts';
import { writeTable } from './write.ts';

/** What a run touches of the world. */
export interface World extends LoadWorld {
  /** What is written is not for the public, so texts of roadmap.sh may stand in it. */
  readonly mayShowUpstream: boolean;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  /** The model to ask, or null where no key was given. */
  readonly openModel: (instructions: string) => Model | null;
  /** The event gives no secrets (a pull request of a fork or of Dependabot): no key is no fault. */
  readonly withoutSecrets: boolean;
  /** Called with the number of rows to ask for, before the first request. */
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
  const { roadmaps, errors } = await loadRoadmaps(config, world);
  const plans = roadmaps.map((roadmap) => planRoadmap(roadmap, config, world));
  const rows = plans.flatMap((plan) => plan.rows);
  const asks = asksOf(rows);
  if (rows.length > 0) announce(rows, asks, world);

  const model = world.openModel(instructions);
  const preview = model?.preview ?? false;
  world.onPlan(asks.length);
  const run = await askModel(asks, { ...world, config, model, instructions, startedAt });
  tellStop(run, asks, { config, log });

  const tables: Table[] = [];
  for (const plan of plans) {
    const descriptions = showsDescriptions(plan.roadmap, config, world);
    const textShown = descriptions || !plan.roadmap.upstream;
    const ending = { preview, textShown, dryRun: config['dry-run'] };
    const ended = plan.rows.map((row) => finishRow(row, run.outcomes.get(row.ask.key), ending));
    tables.push(await writeTable(plan, ended, { config, files, descriptions }));
  }
  if (!config['dry-run']) store.close();
  if (store.failure !== null) {
    log.warning(`Cache not written: ${messageOf(store.failure)}. The next run may ask again.`);
  }
  const finished = tables.flatMap((table) => table.rows);
  // Rows that this run left to a later one would be counted as saved.
  const done = rows.filter((_, i) => !LEFT.includes(finished[i]?.state ?? 'pending'));
  const stats = statsOf({ run, tables, errors, config, durationMs: clock.now() - startedAt });
  const price = priceOf(config.model);
  return {
    stats,
    tables,
    preview,
    planned: run.plan ? plannedRows(rows, asks.slice(0, run.plan.rows)) : null,
    forecast: pendingForecast({
      stats,
      refused: finished.filter((row) => row.refused).length,
      unrenewed: rows.filter((row, i) => row.needed && finished[i]?.state === 'cached').length,
      dayLimit: run.dayLimit,
      now: clock.now(),
    }),
    oneByOne: preview || done.length === 0 ? null : oneByOne(done, run, config),
    savedUsd: price === null ? 0 : (run.usage.cached * (price.input - price.cached)) / 1_000_000,
    errors: [
      ...errors.flatMap(({ slug, error, cancelled }) => (cancelled ? [] : [`${slug}: ${error}`])),
      ...tables.flatMap(({ stats: { error } }) => error ?? []),
      ...(run.fault === '' ? [] : [run.fault]),
    ],
  };
}

/** The rows to be asked, divided by whether the run would get to their text. */
function plannedRows(rows: readonly PlannedRow[], reached: readonly Ask[]) {
  const keys = new Set(reached.map(({ key }) => key));
  const needed = rows.filter((row) => row.needed);
  const now = needed.filter(({ ask }) => keys.has(ask.key)).length;
  return { now, later: needed.length - now };
}

/** States of rows whose turn is yet to come. */
const LEFT: readonly RowState[] = ['stale', 'pending'];

/** Says what else than a fault ended the run, where nobody is to do anything about it. */
function tellStop(
  { stopped, stopMessage, requests, meter }: AskResult,
  asks: readonly Ask[],
  { config, log }: { readonly config: Config; readonly log: Log },
): void {
  if (stopped === 'outage') {
    log.warning(`Gemini does not answer: ${stopMessage}. The next run goes on with the rest.`);
  }
  const price = priceOf(config.model);
  if (stopped === 'budget' && requests.total === 0 && price !== null) {
    const one = usd(worstCostUsd(asks.slice(0, 1), { model: config.model, meter, price }));
    log.warning(
      `max-cost-usd is less than one row may cost (${one}), so none was asked. Raise it.`,
    );
  }
  if (stopped === 'no-key') {
    log.notice(
      `${plural(asks.length, 'row')} not asked: pull requests of forks and Dependabot get no ` +
        'secrets. There is nothing to fix; the next run on the default branch does them.',
    );
  }
}

/** Whether descriptions may be shown. Roadmaps of the workspace are the user's own to publish. */
function showsDescriptions(roadmap: Roadmap, config: Config, world: World): boolean {
  const wanted = config['include-description'];
  return wanted === 'auto' ? !roadmap.upstream || world.mayShowUpstream : wanted;
}

/** What the same rows would take if each were asked for by itself, and nothing were kept. */
function oneByOne(rows: readonly PlannedRow[], { meter }: AskResult, config: Config): Forecast {
  const limits = limitsAtStart({
    batchSize: 1,
    concurrency: config.concurrency,
    requestsPerMinute: config['requests-per-minute'],
  });
  const asks = rows.map(({ ask }) => ask);
  return forecast(asks, limits, { meter, price: priceOf(config.model) });
}

interface StatsOptions {
  readonly run: AskResult;
  readonly tables: readonly Table[];
  readonly errors: readonly UnloadedRoadmap[];
  readonly config: Config;
  readonly durationMs: number;
}

function statsOf({ run, tables, errors, config, durationMs }: StatsOptions): Stats {
  const rows = sumRows(tables.map(({ stats }) => stats.rows));
  const price = priceOf(config.model);
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
