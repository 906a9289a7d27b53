import { join } from 'node:path';
import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import { compareTables } from '../csv/compare.ts';
import { readPublished } from '../csv/read.ts';
import { messageOf } from '../error.ts';
import { withLimit } from '../limit.ts';
import type { Log } from '../log.ts';
import { artifactName, serverHasArtifacts, uploadArtifact } from '../publish/artifact.ts';
import { toGitHubError } from '../publish/github-error.ts';
import { publishTables, repositoryPath } from '../publish/publish.ts';
import { refusalText } from '../publish/refusal.ts';
import type { OpenTarget } from '../publish/target.ts';
import type { Links, Report, RunReport } from '../report/model.ts';
import { renderReport } from '../report/render.ts';
import { COMMENT_LIMIT } from '../report/size.ts';
import { plural } from '../report/words.ts';
import { mapLimited } from '../roadmap/parallel.ts';
import type { RunContext } from './event.ts';
import type { Outputs } from './outputs.ts';

/** What became of publishing. */
export interface Publication {
  readonly outputs: Partial<Outputs>;
  readonly links: Links;
  /** What was left undone, and why: one line each. */
  readonly notes: readonly string[];
  /** Why the tables could not be published; empty where nothing is wrong. */
  readonly fault: string;
}

export const NOT_PUBLISHED: Publication = { outputs: {}, links: {}, notes: [], fault: '' };

/** Tables read side by side. */
const LANES = 8;

/** Digits of a commit that stand for it in a report. */
const SHORT_SHA = 7;

export interface RepositoryOptions {
  readonly open: OpenTarget;
  readonly config: Config;
  /** What every report of the run links to. */
  readonly links: Links;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly log: Log;
}

/** Publishes the tables in the repository. Never throws: what GitHub refuses is a fault. */
export async function publishToRepository(
  run: RunReport,
  { open, config, links: runLinks, clock, signal, log }: RepositoryOptions,
): Promise<Publication> {
  const place = { mode: open.mode, branch: open.base };
  const bodyOf = async ({ commit }: CommitMade) => {
    const report: Report = {
      run: await sinceBase(run, open),
      links: { ...runLinks, ...commitLink(commit) },
      notes: [],
    };
    return renderReport(report, { limit: COMMENT_LIMIT });
  };
  try {
    const tables = run.tables.filter(
      ({ stats, publishedFault }) => stats.error === undefined && publishedFault === '',
    );
    const message = config['commit-message'];
    const published = await publishTables({ open, tables, message, bodyOf, clock, signal });
    const { commit, pullRequest, leftAlone, note, refusal } = published;
    if (commit !== null) log.info(`Committed ${commit.sha} to ${open.branch}`);
    const notes = leftAlone.map((path) => {
      return `${path} was changed by somebody during the run: it is left alone, and the next run takes the change over.`;
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
      fault: refusal === null ? unreadFault(run) : refusalText(refusal, place),
    };
  } catch (error) {
    return {
      ...NOT_PUBLISHED,
      fault: refusalText(toGitHubError(error), place),
    };
  }
}

/** Tables that could not be compared with the published ones, which must not be overwritten unseen. */
function unreadFault({ tables }: RunReport): string {
  const unread = tables.filter(({ publishedFault }) => publishedFault !== '');
  const [first] = unread;
  if (first === undefined) return '';
  return (
    `Not published: ${plural(unread.length, 'table')}, since what is published of ${first.csvPath} ` +
    `could not be read (${first.publishedFault}). The next run publishes what this one could not.`
  );
}

interface CommitMade {
  readonly commit: { readonly sha: string; readonly url: string } | null;
}

function commitLink(commit: CommitMade['commit']): Links {
  return commit === null
    ? {}
    : { commit: { name: commit.sha.slice(0, SHORT_SHA), url: commit.url } };
}

/**
 * The run, told as what a pull request changes in its base: on the second night of an open one, the
 * published tables are its own, and say nothing of the nights before.
 */
async function sinceBase(run: RunReport, { base, repository, pullRequest }: OpenTarget) {
  if (pullRequest === null) return run;
  const tables = await mapLimited(run.tables, LANES, async (table) => {
    const { csvPath, rows, descriptions } = table;
    const there = await repository.file(repositoryPath(csvPath), base);
    const published = there?.text ?? null;
    const changes = compareTables(readPublished(published ?? '', csvPath), rows, { descriptions });
    return { ...table, published, changes };
  });
  return { ...run, tables };
}

/** An upload that is silent for longer is given up. */
const UPLOAD_LIMIT_MS = 300_000;

export interface ArtifactOptions {
  readonly context: RunContext;
  /** Eight hex digits that stand for the set of roadmaps. */
  readonly slugs: string;
  /** The step's own folder, outside the workspace. */
  readonly folder: string;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/** Uploads the tables and the statistics. Never throws: an artifact less is a warning. */
export async function publishAsArtifact(
  { tables, stats }: RunReport,
  { context, slugs, folder, log, signal }: ArtifactOptions,
): Promise<Publication> {
  if (!serverHasArtifacts(context.serverUrl)) {
    const note =
      'No artifact: this server has no artifact service; the tables are in the workspace.';
    log.notice(note);
    return { ...NOT_PUBLISHED, notes: [note] };
  }
  const wanted = artifactName({ job: context.job, slugs, attempt: context.attempt });
  try {
    const written = tables.filter(({ stats: { error } }) => error === undefined);
    const files = written.map(({ slug, csv }) => ({ name: `${slug}.csv`, text: csv }));
    const statsFile = { name: 'stats.json', text: `${JSON.stringify(stats, null, 2)}\n` };
    const upload = uploadArtifact({
      name: wanted,
      files: [...files, statsFile],
      stage: join(folder, 'artifact'),
    });
    const { id, name } = await withLimit(
      { ms: UPLOAD_LIMIT_MS, what: 'the artifact service', signal },
      upload,
    );
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
