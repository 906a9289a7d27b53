import { COLUMNS } from '../columns/built-in.ts';
import type { Column } from '../columns/column.ts';
import { promptFor } from '../columns/prompt.ts';
import type { Config } from '../config/config.ts';
import { costUsd, maxCostUsd } from '../engine/budget.ts';
import type { Model, ModelInfo, Prompt, PromptItem, Values } from '../engine/model.ts';
import { forecast, limitsAtStart } from '../engine/plan.ts';
import { type EngineEvent, STOP_REASONS } from '../engine/result.ts';
import type { Clock } from '../lib/clock.ts';
import { messageOf } from '../lib/error.ts';
import { MAX_TEXT_BYTES } from '../lib/files.ts';
import type { Log } from '../lib/log.ts';
import { plural, usd } from '../lib/text/words.ts';
import { columnsFor, describeModel } from '../models/models.ts';
import { previewWithoutDescription } from '../models/offline/offline.ts';
import { pendingForecast } from '../report/forecast.ts';
import {
  countRows,
  type RoadmapStats,
  type RunReport,
  type Stats,
  successRate,
  type Table,
} from '../report/run-report.ts';
import { type FinishedRow, finishRow } from '../values/finish.ts';
import { itemsToSend, type PlannedRow } from '../values/rows.ts';
import type { Store } from '../values/store.ts';
import { type AskResult, askModel, settingsOf } from './ask.ts';
import { type LoadWorld, loadRoadmaps } from './load.ts';
import { logReuse, planRoadmap } from './reuse.ts';
import { writeTable } from './write.ts';

/** What a run needs from its surroundings. */
export interface World extends Omit<LoadWorld, 'columns'> {
  /** The public does not see what is written, so texts of roadmap.sh may be in it. */
  readonly mayShowUpstream: boolean;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  /** Opens the configured model; null if it needs a key and there is none. */
  readonly openModel: (prompt: Prompt) => Model | null;
  /** The event has no secrets (a fork's or Dependabot's pull request): a missing key is no error. */
  readonly withoutSecrets: boolean;
  /** Called with the number of rows to send, before the first request. */
  readonly onPlan: (rows: number) => void;
  readonly onEvent: (event: EngineEvent) => void;
}

/**
 * The pipeline: roadmaps, values, model, tables. Every row is accounted for, whatever happens, and
 * every run but a dry run writes its tables.
 *
 * Throws only for what makes the whole run impossible before any row is known (two entries with one
 * name, no instructions file).
 */
export async function refresh(config: Config, world: World): Promise<RunReport> {
  const { clock, files, log, store } = world;
  const startedAt = clock.now();
  const instructions = config.instructions
    ? await files.readText(config.instructions, MAX_TEXT_BYTES)
    : '';
  const columns = COLUMNS;
  const { roadmaps, unloaded } = await loadRoadmaps(config, { ...world, columns });
  const plans = roadmaps.map((roadmap) => {
    return planRoadmap(roadmap, { config, columns, store, log });
  });
  const rows = plans.flatMap((plan) => plan.rows);
  const items = itemsToSend(rows);
  if (rows.length > 0) logReuse(plans, items, world);

  const info = describeModel(config.model);
  const prompt = promptFor(columnsFor(info, columns), instructions);
  world.onPlan(items.length);
  const model = world.openModel(prompt);
  const run = await askModel(items, { ...world, config, info, model, prompt, startedAt });
  logEarlyStop(run, items, { info, log });

  const dryRun = config['dry-run'];
  const include = config['include-description'];
  const tables: Table[] = [];
  for (const plan of plans) {
    const { upstream } = plan;
    // Roadmaps in the workspace are the user's own to publish.
    const descriptions = include === 'auto' ? !upstream || world.mayShowUpstream : include;
    const previewOf = (item: PromptItem, values: Values) =>
      descriptions || !upstream ? values : previewWithoutDescription(item);
    const options = { preview: info.preview ? previewOf : null, dryRun };
    const finished = plan.rows.map((row) =>
      finishRow(row, run.outcomes.get(row.item.key), options),
    );
    tables.push(await writeTable(plan, finished, { dryRun, columns, files, descriptions }));
  }
  if (!dryRun) store.close();
  if (store.failure !== null) {
    log.warning(
      `The cache was not written: ${messageOf(store.failure)}. The next run may repeat some requests.`,
    );
  }
  return reportOf({ config, columns, info, rows, items, run, tables, unloaded, startedAt, clock });
}

