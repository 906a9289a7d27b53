import type { Config } from '../config/config.ts';
import { compareTables } from '../formats/csv/compare.ts';
import { readPublished } from '../formats/csv/read.ts';
import { rowsById } from '../formats/csv/rows-by-id.ts';
import type { Clock } from '../lib/clock.ts';
import { mapLimited } from '../lib/concurrency.ts';
import type { Log } from '../lib/log.ts';
import { plural } from '../lib/text/words.ts';
import type { CommitResult } from '../publish/commit.ts';
import { toGitHubError } from '../publish/github-error.ts';
import { publishTables, repositoryPath } from '../publish/publish.ts';
import { refusalText } from '../publish/refusal.ts';
import type { MadeCommit } from '../publish/repository.ts';
import type { OpenTarget } from '../publish/target.ts';
import { COMMENT_LIMIT, renderReport } from '../report/render.ts';
import type { Links, Report, RunReport } from '../report/run-report.ts';
import { NOT_PUBLISHED, type Publication } from './publication.ts';

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
  const bodyOf = async ({ commit }: CommitResult) => {
    const report: Report = {
      run: await sinceBase(run, open),
      links: { ...runLinks, ...commitLink(commit) },
      notes: [],
    };
    return renderReport(report, COMMENT_LIMIT);
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

function commitLink(commit: MadeCommit | null): Links {
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
    const published = await repository.file(repositoryPath(csvPath), base);
    const topics = rows.map(({ topic }) => topic);
    const before = rowsById(readPublished(published ?? '', csvPath, run.columns), topics);
    const changes = compareTables(before, rows, { columns: run.columns, descriptions });
    return { ...table, published, changes };
  });
  return { ...run, tables };
}
