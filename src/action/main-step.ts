import { join } from 'node:path';
import * as cache from '@actions/cache';
import * as core from '@actions/core';
import { systemClock } from '../clock.ts';
import { openModel } from '../enrichment/open.ts';
import { openStore } from '../enrichment/store.ts';
import { messageOf } from '../error.ts';
import { exitCode } from '../exit.ts';
import { openWorkspace } from '../files.ts';
import type { Repository } from '../publish/repository.ts';
import { refresh } from '../refresh.ts';
import { annotationsOf } from '../report/annotations.ts';
import type { Links, Report, RunReport } from '../report/model.ts';
import { progressLine } from '../report/progress.ts';
import { renderReport } from '../report/render.ts';
import { SUMMARY_LIMIT } from '../report/size.ts';
import { summaryLines } from '../report/text.ts';
import { openRemote } from '../roadmap/remote/open.ts';
import { restoreCache } from './cache.ts';
import { commentOnPullRequest } from './comment.ts';
import type { StepLog } from './log.ts';
import { type Outputs, setOutputs } from './outputs.ts';
import { findPlace, openRepository, type Place, tableReader } from './place.ts';
import {
  NOT_PUBLISHED,
  type Publication,
  publishAsArtifact,
  publishToRepository,
} from './publish.ts';
import { beginState, saveState, stepFolder } from './state.ts';
import { readTask, type Task } from './task.ts';

export interface StepOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly log: StepLog;
  /** The checkout. */
  readonly workspace: string;
  /** The runner's folder for temporary files. */
  readonly temp: string;
  /** Cancels the run. */
  readonly signal: AbortSignal;
}

/** A step with what it is to do. */
interface Step extends StepOptions {
  readonly task: Task;
  /** Its own folder, outside the workspace. */
  readonly folder: string;
  readonly repository: Repository | null;
  readonly links: Links;
}

/** Endings after which nothing is published: the run could not do its job, or was called off. */
const UNPUBLISHED: readonly string[] = ['key', 'model', 'bad-request', 'cancelled'];

/** The main step. Resolves to its exit code. */
export async function mainStep(options: StepOptions): Promise<number> {
  const { log, signal } = options;
  const folder = stepFolder(beginState(), options.temp);
  const read = readTask(options.env);
  if (!read.ok) {
    for (const fault of read.faults) log.error(fault);
    setOutputs({});
    return 1;
  }
  const { task } = read;
  const repository = openRepository(task, signal, log);
  const { runNumber, runUrl } = task.context;
  const links = { run: { name: `#${runNumber}`, url: runUrl } };
  const step = { ...options, task, folder, repository, links };

  const place = await findPlace(task, repository);
  const run = await enrich(step, place);
  // Whatever becomes of publishing, and if the runner's patience ends meanwhile: this is known.
  await tell({ run, links, notes: [] }, {}, step);
  const publication = await publish(run, step, place);
  const report = reportOf(run, publication, step);
  const commentId = await comment(report, step);
  await tell(report, { ...publication.outputs, 'comment-id': commentId }, step);

  for (const line of summaryLines(report.run)) log.info(line);
  for (const error of report.run.errors) log.error(error);
  for (const line of annotationsOf(report.run)) log.failedRows(line);
  return exitCode(report.run, task.config);
}

/** Sets the outputs and writes the job summary; what was told before is replaced. */
async function tell(report: Report, outputs: Partial<Outputs>, { log }: Step): Promise<void> {
  const { stats, tables } = report.run;
  const written = tables.filter((table) => table.stats.error === undefined);
  setOutputs({
    'csv-paths': JSON.stringify(written.map(({ csvPath }) => csvPath)),
    changed: String(stats.roadmaps.some(({ changed }) => changed)),
    complete: String(stats.complete),
    stats: JSON.stringify(stats),
    ...outputs,
  });
  try {
    core.summary.emptyBuffer().addRaw(renderReport(report, { limit: SUMMARY_LIMIT }));
    await core.summary.write({ overwrite: true });
  } catch (error) {
    log.warning(`No job summary: ${messageOf(error)}.`);
  }
}