interface RunParts {
  readonly config: Config;
  readonly columns: readonly Column[];
  readonly info: ModelInfo;
  readonly rows: readonly PlannedRow[];
  readonly items: readonly PromptItem[];
  readonly run: AskResult;
  readonly tables: readonly Table[];
  readonly unloaded: readonly RoadmapStats[];
  readonly startedAt: number;
  readonly clock: Clock;
}

/** What the run came to, for statistics and reports. */
function reportOf(parts: RunParts): RunReport {
  const { config, columns, info, rows, items, run, tables, unloaded, clock } = parts;
  const { price, preview } = info;
  const finished = tables.flatMap((table) => table.rows);
  const stats = statsOf(parts, finished);
  const needed = rows.filter((row) => row.needed);
  const reached = new Set(items.slice(0, run.plan?.rows).map(({ key }) => key));
  const now = needed.filter(({ item }) => reached.has(item.key)).length;
  // Rows that are left to a later run have saved nothing.
  const done = rows.filter((_, i) => !['stale', 'pending'].includes(finished[i]?.state ?? ''));
  return {
    stats,
    columns,
    tables,
    preview,
    planned: run.plan ? { now, later: needed.length - now } : null,
    forecast: pendingForecast({
      stats,
      refused: finished.filter((row) => row.refused).length,
      unrenewed: rows.filter((row, i) => row.needed && finished[i]?.state === 'cached').length,
      dayLimit: run.dayLimit,
      now: clock.now(),
    }),
    savedUsd: price === null ? 0 : (run.usage.cached * (price.input - price.cached)) / 1_000_000,
    unbatchedEstimate:
      preview || done.length === 0
        ? null
        : forecast(
            done.map(({ item }) => item),
            limitsAtStart({ ...settingsOf(config), batchSize: 1 }),
            { meter: run.meter, rates: { price, thinkingTokens: 0 } },
          ),
    errors: [
      ...unloaded
        .filter(({ error }) => error !== STOP_REASONS.cancelled)
        .map(({ slug, error }) => `${slug}: ${error}`),
      ...tables.flatMap(({ stats: { error } }) => error ?? []),
      run.error,
    ].filter((error) => error !== ''),
  };
}

function statsOf(
  { info: { price }, run, tables, unloaded, startedAt, clock }: RunParts,
  finished: readonly FinishedRow[],
): Stats {
  const roadmaps = [...tables.map(({ stats }) => stats), ...unloaded];
  const rows = countRows(finished.map(({ state }) => state));
  return {
    version: 1,
    complete:
      roadmaps.every(({ error }) => error === undefined) &&
      rows.stale + rows.failed + rows.pending === 0,
    stopped: run.stopped,
    rows,
    successRate: successRate(rows),
    requests: run.requests,
    tokens: run.usage,
    // A millionth of a dollar is exact enough for any report.
    costUsd: price && Number(costUsd(run.usage, price).toFixed(6)),
    durationMs: clock.now() - startedAt,
    ...(run.plan && { plan: run.plan.forecast }),
    roadmaps,
  };
}

/** Logs why the run ended early, if it was not an error. */
function logEarlyStop(
  { stopped, stopMessage, requests, meter }: AskResult,
  items: readonly PromptItem[],
  { info, log }: { readonly info: ModelInfo; readonly log: Log },
): void {
  if (stopped === 'outage') {
    log.warning(
      `${info.label} is unavailable: ${stopMessage}. The next run continues with the remaining rows.`,
    );
  }
  if (stopped === 'budget' && requests.total === 0 && info.price !== null) {
    const one = usd(maxCostUsd(items.slice(0, 1), info, meter));
    log.warning(
      `No row was sent: one row may cost up to ${one}, which is more than max-cost-usd. Raise it.`,
    );
  }
  if (stopped === 'no-key') {
    log.notice(
      `${plural(items.length, 'row')} not sent: pull requests from forks and Dependabot get no ` +
        'secrets. There is nothing to fix; the next run on the default branch sends them.',
    );
  }
}

/** What makes a run fail, one line each: its errors, or open rows if `fail-on` says so. */
export function failuresOf({ errors, stats }: RunReport, config: Config): readonly string[] {
  if (errors.length > 0) return errors;
  const { plan, stopped, complete, rows } = stats;
  if (config['fail-on'] !== 'incomplete' || complete || plan || stopped === 'no-key') return [];
  const left = plural(rows.stale + rows.failed + rows.pending, 'row');
  return [`${left} stale, failed or pending, and fail-on is set to incomplete.`];
}
