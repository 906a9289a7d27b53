import { extname, join } from 'node:path';
import { systemClock } from '../lib/clock.ts';
import { mapConcurrent } from '../lib/concurrency.ts';
import { messageOf } from '../lib/error.ts';
import { plural } from '../lib/text/words.ts';
import { withTimeout } from '../lib/timeout.ts';
import { artifactName, serverHasArtifacts, uploadArtifact } from '../publish/artifact.ts';
import type { CommitResult } from '../publish/commit.ts';
import { refusalText, toGitHubError } from '../publish/github-error.ts';
import { publishTables, repositoryPath } from '../publish/publish.ts';
import type { MadeCommit } from '../publish/repository.ts';
import type { PublishTarget, ResolvedTarget } from '../publish/target.ts';
import { COMMENT_LIMIT, renderReport } from '../report/render.ts';
import type { Links, RunReport } from '../report/run-report.ts';
import type { Step } from './inputs.ts';
import type { Outputs } from './outputs.ts';

/** What became of publishing. */
export interface Publication {
  readonly outputs: Partial<Outputs>;
  readonly links: Links;
  /** What was left undone, and why: one line each. */
  readonly notes: readonly string[];
  /** Why the tables could not be published; empty where nothing is wrong. */
  readonly error: string;
}

const NOT_PUBLISHED: Publication = { outputs: {}, links: {}, notes: [], error: '' };

/** What stopped a run that could not do its job: nothing of it is published. */
const UNPUBLISHED: readonly string[] = ['key', 'model', 'bad-request'];

/** An upload that is silent for longer is given up. */
const UPLOAD_LIMIT_MS = 300_000;

/** Tables read side by side. */
const CONCURRENCY = 8;

/** Digits of a commit that stand for it in a report. */
const SHORT_SHA = 7;

/** Publishes the tables as the task says, unless the run made none. Never throws. */
export async function publish(
  run: RunReport,
  step: Step,
  { target, refusal }: ResolvedTarget,
): Promise<Publication> {
  const { stats, tables } = run;
  if (stats.plan || tables.length === 0 || step.signal.aborted) return NOT_PUBLISHED;
  if (UNPUBLISHED.includes(stats.stopped ?? '')) return NOT_PUBLISHED;
  if (step.task.target.mode === 'artifact') return publishAsArtifact(run, step);
  if (target === null) return { ...NOT_PUBLISHED, error: refusal };
  return publishToRepository(run, target, step);
}

/** Uploads the tables and the statistics. A missing artifact is only a warning. */
async function publishAsArtifact(
  { tables, stats }: RunReport,
  { task, folder, log, signal }: Step,
): Promise<Publication> {
  const { context, namesHash } = task;
  if (!serverHasArtifacts(context.serverUrl)) {
    const note =
      'No artifact: this server has no artifact service. The tables are in the workspace.';
    log.notice(note);
    return { ...NOT_PUBLISHED, notes: [note] };
  }
  const written = tables.filter(({ stats: { error } }) => error === undefined);
  const files = written.flatMap((table) =>
    table.files.map(({ path, text }) => ({ name: `${table.slug}${extname(path)}`, text })),
  );
  const statsFile = { name: 'stats.json', text: `${JSON.stringify(stats, null, 2)}\n` };
  const upload = {
    name: artifactName({ job: context.job, namesHash, attempt: context.attempt }),
    files: [...files, statsFile],
    stage: join(folder, 'artifact'),
  };
  const limit = { ms: UPLOAD_LIMIT_MS, what: 'the artifact service', signal };
  try {
    const { id, name } = await withTimeout(limit, () => uploadArtifact(upload));
    const url = `${context.runUrl}/artifacts/${id}`;
    return {
      ...NOT_PUBLISHED,
      outputs: { 'artifact-id': String(id), 'artifact-url': url },
      links: { artifact: { name, url } },
    };
  } catch (error) {
    const note = `No artifact: ${messageOf(error)}. The tables are in the workspace.`;
    log.warning(note);
    return { ...NOT_PUBLISHED, notes: [note] };
  }
}

/** Publishes the tables in the repository; what GitHub refuses is an error of the publication. */
async function publishToRepository(
  run: RunReport,
  target: PublishTarget,
  { task, links, signal, log }: Step,
): Promise<Publication> {
  const place = { mode: target.mode, branch: target.base };
  const bodyOf = async ({ commit }: CommitResult) => {
    const told = await sinceBase(run, target);
    const report = { run: told, links: { ...links, ...commitLink(commit) }, notes: [] };
    return renderReport(report, COMMENT_LIMIT);
  };
  try {
    const tables = run.tables.filter(
      ({ stats, publishedError }) => stats.error === undefined && publishedError === '',
    );
    const message = task.config['commit-message'];
    const options = { target, tables, message, bodyOf, clock: systemClock, signal };
    const published = await publishTables(options);
    const { commit, pullRequest, skipped, note, refusal } = published;
    if (commit !== null) log.info(`Committed ${commit.sha} to ${target.branch}`);
    const notes = skipped.map((path) => {
      return `${path} was changed by somebody during the run. It is left alone, and the next run takes the change over.`;
    });
    for (const line of notes) log.warning(line);
    if (note !== '') log.notice(note);
    return {
      outputs: {
        'commit-sha': commit?.sha ?? '',
        'pull-request-number': pullRequest === null ? '' : String(pullRequest.number),
        'pull-request-url': pullRequest?.url ?? '',
      },
      links: {
        ...commitLink(commit),
        ...(pullRequest && {
          pullRequest: { name: `#${pullRequest.number}`, url: pullRequest.url },
        }),
      },
      notes: note === '' ? notes : [...notes, note],
      error: refusal === null ? unreadError(run) : refusalText(refusal, place),
    };
  } catch (error) {
    return { ...NOT_PUBLISHED, error: refusalText(toGitHubError(error), place) };
  }
}

/** Tables that could not be compared with the published ones, which must not be overwritten unseen. */
function unreadError({ tables }: RunReport): string {
  const unread = tables.filter(({ publishedError }) => publishedError !== '');
  const [first] = unread;
  if (first === undefined) return '';
  return (
    `Not published: ${plural(unread.length, 'table')}, since what is published of ${first.files[0].path} ` +
    `could not be read (${first.publishedError}). The next run publishes what this one could not.`
  );
}

function commitLink(commit: MadeCommit | null): Links {
  if (commit === null) return {};
  return { commit: { name: commit.sha.slice(0, SHORT_SHA), url: commit.url } };
}

/**
 * The run, told as what a pull request changes in its base: on the second night of an open one, the
 * published tables are its own, and say nothing of the nights before.
 */
async function sinceBase(run: RunReport, { base, repository, pullRequest }: PublishTarget) {
  if (pullRequest === null) return run;
  const tables = await mapConcurrent(run.tables, CONCURRENCY, async (table) => {
    const [record, ...others] = table.files;
    const published = await repository.file(repositoryPath(record.path), base);
    const files = [{ ...record, published }, ...others] as const;
    return { ...table, files, changes: table.compareWith(published ?? '') };
  });
  return { ...run, tables };
}
