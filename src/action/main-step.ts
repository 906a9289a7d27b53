import * as core from '@actions/core';
import { systemClock } from '../lib/clock.ts';
import { messageOf } from '../lib/error.ts';
import { failuresOf } from '../pipeline/exit.ts';
import { annotationsOf, summaryLines } from '../report/log-lines.ts';
import { renderReport, SUMMARY_LIMIT } from '../report/render.ts';
import type { Report, RunReport } from '../report/run-report.ts';
import { commentOnPullRequest } from './comment.ts';
import { type Outputs, setOutputs } from './outputs.ts';
import { runPipeline } from './pipeline.ts';
import { findPlace, openRepository, type Place } from './place.ts';
import { NOT_PUBLISHED, type Publication } from './publication.ts';
import { publishAsArtifact } from './publish-artifact.ts';
import { publishToRepository } from './publish-repository.ts';
import { beginState, stepFolder } from './state.ts';
import type { Step, StepOptions } from './step.ts';
import { readTask } from './task.ts';

/** Endings after which nothing is published: the run could not do its job. */
const UNPUBLISHED: readonly string[] = ['key', 'model', 'bad-request'];

/** The main step. Resolves to its exit code. */
export async function mainStep(options: StepOptions): Promise<number> {
  const { log, signal } = options;
  const folder = stepFolder(beginState(), options.temp);
  const read = readTask(options);
  if (!read.ok) {
    for (const error of read.errors) log.error(error);
    setOutputs({});
    return 1;
  }
  const { task } = read;
  const repository = openRepository(task, signal, log);
  const { runNumber, runUrl } = task.context;
  const links = { run: { name: `#${runNumber}`, url: runUrl } };
  const step = { ...options, task, folder, repository, links };

  const place = await findPlace(task, repository);
  const run = await runPipeline(step, place);
  // Whatever becomes of publishing, and if the runner's patience ends meanwhile: this is known.
  await tell({ run, links, notes: [] }, {}, step);
  const publication = await publish(run, step, place);
  const report = reportOf(run, publication, step);
  const commentId = await comment(report, step);
  await tell(report, { ...publication.outputs, 'comment-id': commentId }, step);

  for (const line of summaryLines(report.run)) log.info(line);
  const failures = failuresOf(report.run, task.config);
  for (const line of failures) log.error(line);
  for (const line of annotationsOf(report.run)) log.failedRows(line);
  return failures.length > 0 ? 1 : 0;
}

/** Sets the outputs and writes the job summary; what was told before is replaced. */
async function tell(report: Report, outputs: Partial<Outputs>, step: Step): Promise<void> {
  const { task, log } = step;
  const { stats, tables } = report.run;
  // A later step reads what is named here: a dry run leaves no table.
  const made = task.config['dry-run']
    ? []
    : tables.filter((table) => table.stats.error === undefined);
  setOutputs({
    'csv-paths': JSON.stringify(made.map(({ csvPath }) => csvPath)),
    changed: String(stats.roadmaps.some(({ changed }) => changed)),
    complete: String(stats.complete),
    stats: JSON.stringify(stats),
    ...outputs,
  });
  try {
    core.summary.emptyBuffer().addRaw(renderReport(report, SUMMARY_LIMIT));
    await core.summary.write({ overwrite: true });
  } catch (error) {
    log.warning(`No job summary: ${messageOf(error)}.`);
  }
}

async function publish(run: RunReport, step: Step, place: Place): Promise<Publication> {
  const { task, signal, log, links, folder } = step;
  const { config, context, target, namesHash } = task;
  const { stats, tables } = run;
  if (stats.plan || tables.length === 0 || signal.aborted) return NOT_PUBLISHED;
  if (UNPUBLISHED.includes(stats.stopped ?? '')) return NOT_PUBLISHED;
  if (target.mode === 'artifact')
    return publishAsArtifact(run, { context, namesHash, folder, log, signal });
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
