import * as cache from '@actions/cache';
import { COLUMNS } from '../columns/built-in.ts';
import { systemClock } from '../lib/clock.ts';
import { openWorkspace } from '../lib/files.ts';
import { openModel } from '../models/models.ts';
import { refresh } from '../pipeline/refresh.ts';
import { progressLine } from '../report/log-lines.ts';
import type { RunReport } from '../report/run-report.ts';
import { openRemote } from '../sources/remote/open.ts';
import { openStoreOrWarn } from '../values/store.ts';
import { cacheFileIn, restoreCache, stageIsFree } from './cache.ts';
import { type Place, tableReader } from './place.ts';
import { saveState } from './state.ts';
import type { Step } from './step.ts';

/** Runs the pipeline on the workspace, with the log, cache, published tables and model of the step. */
export async function runPipeline(step: Step, place: Place): Promise<RunReport> {
  const { task, log, signal, workspace } = step;
  const { config, context, target } = task;
  if (target.mode === 'artifact' && target.notice !== '') log.notice(target.notice);
  const cacheFile = await openCache(step);
  return refresh(config, {
    files: await openWorkspace(workspace),
    readPublished: tableReader(place),
    remote: openRemote(config, { apiUrl: context.apiUrl, clock: systemClock, signal, log }),
    mayShowUpstream: await mayShowUpstream(step),
    store: openStoreOrWarn(cacheFile, { clock: systemClock, columns: COLUMNS, log }),
    clock: systemClock,
    log,
    signal,
    openModel: (prompt) =>
      openModel(config.model, {
        apiKey: config['gemini-api-key'],
        geminiUrl: config.geminiUrl,
        prompt,
      }),
    keyless: context.withoutSecrets,
    onPlan: () => {},
    onEvent: (event) => log.info(progressLine(event)),
  });
}

/** Texts of roadmap.sh may be shown where the public does not see them; in doubt, it does. */
async function mayShowUpstream({ task, repository, log }: Step): Promise<boolean> {
  const { config, context } = task;
  const asked = config.roadmap.some(({ source }) => source.upstream);
  if (!asked || config['include-description'] !== 'auto') return false;
  const hidden = context.isPrivate ?? (await repository?.isPrivate().catch(() => false)) ?? false;
  if (!hidden) {
    log.notice(
      'The licence of roadmap.sh forbids publishing its roadmaps, names of topics included, and this ' +
        'repository is not known to be private. Description stays empty (include-description).',
    );
  }
  return hidden;
}

/** The cache file of this step, filled from the Actions cache; null where the cache is off. */
async function openCache({ task, folder, log, workspace, signal }: Step): Promise<string | null> {
  const { config, namesHash } = task;
  if (!config.cache || config.model === 'offline') return null;
  const file = cacheFileIn(folder);
  if (!cache.isFeatureAvailable()) {
    log.info('Cache: the Actions cache is not available here');
    return file;
  }
  // Without a state, the post step leaves alone what stands there.
  if (!(await stageIsFree({ workspace, log }))) return file;
  const saving = !config['dry-run'];
  if (saving) saveState({ namesHash, restored: '' });
  const restored = await restoreCache({ workspace, file, namesHash, log, signal });
  if (saving) saveState({ namesHash, restored });
  return file;
}
