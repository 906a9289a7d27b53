import { systemClock } from '../lib/clock.ts';
import { openWorkspace } from '../lib/files.ts';
import { ignoredProxy } from '../lib/proxy.ts';
import { describeModel, openModel } from '../models/models.ts';
import { refresh } from '../pipeline/refresh.ts';
import { failuresOf } from '../pipeline/report.ts';
import { openGitHub, openGraphql } from '../publish/github.ts';
import { GitHubError } from '../publish/github-error.ts';
import { openPublished } from '../publish/published.ts';
import { Repository } from '../publish/repository.ts';
import { type PublishTarget, resolveTarget } from '../publish/target.ts';
import {
  annotationsOf,
  leftNotice,
  linkLines,
  progressLine,
  summaryLines,
} from '../report/log-lines.ts';
import type { RunReport } from '../report/run-report.ts';
import { openRemote } from '../sources/remote/open.ts';
import { openStoreOrWarn } from '../values/store.ts';
import { openCache } from './cache.ts';
import { commentOnPullRequest } from './comment.ts';
import { readTask, type Step, type StepOptions } from './inputs.ts';
import { setOutputs } from './outputs.ts';
import { publish } from './publish.ts';
import { writeOutputs } from './results.ts';
import { beginState, stepFolder } from './state.ts';

const clock = systemClock;

/** The main step. Resolves to its exit code. */
export async function mainStep(options: StepOptions): Promise<number> {
  const { log, signal } = options;
  const folder = stepFolder(beginState(), options.temp);
  const task = await readTask(options);
  if ('errors' in task) {
    for (const error of task.errors) log.error(error);
    setOutputs({});
    return 1;
  }
  const proxy = ignoredProxy(options.env, process.execArgv);
  if (proxy !== '') log.notice(proxy);
  const { apiUrl, owner, repo, run: link } = task.context;
  const token = task.config['github-token'];
  const repository =
    token === null
      ? null
      : new Repository(openGitHub({ token, apiUrl, clock, signal, log }), owner, repo);
  const step: Step = { ...options, ...task, folder, repository };

  const target = await resolveTarget(repository, task.target, task.names);
  const run = await runPipeline(step, target instanceof GitHubError ? null : target);
  const unpublished = { run, links: { run: link }, notes: [] };
  // Written before publishing, so that they exist even if the runner kills the step meanwhile.
  await writeOutputs(unpublished, '', step);
  const report = await publish(unpublished, target, step);
  const commentId = await commentOnPullRequest(report, step);
  await writeOutputs(report, commentId, step);

  for (const line of [...summaryLines(report.run), ...linkLines(report.links)]) log.info(line);
  const failures = failuresOf(report.run, task.config);
  for (const line of failures) log.error(line);
  for (const line of annotationsOf(report.run)) log.failedRows(line);
  if (failures.length > 0) return 1;
  const { plan, stopped } = report.run.stats;
  const left = plan || stopped === 'no-key' ? '' : leftNotice(report.run);
  if (left !== '') log.notice(left);
  return 0;
}

/** Runs the pipeline on the workspace, with the log, cache, published tables and model of the step. */
async function runPipeline(step: Step, published: PublishTarget | null): Promise<RunReport> {
  const { config, context, target, log, signal } = step;
  const { apiUrl, withoutSecrets } = context;
  if (target.mode === 'artifact' && target.notice !== '') log.notice(target.notice);
  const usesCache = config.cache && !describeModel(config.model[0]).preview;
  const cacheFile = usesCache ? await openCache(step) : null;
  return refresh(config, {
    columns: config.columns,
    files: await openWorkspace(step.workspace),
    readPublished: published === null ? null : openPublished(published),
    remote: openRemote(config, {
      openGraphql: (token, end) => openGraphql({ token, apiUrl, clock, signal: end, log }),
      clock,
      signal,
      log,
    }),
    mayShowUpstream: await mayShowUpstream(step),
    store: openStoreOrWarn(cacheFile, { clock, columns: config.columns, log }),
    clock,
    log,
    signal,
    openModel,
    withoutSecrets,
    onPlan: () => {},
    onEvent: (event, model) => log.info(progressLine(event, model)),
  });
}

/** Whether texts of roadmap.sh may be shown: only if this repository is known to be private. */
async function mayShowUpstream({ config, context, repository, log }: Step): Promise<boolean> {
  const isUpstream = config.roadmap.some(({ source }) => source.upstream);
  if (!isUpstream || config['include-description'] !== 'auto') return false;
  const isPrivate =
    context.isPrivate ?? (await repository?.isPrivate().catch(() => false)) ?? false;
  if (!isPrivate) {
    log.notice(
      'Description stays empty (include-description): the licence of roadmap.sh forbids publishing ' +
        'its roadmaps, names of topics included, and this repository may be public.',
    );
  }
  return isPrivate;
}
