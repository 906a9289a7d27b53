import { type AskResult, askModel } from './ask.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import { compareTables } from './csv/compare.ts';
import { formatCsv } from './csv/write.ts';
import { type FinishedRow, finishRow } from './enrichment/finish.ts';
import { limitsAtStart } from './enrichment/limits.ts';
import type { Ask, Model } from './enrichment/model.ts';
import { type Forecast, forecast } from './enrichment/plan.ts';
import { costUsd, priceOf } from './enrichment/prices.ts';
import type { EngineEvent } from './enrichment/result.ts';
import { asksOf, type PlannedRow, planRows } from './enrichment/rows.ts';
import type { Store } from './enrichment/store.ts';
import { messageOf } from './error.ts';
import { type Files, MAX_TEXT_BYTES } from './files.ts';
import {
  type LoadedRoadmap,
  loadRoadmaps,
  type ReadPublished,
  type UnloadedRoadmap,
} from './load.ts';
import type { Log } from './log.ts';
import { pendingForecast } from './report/forecast.ts';
import type { RunReport, Table } from './report/model.ts';
import { countRows, type Stats, successRate, sumRows } from './report/stats.ts';
import { plural } from './report/words.ts';
import type { Remote } from './roadmap/remote/remote.ts';
import type { Roadmap, Topic } from './roadmap/topic.ts';

/** What a run touches of the world. */
export interface World {
  readonly files: Files;
  /** Null where the tables of the workspace are the published ones. */
  readonly readPublished: ReadPublished | null;
  /** Roadmaps that are named by slug or pattern. */
  readonly remote: Remote;
  /** What is written is not for the public, so texts of roadmap.sh may stand in it. */
  readonly mayShowUpstream: boolean;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  /** Cancels the run. */
  readonly signal: AbortSignal;
  /** The model to ask, or null where no key was given. */
  readonly openModel: (instructions: string) => Model | null;
  /** The event gives no secrets (a pull request of a fork or of Dependabot): no key is no fault. */
  readonly keyless: boolean;
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
  const plans = roadmaps.map((roadmap) => planOne(roadmap, config, world));
  const rows = plans.flatMap((plan) => plan.rows);
  const asks = asksOf(rows);
  if (rows.length > 0) announce(rows, asks, world);

  const model = world.openModel(instructions);
  const preview = model?.preview ?? false;
  world.onPlan(asks.length);
  const run = await askModel(asks, { ...world, config, model, instructions, startedAt });
  if (run.stopped === 'outage') {
    log.warning(`Gemini does not answer: ${run.stopMessage}. The next run goes on with the rest.`);
  }
  if (run.stopped === 'no-key') {
    log.notice(
      `${plural(asks.length, 'row')} not asked: pull requests of forks and Dependabot get no ` +
        'secrets. Nothing is to be fixed; the next run on the default branch does them.',
    );
  }

  const ending = { preview, dryRun: config['dry-run'] };
  const tables: Table[] = [];
  for (const plan of plans) {
    const finished = plan.rows.map((row) => finishRow(row, run.outcomes.get(row.ask.key), ending));
    const descriptions = showsDescriptions(plan.roadmap, config, world);
    tables.push(await writeTable(plan, finished, { config, files, descriptions }));
  }
  if (!config['dry-run']) store.close();
  if (store.failure !== null) {
    log.warning(`Cache not written: ${messageOf(store.failure)}. The next run may ask again.`);
  }
  const stats = statsOf({ run, tables, errors, config, durationMs: clock.now() - startedAt });
  const price = priceOf(config.model);
  return {
    stats,
    tables,
    preview,
    forecast: pendingForecast({ stats, dayLimit: run.dayLimit, now: clock.now() }),
    oneByOne: preview ? null : oneByOne(rows, run, config),
    savedUsd: price === null ? 0 : (run.usage.cached * (price.input - price.cached)) / 1_000_000,
    errors: [
      ...errors.map(({ slug, error }) => `${slug}: ${error}`),
      ...tables.flatMap(({ stats: { error } }) => error ?? []),
      ...(run.fault === '' ? [] : [run.fault]),
    ],
  };
}

