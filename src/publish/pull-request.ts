import type { Clock } from '../enrichment/clock.ts';
import { messageOf } from '../error.ts';
import { blobId } from './blob.ts';
import { type CommitResult, commitTables, type TableFile } from './commit.ts';
import { GitHubError } from './github-error.ts';
import type { CommitMessage } from './message.ts';
import type { NewPullRequest, PullRequest, Repository } from './repository.ts';
import type { OpenTarget } from './target.ts';

export interface PullRequestOptions {
  readonly open: OpenTarget;
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
}

const NOTHING = { commit: null, leftAlone: [], note: '' } as const;

/**
 * Puts tables on our own branch and under a pull request: on top of the one that is open, else from
 * the base's head anew. What a person decided stays: a pull request with their commits is left
 * alone, and one that was closed with these very tables is not opened again.
 *
 * Throws a `GitHubError`.
 */
export async function publishPullRequest(options: PullRequestOptions): Promise<PullRequestResult> {
  const { open, files } = options;
  const { pullRequest, leftAlone } = open;
  if (leftAlone !== '') return { ...NOTHING, pullRequest, note: leftAlone };
  if (files.length === 0) return { ...NOTHING, pullRequest };
  return pullRequest === null ? openAnew(options) : addTo(pullRequest, options);
}

async function addTo(
  pullRequest: PullRequest,
  options: PullRequestOptions,
): Promise<PullRequestResult> {
  const result = await commitOn(options);
  if (result.commit === null) return { ...result, pullRequest, note: '' };
  try {
    const body = await options.bodyOf(result);
    await options.open.repository.updatePullRequest(pullRequest.number, body);
    return { ...result, pullRequest, note: '' };
  } catch (error) {
    // The tables are there, which is what counts.
    const note = `The text of pull request #${pullRequest.number} is not up to date: ${messageOf(error)}.`;
    return { ...result, pullRequest, note };
  }
}

async function openAnew(options: PullRequestOptions): Promise<PullRequestResult> {
  const { open, files, message } = options;
  const { repository, branch, base } = open;
  const declined = await findDeclined(repository, branch, files);
  if (declined !== null) {
    const note = `Pull request #${declined.number} with the same tables was closed: it is not opened again.`;
    return { ...NOTHING, pullRequest: null, note };
  }
  const head = await repository.head(base);
  if (head === null) throw new GitHubError('missing', `there is no branch ${base}`);
  await repository.setBranch(branch, head);
  const result = await commitOn(options);
  if (result.commit === null) return { ...result, pullRequest: null, note: '' };
  const request = {
    branch,
    base,
    title: message.headline,
    body: await options.bodyOf(result),
  };
  return { ...result, pullRequest: await openOrFind(repository, request), note: '' };
}

function commitOn(options: PullRequestOptions): Promise<CommitResult> {
  const { open, files, message, clock, signal } = options;
  const { repository, branch, readAt } = open;
  return commitTables({ repository, branch, files, readAt, message, clock, signal });
}

/** The pull request that was closed unmerged with the same tables, since one was merged last. */
async function findDeclined(
  repository: Repository,
  branch: string,
  files: readonly TableFile[],
): Promise<PullRequest | null> {
  const closed = await repository.pullRequests(branch, 'closed');
  const merged = closed.findIndex((request) => request.merged);
  for (const request of merged < 0 ? closed : closed.slice(0, merged)) {
    if (await holds(repository, request.head, files)) return request;
  }
  return null;
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
