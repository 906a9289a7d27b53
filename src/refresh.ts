import type { Config } from './config.ts';
import { formatCsv, type TableRow } from './csv/write.ts';
import type { Clock } from './enrichment/clock.ts';
import { type EngineResult, enrich } from './enrichment/engine.ts';
import { revisionOf } from './enrichment/key.ts';
import { type Ask, type Model, NO_USAGE } from './enrichment/model.ts';
import { type Forecast, forecast } from './enrichment/plan.ts';
import { costUsd, priceOf } from './enrichment/prices.ts';
import { PROMPT_VERSION, systemInstruction } from './enrichment/prompt.ts';
import type { EngineEvent, Outcome } from './enrichment/result.ts';
import { asksOf, type PlannedRow, planRows } from './enrichment/rows.ts';
import { monthOf, type Store } from './enrichment/store.ts';
import { type Enrichment, isChallenge } from './enrichment/tldr.ts';
import { type Files, MAX_TEXT_BYTES } from './files.ts';
import { type LoadedRoadmap, loadRoadmaps, type UnloadedRoadmap } from './load.ts';
import type { Log } from './log.ts';
import {
  countRows,
  type RoadmapStats,
  type RowState,
  type Stats,
  type Stopped,
  successRate,
  sumRows,
} from './report/stats.ts';
import { plural } from './report/words.ts';

/** What a run touches of the world. */
export interface World {
  readonly files: Files;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  /** Cancels the run. */
  readonly signal: AbortSignal;
  /** The model to ask, or null where no key was given. */
  readonly openModel: (instructions: string) => Model | null;
  /** The event gives no secrets (a pull request of a fork or of Dependabot): no key is no fault. */
  readonly keyless: boolean;
  /** Where rows are to be asked, before the first request; then for every event of the engine. */
  readonly onPlan: (rows: number) => void;
  readonly onEvent: (event: EngineEvent) => void;
}

/** A row at the end of a run. */
export interface FinalRow extends TableRow {
  readonly state: RowState;
  /** Why the row is failed, pending or stale; empty otherwise. */
  readonly reason: string;
}

/** A table at the end of a run. */
export interface RefreshedRoadmap {
  readonly slug: string;
  readonly csvPath: string;
  /** The table's text. */
  readonly csv: string;
  readonly rows: readonly FinalRow[];
  readonly stats: RoadmapStats;
}

export interface RefreshResult {
  readonly stats: Stats;
  readonly roadmaps: readonly RefreshedRoadmap[];
  readonly preview: boolean;
  /** Faults that make the run a failure, one line each. */
  readonly errors: readonly string[];
}

/** Where a person makes a key. */
const KEY_PAGE = 'https://aistudio.google.com/apikey';

/**
 * The pipeline: roadmaps, values, model, tables. Every row is accounted for, whatever happens; the
 * tables are written in every ending but a dry run's.
 *
 * Throws only for what makes the whole run impossible before a row is known (two entries with one
 * name, no instructions file).
 */
export async function refresh(config: Config, world: World): Promise<RefreshResult> {
  const { clock, files, log } = world;
  const startedAt = clock.now();
  const instructions = config.instructions
    ? await files.readText(config.instructions, MAX_TEXT_BYTES)
    : '';
  const loaded = await loadRoadmaps(config, files);
  const plans = loaded.roadmaps.map((roadmap) => planOne(roadmap, config, world));
  const rows = plans.flatMap((plan) => plan.rows);
  const asks = asksOf(rows);
  const model = world.openModel(instructions);
  announce(rows, asks, world);

  const run = await ask(asks, { config, world, model, instructions, startedAt });
  const roadmaps = [];
  for (const plan of plans) {
    const final = plan.rows.map((row) => finish(row, run.outcomes.get(row.ask.key), model));
    roadmaps.push(await publish(plan, final, config, files));
  }
  world.store.close();

  const stats = statsOf({ run, roadmaps, errors: loaded.errors, config, startedAt, world });
  const writeErrors = roadmaps.flatMap(({ slug, stats: { error } }) =>
    error === undefined ? [] : [`${slug}: ${error}`],
  );
  const errors = [
    ...loaded.errors.map(({ slug, error }) => `${slug}: ${error}`),
    ...writeErrors,
    ...(run.fault === '' ? [] : [run.fault]),
  ];
  if (run.stopped === 'no-key') {
    log.notice(
      `${plural(asks.length, 'row')} not asked: pull requests of forks and Dependabot get no ` +
        'secrets. Nothing is to be fixed; the next run on the default branch does them.',
    );
  }
  return { stats, roadmaps, preview: model?.preview ?? false, errors };
}

