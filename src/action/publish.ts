import { extname, join } from 'node:path';
import { systemClock } from '../lib/clock.ts';
import { mapConcurrent } from '../lib/concurrency.ts';
import { messageOf } from '../lib/error.ts';
import { plural } from '../lib/text/words.ts';
import { withTimeout } from '../lib/timeout.ts';
import { artifactName, serverHasArtifacts, uploadArtifact } from '../publish/artifact.ts';
import {
  type CommitResult,
  commitMessage,
  commitTables,
  repositoryPath,
} from '../publish/commit.ts';
import { refusalText } from '../publish/github-error.ts';
import { NOTHING, publishPullRequest } from '../publish/pull-request.ts';
import type { Commit } from '../publish/repository.ts';
import type { PublishTarget, ResolvedTarget } from '../publish/target.ts';
import { COMMENT_LIMIT, renderReport } from '../report/render.ts';
import type { Links, RunReport } from '../report/run-report.ts';
import type { Step } from './inputs.ts';
import type { Outputs } from './outputs.ts';

/** The result of publishing. */
export interface Publication {
  readonly outputs: Partial<Outputs>;
  readonly links: Links;
  /** What was not done, and why: one line each. */
  readonly notes: readonly string[];
  /** Why the tables could not be published; empty if nothing is wrong. */
  readonly error: string;
}

const NOT_PUBLISHED: Publication = { outputs: {}, links: {}, notes: [], error: '' };

/** `stopped` values of runs that could not do their job, so that nothing is published. */
const UNPUBLISHED: readonly string[] = ['key', 'model', 'bad-request'];

/** Timeout of an upload. */
const UPLOAD_LIMIT_MS = 300_000;

/** Tables read side by side. */
const CONCURRENCY = 8;

/** Digits that a report shows of a commit's SHA. */
const SHORT_SHA = 7;

/** Publishes the tables where the task says, unless the run made none. Never throws. */
export async function publish(
  run: RunReport,
  step: Step,
  { target, refusal }: ResolvedTarget,
): Promise<Publication> {
  const { stats, tables } = run;
  if (stats.plan || tables.length === 0 || step.signal.aborted) return NOT_PUBLISHED;
  if (UNPUBLISHED.includes(stats.stopped ?? '')) return NOT_PUBLISHED;
  if (step.target.mode === 'artifact') return publishAsArtifact(run, step);
  if (target === null) return { ...NOT_PUBLISHED, error: refusal };
  return publishToRepository(run, target, step);
}

/** Uploads the tables and the statistics. A missing artifact is only a warning. */
async function publishAsArtifact(
  { tables, stats }: RunReport,
  { context, namesHash, folder, log, signal }: Step,
): Promise<Publication> {
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
  const upload = {
    name: artifactName({ job: context.job, namesHash, attempt: context.attempt }),
    files: [...files, { name: 'stats.json', text: `${JSON.stringify(stats, null, 2)}\n` }],
    stage: join(folder, 'artifact'),
  };
  const limit = { ms: UPLOAD_LIMIT_MS, what: 'the artifact service', signal };
  try {
    const { id, name } = await withTimeout(limit, () => uploadArtifact(upload));
    const url = `${context.run.url}/artifacts/${id}`;
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
  { config, context, signal, log }: Step,
): Promise<Publication> {
  const place = { mode: target.mode, branch: target.base };
  const commitOptions = {
    ...target,
    ...changesOf(run, config['commit-message']),
    clock: systemClock,
    signal,
  };
  const bodyOf = async ({ commit }: CommitResult) => {
    const links = { run: context.run, ...commitLink(commit) };
    return renderReport({ run: await sinceBase(run, target), links, notes: [] }, COMMENT_LIMIT);
  };
  try {
    const { commit, pullRequest, skipped, note, refusal } =
      target.mode === 'pull-request'
        ? await publishPullRequest({ ...commitOptions, bodyOf })
        : { ...NOTHING, ...(await commitTables(commitOptions)) };
    if (commit !== null) log.info(`Committed ${commit.sha} to ${target.branch}`);
    const notes = skipped.map(
      (path) => `${path} is skipped: somebody changed it during the run. The next run tries again.`,
    );
    for (const line of notes) log.warning(line);
    if (note !== '') log.notice(note);
    const { number, html_url: url = '' } = pullRequest ?? {};
    return {
      outputs: {
        'commit-sha': commit?.sha ?? '',
        'pull-request-number': String(number ?? ''),
        'pull-request-url': url,
      },
      links: {
        ...commitLink(commit),
        ...(pullRequest && { pullRequest: { name: `#${number}`, url } }),
      },
      notes: note === '' ? notes : [...notes, note],
      error: refusal === null ? unreadError(run) : refusalText(refusal, place),
    };
  } catch (error) {
    return { ...NOT_PUBLISHED, error: refusalText(error, place) };
  }
}

/** The files that differ from the published ones, and the message of their commit. */
function changesOf({ tables }: RunReport, template: string | null) {
  const changed = tables
    .filter(({ stats, publishedError }) => stats.error === undefined && publishedError === '')
    .map(({ slug, files }) => ({
      slug,
      files: files.filter((file) => file.text !== file.published),
    }))
    .filter(({ files }) => files.length > 0);
  return {
    files: changed.flatMap(({ files }) =>
      files.map((file) => ({ ...file, path: repositoryPath(file.path) })),
    ),
    message: commitMessage(
      template,
      changed.map(({ slug }) => slug),
    ),
  };
}

/** Tables that could not be compared with the published ones, which must not be overwritten unseen. */
function unreadError({ tables }: RunReport): string {
  const unread = tables.filter(({ publishedError }) => publishedError !== '');
  const [first] = unread;
  if (first === undefined) return '';
  return (
    `Not published: ${plural(unread.length, 'table')}. The published ${first.files[0].path} ` +
    `could not be read (${first.publishedError}). The next run publishes the rest.`
  );
}

function commitLink(commit: Commit | null): Links {
  if (commit === null) return {};
  return { commit: { name: commit.sha.slice(0, SHORT_SHA), url: commit.url } };
}

/**
 * The run, reported as what a pull request changes in its base: on the second night of an open one,
 * the published tables are its own, and do not include the changes of the nights before.
 */
async function sinceBase(run: RunReport, { base, repository, isProposed }: PublishTarget) {
  if (!isProposed) return run;
  const tables = await mapConcurrent(run.tables, CONCURRENCY, async (table) => {
    const [record, ...others] = table.files;
    const published = await repository.file(repositoryPath(record.path), base);
    const files = [{ ...record, published }, ...others] as const;
    return { ...table, files, changes: table.compareWith(published ?? '') };
  });
  return { ...run, tables };
}