interface Plan extends LoadedRoadmap {
  readonly rows: readonly PlannedRow[];
}

function planOne(loaded: LoadedRoadmap, config: Config, { store, log }: World): Plan {
  const { published } = loaded;
  const roadmap = { ...loaded.roadmap, topics: keepUnread(loaded.roadmap.topics, published) };
  log.info(`${roadmap.slug}: ${plural(roadmap.topics.length, 'topic')}`);
  for (const note of roadmap.notes) log.info(`${roadmap.slug}: ${note}`);
  for (const warning of roadmap.warnings) log.remark(`${roadmap.slug}: ${warning}`);
  const refreshAll = config.refresh === 'all';
  const rows = planRows(roadmap.topics, { published, store, refreshAll });
  for (const { topic, invalidEdit } of rows) {
    if (invalidEdit === null) continue;
    log.remark(`${roadmap.slug}: the table's value of ${topic.topic} is not kept: ${invalidEdit}.`);
  }
  return { ...loaded, roadmap, rows };
}

/** A topic whose text is out of reach stays in the table as it was published. */
function keepUnread(topics: readonly Topic[], published: LoadedRoadmap['published']) {
  return topics.map((topic) => {
    const old = topic.unread ? published.get(topic.id) : undefined;
    return old ? { ...topic, description: old.description, resources: old.resources } : topic;
  });
}

function announce(rows: readonly PlannedRow[], asks: readonly Ask[], { log, store }: World): void {
  const kept = rows.filter((row) => !row.needed && row.value !== null);
  const fromTable = kept.filter((row) => row.value?.from === 'csv').length;
  const refused = rows.filter((row) => !row.needed && row.refused !== null).length;
  if (store.invalid > 0) {
    log.warning(`Cache: ${plural(store.invalid, 'line')} skipped, torn or invalid.`);
  }
  const entries = `${store.size.toLocaleString('en-US')} ${store.size === 1 ? 'entry' : 'entries'}`;
  log.info(
    `Cache: ${entries}; ${plural(kept.length, 'row')} reused ` +
      `(${fromTable} from the table, ${kept.length - fromTable} from the cache)`,
  );
  if (refused > 0) log.info(`${plural(refused, 'row')} not asked: refused by the model lately`);
  const needed = rows.filter((row) => row.needed).length;
  const same = needed === asks.length ? '' : ` (${asks.length} different texts)`;
  log.info(`Rows to enrich: ${needed.toLocaleString('en-US')}${same}`);
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

/** Whether descriptions may be shown. Roadmaps of the workspace are the user's own to publish. */
function showsDescriptions(roadmap: Roadmap, config: Config, world: World): boolean {
  const wanted = config['include-description'];
  return wanted === 'auto' ? !roadmap.upstream || world.mayShowUpstream : wanted;
}

interface WriteOptions {
  readonly config: Config;
  readonly files: Files;
  readonly descriptions: boolean;
}

/** Writes the table where its bytes change. */
async function writeTable(
  { roadmap, csvPath, csvHere, csvText, publishedFault, published }: Plan,
  rows: readonly FinishedRow[],
  { config, files, descriptions }: WriteOptions,
): Promise<Table> {
  const { slug, source } = roadmap;
  const csv = formatCsv(rows, { descriptions, extraColumns: roadmap.extraColumns ?? [] });
  const table = {
    slug,
    csvPath,
    csv,
    published: csvText,
    publishedFault,
    rows,
    descriptions,
    changes: compareTables(published, rows, { descriptions }),
  };
  const stats = { slug, csv: csvPath, rows: countRows(rows.map(({ state }) => state)), source };
  const changed = csv !== csvText && !config['dry-run'];
  try {
    if (csv !== csvHere && !config['dry-run']) await files.writeText(csvPath, csv);
    return { ...table, stats: { ...stats, changed } };
  } catch (error) {
    return { ...table, stats: { ...stats, changed: false, error: messageOf(error) } };
  }
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
    ...(run.plan && { plan: run.plan }),
    roadmaps: [...tables.map(({ stats }) => stats), ...unloaded],
  };
}
