import { messageOf } from '../lib/error.ts';
import { retry } from '../lib/retry.ts';
import { truncate } from '../lib/text/truncate.ts';
import { readableText } from './base-changes.ts';
import { type CommitOptions, type CommitResult, commitTables, isTable, NOTHING } from './commit.ts';
import { GitHubError, toGitHubError } from './github-error.ts';
import { areAllOwn } from './own-commits.ts';
import type { PullRequest } from './pulls.ts';
import type { Commit } from './queries.ts';
import { type RebuildOptions, rebuildBranch } from './rebuild.ts';
import { findOwn } from './target.ts';

/** `files` differ from the published ones; `branch` is our own. */
export interface PullRequestOptions extends CommitOptions, RebuildOptions {
  readonly base: string;
  /** Renders the description, once the commit is made. */
  readonly bodyOf: (commit: Commit) => Promise<string>;
  /** Whether two texts of a file say the same, if in other words of a model. */
  readonly isReworded: (a: string, b: string) => boolean;
}

export interface PullRequestResult extends CommitResult {
  /** The pull request that holds the tables, if there is one. */
  readonly pullRequest?: PullRequest | undefined;
  /** What was not done, and why; empty if nothing is missing. */
  readonly note?: string;
  /** Why a commit has no pull request. */
  readonly refusal?: GitHubError;
}

/** GitHub refuses a longer title; in code points. */
const MAX_TITLE_LENGTH = 256;

/**
 * What GitHub says to a pull request for a branch that exists, and has a commit, while a replica lags
 * behind (seen by several tools; a retry is the cure).
 */
const LAGS = /\bhead (?:invalid|sha can't be blank)|\bno commits between\b/i;

/** About fifteen seconds in all. */
const LAG = { tries: 5, firstPauseMs: 1_300 };

/**
 * Puts tables on our own branch and under a pull request: on top of the open one, or in place of its
 * commits where the base changed a table; else as a new one from the base's head. What a person did
 * is respected: commits go on top of theirs, a branch that holds their commits is not reset, and a
 * pull request that they closed with these very tables is not reopened.
 *
 * Throws a `GitHubError`.
 */
export async function publishPullRequest(options: PullRequestOptions): Promise<PullRequestResult> {
  const { repository, branch, base, files, mergedBase } = options;
  // The run may have taken half an hour, in which others were at work.
  const own = await findOwn(repository, branch, base);
  const open = own?.pullRequest;
  if (own?.skipReason) return { ...NOTHING, pullRequest: open, note: own.skipReason };
  const rebuilt = open === undefined ? null : await rebuildBranch(options);
  if (rebuilt === null && files.length === 0 && (open === undefined || mergedBase === null)) {
    return { ...NOTHING, pullRequest: open };
  }
  if (open === undefined) {
    const note = await resetBranch(options);
    if (note !== '') return { ...NOTHING, note };
  }
  const isNew = open === undefined;
  const made =
    rebuilt === null ? await commitTables({ ...options, isNew }) : { commit: rebuilt, skipped: [] };
  const result = { ...made, pullRequest: open };
  if (result.commit === null) return result;
  try {
    const body = await options.bodyOf(result.commit);
    if (open === undefined) return { ...result, pullRequest: await openOrFind(options, body) };
    await repository.pulls.update(open.number, body);
    return result;
  } catch (error) {
    // The commit was made, and must be reported.
    if (open === undefined) return { ...result, refusal: toGitHubError(error) };
    const note = `The description of pull request #${open.number} is out of date: ${messageOf(error).replace(/\.$/, '')}.`;
    return { ...result, note };
  }
}

/**
 * Points our branch at the base's head. Resolves to the reason why not; empty if it is there now. If
 * the branch moves meanwhile, it is looked at again: it may hold somebody's commit by then.
 */
async function resetBranch(options: PullRequestOptions): Promise<string> {
  const { clock, signal } = options;
  const waitFor = (error: unknown) =>
    error instanceof GitHubError && error.code === 'stale' ? undefined : null;
  return retry(() => tryToReset(options), { clock, signal, waitFor });
}

async function tryToReset(options: PullRequestOptions): Promise<string> {
  const { repository, branch, base } = options;
  const closed = await repository.pulls.from(branch, 'closed');
  const now = await repository.head(branch);
  const why =
    (await whyDeclined(options, closed)) || (now && (await whyTaken(options, closed, now.sha)));
  if (why) return why;
  const head = await repository.head(base);
  if (head === null) throw new GitHubError('missing', `there is no branch ${base}`);
  try {
    if (now === null) await repository.createBranch(branch, head.sha);
    else await repository.moveBranch(branch, now.sha, head.sha);
    return '';
  } catch (error) {
    // A forced push, if the branch exists, which rules may forbid.
    const { code, message } = toGitHubError(error);
    if (code !== 'protected') throw error;
    const what = `cannot ${now === null ? 'create' : 'reset'} ${branch}: ${message}`;
    throw new GitHubError(code, what, { cause: error });
  }
}

/**
 * Why a person would not want to see these tables again: they closed a pull request of ours with
 * them, and have merged none since. Empty if they would.
 */
async function whyDeclined(
  { repository, base, files, isReworded }: PullRequestOptions,
  closed: readonly PullRequest[],
): Promise<string> {
  // The other formats of a table say the same, and may be new.
  const tables = files.filter(({ path }) => isTable(path));
  const compared = tables.length > 0 ? tables : files;
  const hasTables = async ({ head }: PullRequest) => {
    for (const { path, text } of compared) {
      // What cannot be read there (somebody saved it in another encoding, or there is a folder) is not
      // our table, and never will be.
      const proposed = await readableText(repository, path, head.sha);
      if (proposed === null || !(proposed === text || isReworded(proposed, text))) return false;
    }
    return true;
  };
  for (const request of closed) {
    if (request.merged_at != null) break;
    if (request.base.ref === base && (await hasTables(request))) {
      return `Pull request #${request.number} with the same tables was closed: it is not reopened.`;
    }
  }
  return '';
}

/** Why our branch, which is at `head`, must not be reset: it holds somebody's work. Else empty. */
async function whyTaken(
  { repository, branch, base }: PullRequestOptions,
  closed: readonly PullRequest[],
  head: string,
): Promise<string> {
  // GitHub keeps the commits of a pull request, whatever becomes of its branch.
  if (closed.some((request) => request.head.sha === head)) return '';
  if (await areAllOwn(repository, base, head)) return '';
  return `The branch ${branch} is skipped: it holds commits of somebody else. Rename or delete it, and the next run continues.`;
}

/** Opens a pull request, for which a replica of GitHub may not know the branch or its commit yet. */
async function openOrFind(
  { repository, branch, base, message, clock, signal }: PullRequestOptions,
  body: string,
): Promise<PullRequest> {
  const title = truncate(message.headline, MAX_TITLE_LENGTH);
  const open = async () => {
    try {
      return await repository.pulls.open({ head: branch, base, title, body });
    } catch (error) {
      // GitHub refuses a second one: another run may have opened it a moment ago.
      const [found] = await repository.pulls.from(branch, 'open');
      if (found === undefined) throw error;
      await repository.pulls.update(found.number, body);
      return found;
    }
  };
  const waitFor = (error: unknown) => {
    const { code, message: why } = toGitHubError(error);
    return code === 'rejected' && LAGS.test(why) ? undefined : null;
  };
  return retry(open, { clock, signal, waitFor, ...LAG });
}
