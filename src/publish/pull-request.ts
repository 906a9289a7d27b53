import type { Clock } from '../lib/clock.ts';
import { messageOf } from '../lib/error.ts';
import { truncate } from '../lib/text/truncate.ts';
import {
  blobId,
  type CommitMessage,
  type CommitResult,
  commitTables,
  isOwnCommit,
  type TableFile,
} from './commit.ts';
import { GitHubError, toGitHubError } from './github-error.ts';
import type { NewPullRequest, PullRequest, Repository } from './repository.ts';
import { findOwn, type PublishTarget } from './target.ts';

export interface PullRequestOptions {
  readonly target: PublishTarget;
  /** Tables that differ from the published ones. */
  readonly files: readonly TableFile[];
  readonly message: CommitMessage;
  /** Renders the body, once the commit is made. */
  readonly bodyOf: (commit: CommitResult) => Promise<string>;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

export interface PullRequestResult extends CommitResult {
  /** The pull request that holds the tables; null where there is none. */
  readonly pullRequest: PullRequest | null;
  /** What was not done, and why; empty where all was. */
  readonly note: string;
  /** Why there is no pull request for a commit that was made; null otherwise. */
  readonly refusal: GitHubError | null;
}

/** GitHub refuses a longer title; in code points. */
const MAX_TITLE_LENGTH = 256;

/** Nothing was committed, and nothing had to be. */
export const NOTHING: PullRequestResult = {
  commit: null,
  skipped: [],
  pullRequest: null,
  note: '',
  refusal: null,
};

/**
 * Puts tables on our own branch and under a pull request: on top of the one that is open, else from
 * the base's head anew. What a person decided stays: a pull request with their commits is skipped,
 * and one that was closed with these very tables is not opened again.
 *
 * Throws a `GitHubError`.
 */
export async function publishPullRequest(options: PullRequestOptions): Promise<PullRequestResult> {
  const { repository, branch, base } = options.target;
  // The run may have taken half an hour, in which others were at work.
  const own = await findOwn(repository, branch, base);
  if (own.pullRequest === null) {
    return options.files.length === 0 ? NOTHING : openAnew(options);
  }
  const { pullRequest, skipReason: note } = own;
  if (note !== '' || options.files.length === 0) return { ...NOTHING, pullRequest, note };
  return addTo(pullRequest, options);
}

async function addTo(
  pullRequest: PullRequest,
  options: PullRequestOptions,
): Promise<PullRequestResult> {
  const result = {
    ...NOTHING,
    ...(await commitTables({ ...options, ...options.target })),
    pullRequest,
  };
  if (result.commit === null) return result;
  try {
    const body = await options.bodyOf(result);
    await options.target.repository.updatePullRequest(pullRequest.number, body);
    return result;
  } catch (error) {
    // The tables are there, which is what counts.
    const note = `The text of pull request #${pullRequest.number} is not up to date: ${messageOf(error)}.`;
    return { ...result, note };
  }
}

async function openAnew(options: PullRequestOptions): Promise<PullRequestResult> {
  const { message } = options;
  const { repository, branch, base } = options.target;
  const closed = await repository.pullRequests(branch, 'closed');
  const note = (await whyDeclined(options, closed)) ?? (await whyTaken(options, closed)) ?? '';
  if (note !== '') return { ...NOTHING, note };
  const head = await repository.head(base);
  if (head === null) throw new GitHubError('missing', `there is no branch ${base}`);
  await startAnew(repository, branch, head);
  const result = { ...NOTHING, ...(await commitTables({ ...options, ...options.target })) };
  if (result.commit === null) return result;
  try {
    const title = truncate(message.headline, MAX_TITLE_LENGTH);
    const body = await options.bodyOf(result);
    return { ...result, pullRequest: await openOrFind(repository, { branch, base, title, body }) };
  } catch (error) {
    // The commit stands, and is to be told of.
    return { ...result, refusal: toGitHubError(error) };
  }
}

/** Rules may forbid what is a forced push where the branch is still there. */
async function startAnew(repository: Repository, branch: string, head: string): Promise<void> {
  try {
    await repository.setBranch(branch, head);
  } catch (error) {
    const { code, message } = toGitHubError(error);
    if (code !== 'rejected') throw error;
    throw new GitHubError(
      code,
      `${branch} cannot start anew: ${message}; leave it out of the rule, or delete it where it is still there`,
      { cause: error },
    );
  }
}

/**
 * Why a person would not want to see these tables again: they closed a pull request of ours with
 * them, and merged none since.
 */
async function whyDeclined(
  { target, files }: PullRequestOptions,
  closed: readonly PullRequest[],
): Promise<string | null> {
  const { repository, base } = target;
  const merged = closed.findIndex((request) => request.merged);
  const declined = merged < 0 ? closed : closed.slice(0, merged);
  for (const request of declined.filter((other) => other.base === base)) {
    if (await holds(repository, request.head, files)) {
      return `Pull request #${request.number} with the same tables was closed: it is not opened again.`;
    }
  }
  return null;
}

/** Why our branch cannot start anew: it holds work that is nowhere else. */
async function whyTaken(
  { target: { repository, branch, base } }: PullRequestOptions,
  closed: readonly PullRequest[],
): Promise<string | null> {
  const head = await repository.head(branch);
  // GitHub keeps the commits of a pull request, whatever becomes of its branch.
  if (head === null || closed.some((request) => request.head === head)) return null;
  if (await isOwnCommit(repository, head)) return null;
  // A run that got no further than to start it anew leaves it on a commit of the base.
  if (await repository.contains(base, head)) return null;
  return `The branch ${branch} is left alone: its last commit is somebody else's. Rename or delete it, and the next run goes on.`;
}

async function holds(
  repository: Repository,
  commit: string,
  files: readonly TableFile[],
): Promise<boolean> {
  for (const { path, text } of files) {
    if ((await repository.blob(path, commit)) !== blobId(text)) return false;
  }
  return true;
}

/** Another run may have opened it a moment ago: GitHub then refuses a second one. */
async function openOrFind(repository: Repository, request: NewPullRequest): Promise<PullRequest> {
  try {
    return await repository.openPullRequest(request);
  } catch (error) {
    const [found] = await repository.pullRequests(request.branch, 'open');
    if (found === undefined) throw error;
    await repository.updatePullRequest(found.number, request.body);
    return found;
  }
}
