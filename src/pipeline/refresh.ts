import { previewColumns } from '../columns/built-in.ts';
import { promptFor } from '../columns/prompt.ts';
import { rejectSecrets } from '../columns/secrets.ts';
import { type Config, nameOn } from '../config/config.ts';
import { SECRETS } from '../config/settings.ts';
import { costUsd } from '../engine/budget.ts';
import type { PromptItem } from '../engine/model.ts';
import { estimateRun } from '../engine/plan.ts';
import { type EngineEvent, STOP_REASONS } from '../engine/result.ts';
import type { Clock } from '../lib/clock.ts';
import { messageOf } from '../lib/error.ts';
import { MAX_TABLE_BYTES, MAX_TEXT_BYTES } from '../lib/files.ts';
import type { Log } from '../lib/log.ts';
import { plural } from '../lib/text/words.ts';
import { describeModel, type openModel } from '../models/models.ts';
import { pendingForecast } from '../report/forecast.ts';
import {
  countRows,
  type RoadmapStats,
  type RunReport,
  type Stats,
  successRate,
  type Table,
} from '../report/run-report.ts';
import { finishRow } from '../values/finish.ts';
import { itemsToSend, type PlannedRow, type Renew } from '../values/rows.ts';
import type { Store } from '../values/store.ts';
import { type AskResult, askModel, settingsOf } from './ask.ts';
import { type LoadedRoadmap, type LoadWorld, loadRoadmaps, unloadedStats } from './load.ts';
import { logReuse, type PlannedRoadmap, planRoadmap } from './reuse.ts';
import { mayExceedSize, TOO_LARGE } from './size.ts';
import { writeTable } from './write.ts';

/** What a run needs from its surroundings. */
export interface World extends LoadWorld {
  /** The public does not see what is written, so texts of roadmap.sh may be in it. */
  readonly mayShowUpstream: boolean;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  /** Opens the model of the settings; null if it needs a key and there is none. */
  readonly openModel: typeof openModel;
  /** The event has no secrets (a fork's or Dependabot's pull request): a missing key is no error. */
  readonly withoutSecrets: boolean;
  /** Size limit of a table, if it is not the usual one. */
  readonly maxTableBytes?: number;
  /** Called with the number of rows to send, before the first request. */
  readonly onPlan: (rows: number) => void;
  readonly onEvent: (event: EngineEvent) => void;
}

/**
 * The pipeline: roadmaps, values, model, tables. Every row is accounted for, whatever happens, and
 * every run but a dry run writes its tables.
 *
 * Throws only for what makes the whole run impossible before any row is sent: two entries with one
 * name, no instructions file, and on the command line no key.
 */
export async function refresh(config: Config, world: World): Promise<RunReport> {
  const { clock, columns, files, log, maxTableBytes: maxBytes = MAX_TABLE_BYTES, store } = world;
  const startedAt = clock.now();
  const instructions = config.instructions
    ? await files.readText(config.instructions, MAX_TEXT_BYTES)
    : '';
  const loaded = await loadRoadmaps(config, world);
  const include = config['include-description'];
  // Roadmaps in the workspace are the user's own to publish.
  const showsDescriptions = ({ upstream }: LoadedRoadmap) =>
    include === 'auto' ? !upstream || world.mayShowUpstream : include;
  const { preview } = describeModel(config.model);
  const renew: Renew = preview ? 'none' : config.refresh === 'all' ? 'all' : 'outdated';
  const plans: PlannedRoadmap[] = [];
  const unloaded = [...loaded.unloaded];
  for (const roadmap of loaded.roadmaps) {
    const plan = planRoadmap(roadmap, renew, world);
    const descriptions = showsDescriptions(plan);
    if (mayExceedSize(plan, { columns, descriptions, renew, maxBytes })) {
      const { path: csv } = plan.files[0];
      unloaded.push(unloadedStats({ slug: plan.roadmap.slug, csv }, `${csv} ${TOO_LARGE}`));
    } else plans.push(plan);
  }
  const rows = plans.flatMap((plan) => plan.rows);
  const items = itemsToSend(rows);
  if (rows.length > 0) logReuse(plans, items, world);

  const secrets = SECRETS.map(({ name }) => String(config[name] ?? ''));
  const asked = rejectSecrets(preview ? previewColumns(columns) : columns, secrets);
  const prompt = promptFor(asked, instructions);
  world.onPlan(items.length);
  const run = await askModel(items, { ...world, config, prompt, startedAt });

  const dryRun = config['dry-run'];
  const tables: Table[] = [];
  for (const plan of plans) {
    const { upstream } = plan;
    const descriptions = showsDescriptions(plan);
    const options = { renew, withheld: upstream && !descriptions, dryRun };
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
  return reportOf({ ...world, config, rows, items, run, tables, unloaded, startedAt });
}

interface RunParts extends Pick<World, 'clock' | 'columns'> {
  readonly config: Config;
  readonly rows: readonly PlannedRow[];
  readonly items: readonly PromptItem[];
  readonly run: AskResult;
  readonly tables: readonly Table[];
  readonly unloaded: readonly RoadmapStats[];
  readonly startedAt: number;
}

/** What the run came to, for statistics and reports. */
function reportOf(parts: RunParts): RunReport {
  const { config, columns, rows, items, run, tables, unloaded, startedAt, clock } = parts;
  const { price, preview } = describeModel(config.model);
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
    successRate: successRate(counts),
    requests: run.requests,
    tokens: run.usage,
    // A millionth of a dollar is exact enough for any report.
    costUsd: price && Number(costUsd(run.usage, price).toFixed(6)),
    durationMs: Math.round(clock.now() - startedAt),
    ...(run.plan && { plan: run.plan.estimate }),
    roadmaps,
  };
  const needed = rows.filter((row) => row.needed);
  const reached = new Set(items.slice(0, run.plan?.rows).map(({ key }) => key));
  const now = needed.filter(({ item }) => reached.has(item.key)).length;
  // Rows that are left to a later run have saved nothing.
  const done = rows.filter((_, i) => !['stale', 'pending'].includes(finished[i]?.state ?? ''));
  const unbatched = () =>
    estimateRun(
      done.map(({ item }) => item),
      { ...settingsOf(config), batchSize: 1 },
      { meter: run.meter, rates: { price, thinkingTokens: 0 } },
    ).estimate;
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
      now: clock.date().getTime(),
    }),
    savedUsd: price === null ? 0 : (run.usage.cached * (price.input - price.cached)) / 1_000_000,
    unbatchedEstimate: preview || done.length === 0 ? null : unbatched(),
    errors: [
      ...unloaded
        .filter(({ error }) => error !== STOP_REASONS.cancelled)
        .map(({ slug, error }) => `${slug}: ${error}`),
      ...tables.flatMap((table) => table.stats.error ?? []),
      run.error,
    ].filter((error) => error !== ''),
  };
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