async function enrich(step: Step, place: Place): Promise<RunReport> {
  const { task, log, signal, workspace } = step;
  const { config, context, target } = task;
  if (target.mode === 'artifact' && target.notice !== '') log.notice(target.notice);
  const cacheFile = await openCache(step);
  return refresh(config, {
    files: await openWorkspace(workspace),
    readPublished: tableReader(place),
    remote: openRemote(config, { apiUrl: context.apiUrl, clock: systemClock, signal, log }),
    mayShowUpstream: await mayShowUpstream(step),
    store: openStore(cacheFile, new Date(systemClock.now())),
    clock: systemClock,
    log,
    signal,
    openModel: (instructions) => openModel(config, instructions),
    keyless: context.withoutSecrets,
    onPlan: () => {},
    onEvent: (event) => log.info(progressLine(event)),
  });
}

/** Texts of roadmap.sh may be shown where the public does not see them; in doubt, it does. */
async function mayShowUpstream({ task, repository }: Step): Promise<boolean> {
  const { config, context } = task;
  const asked = config.roadmap.some(({ kind }) => kind !== 'path');
  if (!asked || config['include-description'] !== 'auto') return false;
  return context.isPrivate ?? (await repository?.isPrivate().catch(() => false)) ?? false;
}

/** The cache file of this step, filled from the Actions cache; null where the cache is off. */
async function openCache({ task, folder, log, workspace, signal }: Step): Promise<string | null> {
  const { config, namesHash: slugs } = task;
  if (!config.cache || config.model === 'offline') return null;
  const file = join(folder, 'rows.jsonl');
  if (!cache.isFeatureAvailable()) {
    log.info('Cache: the Actions cache is not available here');
    return file;
  }
  const saving = !config['dry-run'];
  if (saving) saveState({ slugs, restored: '' });
  const restored = await restoreCache({ workspace, file, slugs, log, signal });
  if (saving) saveState({ slugs, restored });
  return file;
}

async function publish(run: RunReport, step: Step, place: Place): Promise<Publication> {
  const { task, signal, log, links, folder } = step;
  const { config, context, target, namesHash: slugs } = task;
  const { stats, tables } = run;
  if (stats.plan || tables.length === 0 || signal.aborted) return NOT_PUBLISHED;
  if (UNPUBLISHED.includes(stats.stopped ?? '')) return NOT_PUBLISHED;
  if (target.mode === 'artifact')
    return publishAsArtifact(run, { context, slugs, folder, log, signal });
  if (place.open === null) return { ...NOT_PUBLISHED, fault: place.refusal };
  const { open } = place;
  return publishToRepository(run, { open, config, links, clock: systemClock, signal, log });
}

/** The report of it all. Where the event gives no right to publish, that is nobody's fault. */
function reportOf(run: RunReport, { links, notes, fault }: Publication, step: Step): Report {
  const all = { ...step.links, ...links };
  if (fault === '') return { run, links: all, notes };
  if (!step.task.context.withoutSecrets) {
    return { run: { ...run, errors: [...run.errors, fault] }, links: all, notes };
  }
  const note =
    'Not published: the token of a pull request from a fork or of Dependabot can only read. ' +
    'Nothing is to be fixed.';
  if (run.stats.stopped === 'no-key') step.log.info(note);
  else step.log.notice(note);
  return { run, links: all, notes: [...notes, note] };
}

async function comment(report: Report, { task, repository, log, signal }: Step): Promise<string> {
  const { config, context, namesHash: slugs } = task;
  if (repository === null || report.run.stats.plan || signal.aborted) return '';
  return commentOnPullRequest(report, { when: config.comment, context, repository, slugs, log });
}
