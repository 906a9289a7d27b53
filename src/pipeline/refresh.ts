import { previewColumns } from '../columns/built-in.ts';
import { promptsFor } from '../columns/prompt.ts';
import { rejectSecrets } from '../columns/secrets.ts';
import type { Config } from '../config/config.ts';
import { SECRETS } from '../config/secrets.ts';
import type { Activity, EngineEvent } from '../engine/result.ts';
import type { Clock } from '../lib/clock.ts';
import { messageOf } from '../lib/error.ts';
import { MAX_TABLE_BYTES, MAX_TEXT_BYTES } from '../lib/limits.ts';
import type { Log } from '../lib/log.ts';
import { countWarning } from '../lib/text/message.ts';
import { describeModel, type openModel } from '../models/models.ts';
import type { RunReport, Table } from '../report/run-report.ts';
import { finishRow } from '../values/finish.ts';
import { type Asking, itemsToSend } from '../values/rows.ts';
import type { Store } from '../values/store.ts';
import { askModel, planOf } from './ask.ts';
import { cacheWarning } from './cache-warning.ts';
import { commitWarning } from './commit-size.ts';
import { writeIndexes } from './index-pages.ts';
import { type LoadedRoadmap, type LoadWorld, loadRoadmaps, unloadedStats } from './load.ts';
import { reportOf } from './report.ts';
import { logReuse, type PlannedRoadmap, planRoadmap } from './reuse.ts';
import { TOO_LARGE, tooLargeFile } from './size.ts';
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
  /** The same of all tables in one commit. */
  readonly maxCommitBytes?: number;
  /**
   * Called with the number of rows to send, before the first request. `seconds` estimates how long they
   * take if nothing fails, which for thousands of rows takes a while itself.
   */
  readonly onPlan: (rows: number, seconds: () => number) => void;
  /** `model` is the one at work where the run has several; else null. */
  readonly onEvent: (event: EngineEvent, model: string | null) => void;
  /** Called after every request and every answer. */
  readonly onActivity?: (activity: Activity) => void;
}

/** Names of the columns that are sent again for every row. */
function renewedBy({ refresh, columns }: Config): readonly string[] {
  if (refresh === 'none') return [];
  return refresh === 'all' ? columns.map(({ name }) => name) : refresh;
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
  for (const notice of countWarning(loaded.passedOver, 'roadmap', 'without topics passed over')) {
    log.notice(notice);
  }
  const include = config['include-description'];
  // Roadmaps in the workspace are the user's own to publish.
  const showsDescriptions = ({ upstream }: LoadedRoadmap) =>
    include === 'auto' ? !upstream || world.mayShowUpstream : include;
  const { preview } = describeModel(config.model[0]);
  const asking: Asking = {
    renewed: new Set(preview ? [] : renewedBy(config)),
    askable: preview ? previewColumns(columns) : columns,
    preview,
  };
  const plans: PlannedRoadmap[] = [];
  const unloaded = [...loaded.unloaded];
  for (const roadmap of loaded.roadmaps) {
    const plan = planRoadmap(roadmap, asking, world);
    const descriptions = showsDescriptions(plan);
    const tooLarge = tooLargeFile(plan, { columns, descriptions, maxBytes });
    if (tooLarge !== null) {
      const { path: csv } = plan.record;
      unloaded.push(unloadedStats({ slug: plan.roadmap.slug, csv }, `${tooLarge} ${TOO_LARGE}`));
    } else plans.push(plan);
  }
  const rows = plans.flatMap((plan) => plan.rows);
  const items = itemsToSend(rows, columns, config['max-rows'] > 0);
  if (rows.length > 0) logReuse(plans, items, world);

  const secrets = SECRETS.map(({ name }) => String(config[name] ?? ''));
  const promptOf = promptsFor(rejectSecrets(asking.askable, secrets), instructions);
  const allowed = items.slice(0, config['max-rows'] || items.length);
  // Tables that are published on a branch are committed to it.
  const committed = (world.readPublished === null ? [] : plans).map((plan) => {
    return { rows: plan.rows, descriptions: showsDescriptions(plan) };
  });
  const warnings = [
    cacheWarning(allowed, { config, columns, store }),
    commitWarning(committed, columns, world.maxCommitBytes),
  ];
  for (const warning of warnings.filter((text) => text !== '')) log.warning(warning);
  world.onPlan(allowed.length, () => {
    return planOf(allowed, describeModel(config.model[0]), { config, promptOf }).estimate.seconds;
  });
  const run = await askModel(items, { ...world, config, promptOf, startedAt });

  const dryRun = config['dry-run'];
  const tables: Table[] = [];
  for (const plan of plans) {
    const { upstream } = plan;
    const descriptions = showsDescriptions(plan);
    const withheld = upstream && !descriptions;
    const options = { columns, preview, withheld, dryRun, cached: store.isKept };
    const finished = plan.rows.map((row) =>
      finishRow(row, run.outcomes.get(row.item.key), options),
    );
    const writing = { dryRun, columns, files, descriptions, maxBytes };
    tables.push(await writeTable(plan, finished, writing));
  }
  if (!dryRun) store.close();
  if (store.failure !== null) {
    log.warning(
      `The cache was not written: ${messageOf(store.failure)}. The next run may repeat some requests.`,
    );
  }
  const nothingRead = world.signal.aborted && tables.length === 0;
  const indexes = nothingRead ? [] : await writeIndexes(tables, unloaded, { ...world, config });
  const parts = { ...world, config, rows, items, run, tables, unloaded, indexes, startedAt };
  return reportOf(parts);
}