interface Plan extends LoadedRoadmap {
  readonly rows: readonly PlannedRow[];
}

function planOne(loaded: LoadedRoadmap, config: Config, { store, log }: World): Plan {
  const { roadmap, published } = loaded;
  log.info(`${roadmap.slug}: ${plural(roadmap.topics.length, 'topic')}`);
  for (const warning of roadmap.warnings) log.warning(`${roadmap.slug}: ${warning}`);
  const refreshAll = config.refresh === 'all';
  const rows = planRows(roadmap.topics, { published, store, refreshAll });
  for (const { topic, invalidEdit } of rows) {
    if (invalidEdit === null) continue;
    log.warning(
      `${roadmap.slug}: the table's value of ${topic.topic} is not kept: ${invalidEdit}.`,
    );
  }
  return { ...loaded, rows };
}

function announce(rows: readonly PlannedRow[], asks: readonly Ask[], { log, store }: World): void {
  const kept = rows.filter((row) => !row.needed && row.value !== null);
  const fromTable = kept.filter((row) => row.value?.from === 'csv').length;
  const refused = rows.filter((row) => !row.needed && row.refused !== null).length;
  if (store.invalid > 0) {
    log.warning(`Cache: ${plural(store.invalid, 'line')} skipped, torn or invalid.`);
  }
  log.info(
    `Cache: ${store.size.toLocaleString('en-US')} ${store.size === 1 ? 'entry' : 'entries'}; ` +
      `${plural(kept.length, 'row')} reused (${fromTable} from the table, ${kept.length - fromTable} from the cache)`,
  );
  if (refused > 0) log.info(`${plural(refused, 'row')} not asked: refused by the model lately`);
  log.info(`Rows to enrich: ${asks.length.toLocaleString('en-US')}`);
}

interface AskContext {
  readonly config: Config;
  readonly world: World;
  readonly model: Model | null;
  readonly instructions: string;
  readonly startedAt: number;
}

interface AskResult extends Omit<EngineResult, 'stopped'> {
  readonly stopped: Stopped;
  readonly plan?: Forecast;
  /** What makes the run a failure; empty where nothing does. */
  readonly fault: string;
}

/** Asks the model, or says why it was not asked. */
async function ask(asks: readonly Ask[], context: AskContext): Promise<AskResult> {
  const { config, world, model, instructions, startedAt } = context;
  const instruction = systemInstruction(instructions);
  const price = priceOf(config.model);
  if (config['dry-run']) {
    const plan = forecast(asks, {
      batchSize: config['batch-size'],
      concurrency: config.concurrency,
      requestsPerMinute: config['requests-per-minute'],
      price,
      instruction,
    });
    return { ...notAsked(asks, 'dry run'), stopped: null, plan, fault: '' };
  }
  if (asks.length === 0) return { ...notAsked([], ''), stopped: null, fault: '' };
  if (model === null) {
    const fault =
      `${plural(asks.length, 'row')} to enrich, but no Gemini API key: make one at ${KEY_PAGE} and ` +
      'give it as gemini-api-key (GEMINI_API_KEY on the command line). dry-run needs none.';
    return world.keyless
      ? { ...notAsked(asks, 'no key'), stopped: 'no-key', fault: '' }
      : { ...notAsked(asks, 'no key'), stopped: 'key', fault };
  }
  world.onPlan(asks.length);
  const result = await enrich(asks, {
    model,
    clock: world.clock,
    batchSize: config['batch-size'],
    concurrency: config.concurrency,
    requestsPerMinute: config['requests-per-minute'],
    maxRequests: config['max-requests'],
    maxCostUsd: config['max-cost-usd'],
    price,
    deadlineAt: startedAt + config['deadline-minutes'] * 60_000,
    instruction,
    signal: world.signal,
    onValue: (row, value) => remember(row, value, context),
    onEvent: world.onEvent,
  });
  for (const [k, outcome] of result.outcomes) {
    if (outcome.state !== 'failed' || !outcome.refused || model.preview) continue;
    const made = new Date(world.clock.now()).toISOString();
    world.store.add({ k, refused: outcome.reason, made });
  }
  return { ...result, fault: faultOf(result, config) };
}

