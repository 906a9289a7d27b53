import { isReworded as isTableReworded } from '../formats/csv/reworded.ts';
import { systemClock } from '../lib/clock.ts';
import { mapConcurrent } from '../lib/concurrency.ts';
import { plural } from '../lib/text/words.ts';
import { isChanged } from '../publish/base-changes.ts';
import { commitMessage, commitTables, repositoryPath, type TableFile } from '../publish/commit.ts';
import { GitHubError } from '../publish/github-error.ts';
import { type PullRequestResult, publishPullRequest } from '../publish/pull-request.ts';
import type { Commit } from '../publish/queries.ts';
import { refusalText } from '../publish/refusal.ts';
import type { PublishTarget } from '../publish/target.ts';
import { COMMENT_LIMIT, renderReport } from '../report/render.ts';
import type { Link, Report, RunReport } from '../report/run-report.ts';
import { publishAsArtifact } from './artifact.ts';
import type { Step } from './inputs.ts';
import { withNote, withRefusal } from './notes.ts';

/** `stopped` values of runs that could not do their job: published only if a row was enriched. */
const UNPUBLISHED: readonly string[] = ['key', 'billing', 'model', 'bad-request'];

/** Tables read side by side. */
const CONCURRENCY = 8;

/** Digits that a report shows of a commit's SHA. */
const SHORT_SHA = 7;

/**
 * Publishes the tables where the task says, unless the run made none. `target` is the place in the
 * repository, if any, or why GitHub refused it. Resolves to the report, with links to what was
 * published, and what was not. Never throws.
 */
export async function publish(
  report: Report,
  target: PublishTarget | GitHubError | null,
  step: Step,
): Promise<Report> {
  const { stats, tables } = report.run;
  const { target: wanted } = step;
  if (stats.plan || tables.length === 0 || step.signal.aborted) return report;
  if (UNPUBLISHED.includes(stats.stopped ?? '') && stats.rows.enriched === 0) return report;
  if (wanted.mode === 'artifact') return publishAsArtifact(report, step);
  if (wanted.mode === 'none' || target === null) return report;
  if (target instanceof GitHubError) return withRefusal(report, refusalText(target, wanted), step);
  return publishToRepository(report, target, step);
}

/** Publishes the tables in the repository; what GitHub refuses is an error of the run. */
async function publishToRepository(
  report: Report,
  target: PublishTarget,
  step: Step,
): Promise<Report> {
  const { run } = report;
  const { config, signal, log } = step;
  const commitOptions = {
    ...target,
    ...changesOf(run, config['commit-message']),
    mergedBase: mergedBaseOf(run, target),
    clock: systemClock,
    signal,
  };
  const bodyOf = async (commit: Commit) => {
    const tables = tableLinks(run, target, commit, step);
    const links = { ...report.links, commit: linkTo(commit), tables };
    return renderReport({ run: await sinceBase(run, target), links, notes: [] }, COMMENT_LIMIT);
  };
  const isReworded = (a: string, b: string) => isTableReworded(a, b, run.columns);
  try {
    const { commit, pullRequest, skipped, note, refusal }: PullRequestResult =
      target.mode === 'pull-request'
        ? await publishPullRequest({ ...commitOptions, bodyOf, isReworded })
        : await commitTables(commitOptions);
    const { number, html_url: url } = pullRequest ?? {};
    const links = {
      ...report.links,
      tables: tableLinks(run, target, commit, step),
      ...(commit && { commit: linkTo(commit) }),
      ...(url && { pullRequest: { id: String(number), name: `#${number}`, url } }),
    };
    let published: Report = { ...report, links };
    for (const path of skipped) {
      const why = 'somebody changed it during the run. The next run tries again.';
      published = withNote(published, `${path} is skipped: ${why}`, log.warning);
    }
    if (note) published = withNote(published, note, log.notice);
    const error = refusal ? refusalText(refusal, target) : unreadError(run);
    return withRefusal(published, error, step);
  } catch (error) {
    return withRefusal(report, refusalText(error, target), step);
  }
}

/** All files to publish, those that differ from the published ones, and the message of their commit. */
function changesOf({ tables, indexes }: RunReport, template: string | null) {
  const differs = ({ text, published }: TableFile) => text !== published;
  const done = tables.filter(({ stats, publishedError }) => {
    return stats.error === undefined && publishedError === '';
  });
  const changed = done.filter(({ files }) => files.some(differs));
  const slugs = (changed.length > 0 ? changed : done).map(({ slug }) => slug);
  const made = [...done.flatMap(({ files }) => files), ...indexes];
  const inRepository = <T extends { readonly path: string }>(file: T): T => {
    return { ...file, path: repositoryPath(file.path) };
  };
  const allFiles = made.map(({ record, ...file }: TableFile) => {
    return { ...inRepository(file), ...(record && { record: inRepository(record) }) };
  });
  return { allFiles, files: allFiles.filter(differs), message: commitMessage(template, slugs) };
}

/**
 * The commit of the base whose edits the tables have, if they have any; null if a table that changed
 * there is not among those that this run did.
 */
function mergedBaseOf({ stats, tables }: RunReport, { baseChanges }: PublishTarget): string | null {
  if (baseChanges === null) return null;
  if (!tables.some(({ files }) => files.some(({ editedOnBase }) => editedOnBase))) return null;
  const isUnread = (csv: string) =>
    tables.some(({ stats: own, publishedError }) => own.csv === csv && publishedError !== '');
  const isLeft = ({ csv, error }: RunReport['stats']['roadmaps'][number]) =>
    (error !== undefined || isUnread(csv)) && isChanged(baseChanges, repositoryPath(csv));
  return stats.roadmaps.some(isLeft) ? null : baseChanges.head;
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

/** Addresses of the files that are published: at our commit, or unchanged where they were read. */
function tableLinks(
  { tables }: RunReport,
  { readAt }: PublishTarget,
  commit: Commit | null,
  { context: { serverUrl, owner, repo } }: Step,
): ReadonlyMap<string, string> {
  const links = tables.flatMap(({ files, stats: { changed, error } }) => {
    const sha = commit === null && !changed ? readAt : commit?.sha;
    if (error !== undefined || sha === undefined) return [];
    return files.map(({ path }) => {
      const encoded = repositoryPath(path).split('/').map(encodeURIComponent).join('/');
      return [path, `${serverUrl}/${owner}/${repo}/blob/${sha}/${encoded}`] as const;
    });
  });
  return new Map(links);
}

function linkTo({ sha, url }: Commit): Link {
  return { id: sha, name: sha.slice(0, SHORT_SHA), url };
}

/**
 * The run, reported as what a pull request changes in its base: on the second night of an open one,
 * the published tables are its own, and do not include the changes of the nights before.
 */
async function sinceBase(run: RunReport, { base, repository, isProposed }: PublishTarget) {
  if (!isProposed) return run;
  const tables = await mapConcurrent(run.tables, CONCURRENCY, async (table) => {
    const [record, ...others] = table.files;
    const published = await repository.files.text(repositoryPath(record.path), base);
    const files = [{ ...record, published }, ...others] as const;
    return { ...table, files, changes: table.compareWith(published ?? '') };
  });
  return { ...run, tables };
}
