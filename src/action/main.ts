import { COLUMNS } from '../columns/built-in.ts';
import { systemClock } from '../lib/clock.ts';
import { openWorkspace } from '../lib/files.ts';
import { openModel } from '../models/models.ts';
import { failuresOf, refresh } from '../pipeline/refresh.ts';
import { openGitHub, openGraphql } from '../publish/github.ts';
import { openPublished } from '../publish/published.ts';
import { Repository } from '../publish/repository.ts';
import { type PublishTarget, resolveTarget } from '../publish/target.ts';
import { annotationsOf, progressLine, summaryLines } from '../report/log-lines.ts';
import type { Report, RunReport } from '../report/run-report.ts';
import { openRemote } from '../sources/remote/open.ts';
import { openStoreOrWarn } from '../values/store.ts';
import { beginState, openCache, stepFolder } from './cache.ts';
import { commentOnPullRequest } from './comment.ts';
import { readTask, type Step, type StepOptions, type Task } from './inputs.ts';
import { setOutputs, writeOutputs } from './outputs.ts';
import { type Publication, publish } from './publish.ts';

/** The main step. Resolves to its exit code. */
export async function mainStep(options: StepOptions): Promise<number> {
  const { log } = options;
  const folder = stepFolder(beginState(), options.temp);
  const read = readTask(options);
  if (!read.ok) {
    for (const error of read.errors) log.error(error);
    setOutputs({});
    return 1;
  }
  const { task } = read;
  const { runNumber, runUrl } = task.context;
  const links = { run: { name: `#${runNumber}`, url: runUrl } };
  const step: Step = { ...options, task, folder, links, repository: openRepository(task, options) };

  const resolved = await resolveTarget(step.repository, task.target, task.names);
  const run = await runPipeline(step, resolved.target);
  // Known already, whatever becomes of publishing, and even if the runner kills the step meanwhile.
  await writeOutputs({ run, links, notes: [] }, {}, step);
  const publication = await publish(run, step, resolved);
  const report = reportOf(run, publication, step);
  const commentId = await comment(report, step);
  await writeOutputs(report, { ...publication.outputs, 'comment-id': commentId }, step);

  for (const line of summaryLines(report.run)) log.info(line);
  const failures = failuresOf(report.run, task.config);
  for (const line of failures) log.error(line);
  for (const line of annotationsOf(report.run)) log.failedRows(line);
  return failures.length > 0 ? 1 : 0;
}

/** The run's repository; null without a token. */
function openRepository(
  { config, context }: Task,
  { signal, log }: StepOptions,
): Repository | null {
  const token = config['github-token'];
  if (token === null) return null;
  const { apiUrl, owner, repo } = context;
  const octokit = openGitHub({ token, apiUrl, clock: systemClock, signal, log });
  return new Repository(octokit, owner, repo);
}

/** Runs the pipeline on the workspace, with the log, cache, published tables and model of the step. */
async function runPipeline(step: Step, target: PublishTarget | null): Promise<RunReport> {
  const { task, log, signal, workspace } = step;
  const { config, context } = task;
  const { apiUrl } = context;
  if (task.target.mode === 'artifact' && task.target.notice !== '') log.notice(task.target.notice);
  const clock = systemClock;
  const cacheFile = await openCache(step);
  return refresh(config, {
    files: await openWorkspace(workspace),
    readPublished: target === null ? null : openPublished(target),
    remote: openRemote(config, {
      openGraphql: (token, end) => openGraphql({ token, apiUrl, clock, signal: end, log }),
      clock,
      signal,
      log,
    }),
    mayShowUpstream: await mayShowUpstream(step),
    store: openStoreOrWarn(cacheFile, { clock, columns: COLUMNS, log }),
    clock,
    log,
    signal,
    openModel: (prompt) =>
      openModel(config.model, {
        apiKey: config['gemini-api-key'],
        geminiUrl: config.geminiUrl,
        prompt,
      }),
    withoutSecrets: context.withoutSecrets,
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

/** The report of it all. Where the event gives no right to publish, that is no error. */
function reportOf(run: RunReport, { links, notes, error }: Publication, step: Step): Report {
  const all = { ...step.links, ...links };
  if (error === '') return { run, links: all, notes };
  if (!step.task.context.withoutSecrets) {
    return { run: { ...run, errors: [...run.errors, error] }, links: all, notes };
  }
  const note =
    'Not published: the token of a pull request from a fork or of Dependabot can only read. ' +
    'There is nothing to fix.';
  if (run.stats.stopped === 'no-key') step.log.info(note);
  else step.log.notice(note);
  return { run, links: all, notes: [...notes, note] };
}

async function comment(report: Report, { task, repository, log, signal }: Step): Promise<string> {
  const { config, context, namesHash } = task;
  if (repository === null || report.run.stats.plan || signal.aborted) return '';
  return commentOnPullRequest(report, {
    when: config.comment,
    context,
    repository,
    namesHash,
    log,
  });
}