function notAsked(asks: readonly Ask[], reason: string) {
  const outcomes = new Map<string, Outcome>(
    asks.map(({ key }) => [key, { state: 'pending', reason }]),
  );
  const requests = { total: 0, batch: 0, single: 0, retries: 0 };
  return { outcomes, stopMessage: '', requests, usage: NO_USAGE };
}

/** A value is kept the moment it is validated: a kill loses at most the row being written. */
function remember(row: Ask, value: Enrichment, { model, world }: AskContext): void {
  if (model === null || model.preview || !isChallenge(value.challenge)) return;
  const now = new Date(world.clock.now());
  world.store.add({
    k: row.key,
    tldr: value.tldr,
    challenge: value.challenge,
    model: model.name,
    prompt: PROMPT_VERSION,
    made: now.toISOString(),
    used: monthOf(now),
  });
}

function faultOf({ stopped, stopMessage }: EngineResult, config: Config): string {
  if (stopped === 'key') {
    return `Gemini rejects the API key: ${stopMessage}. Check gemini-api-key, or make a key at ${KEY_PAGE}.`;
  }
  if (stopped === 'model') {
    return `Gemini does not serve the model ${config.model} to this key: ${stopMessage}. Set another model.`;
  }
  if (stopped === 'bad-request') {
    return `Gemini rejects the request: ${stopMessage}. Check model and instructions.`;
  }
  return '';
}

/** The row's value and state, once the model has been asked. */
function finish(row: PlannedRow, outcome: Outcome | undefined, model: Model | null): FinalRow {
  const { topic, ask: asked, value, outdated, refused } = row;
  if (outcome?.state === 'enriched') {
    const revision = model?.preview ? '' : revisionOf(asked.key);
    return { topic, ...outcome.value, revision, state: 'enriched', reason: '' };
  }
  if (value !== null) {
    const { tldr, challenge } = value;
    return { topic, tldr, challenge, revision: revisionOf(asked.key), state: 'cached', reason: '' };
  }
  const reason = refused ?? outcome?.reason ?? 'not asked';
  if (outdated !== null) return { topic, ...outdated, state: 'stale', reason };
  const state = refused !== null ? 'failed' : (outcome?.state ?? 'pending');
  return { topic, tldr: '', challenge: '', revision: '', state, reason };
}

/** Writes the table where its bytes change. */
async function publish(
  { roadmap, csvPath, csvText }: Plan,
  rows: readonly FinalRow[],
  config: Config,
  files: Files,
): Promise<RefreshedRoadmap> {
  const { slug, source } = roadmap;
  // Roadmaps of the workspace are the user's own to publish: `auto` fills the column.
  const csv = formatCsv(rows, { descriptions: config['include-description'] !== false });
  const stats = { slug, csv: csvPath, rows: countRows(rows.map(({ state }) => state)), source };
  const changed = csv !== csvText && !config['dry-run'];
  try {
    if (changed) await files.writeText(csvPath, csv);
    return { slug, csvPath, csv, rows, stats: { ...stats, changed } };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { slug, csvPath, csv, rows, stats: { ...stats, changed: false, error: message } };
  }
}

interface StatsContext {
  readonly run: AskResult;
  readonly roadmaps: readonly RefreshedRoadmap[];
  readonly errors: readonly UnloadedRoadmap[];
  readonly config: Config;
  readonly startedAt: number;
  readonly world: World;
}

function statsOf({ run, roadmaps, errors, config, startedAt, world }: StatsContext): Stats {
  const rows = sumRows(roadmaps.map(({ stats }) => stats.rows));
  const price = priceOf(config.model);
  const broken = errors.length > 0 || roadmaps.some(({ stats }) => stats.error !== undefined);
  return {
    version: 1,
    complete: !broken && rows.stale + rows.failed + rows.pending === 0,
    stopped: run.stopped,
    rows,
    successRate: successRate(rows),
    requests: run.requests,
    tokens: run.usage,
    costUsd: price && Number(costUsd(run.usage, price).toFixed(6)),
    durationMs: world.clock.now() - startedAt,
    ...(run.plan && { plan: run.plan }),
    roadmaps: [
      ...roadmaps.map(({ stats }) => stats),
      ...errors.map(({ slug, csvPath, error }) => ({
        slug,
        csv: csvPath,
        changed: false,
        rows: countRows([]),
        source: null,
        error,
      })),
    ],
  };
}
