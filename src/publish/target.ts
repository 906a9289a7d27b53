import { isOurs } from './commit.ts';
import type { RepositoryTarget } from './decide.ts';
import { ownBranch } from './own-branch.ts';
import type { PullRequest, Repository } from './repository.ts';

/** A target that was found: what is published there, and where commits go. */
export interface OpenTarget {
  readonly mode: RepositoryTarget['mode'];
  /** The branch that is to hold the tables in the end. */
  readonly base: string;
  /** The branch that commits go to: `base` itself, or that of our pull request. */
  readonly branch: string;
  readonly repository: Repository;
  /** The commit that the published tables are read at. */
  readonly readAt: string;
  /** Our pull request that is open; null where there is none, or none is wanted. */
  readonly pullRequest: PullRequest | null;
}

/** A target that the user has to mend before the run makes sense. */
class TargetError extends Error {
  override readonly name = 'TargetError';
}

/**
 * Finds the target and what is published there: the tables on the branch, or on our own pull
 * request while one is open. `names` are those of the roadmaps.
 *
 * Throws a `TargetError` where there is no such branch, or it is our own; a `GitHubError` for all else.
 */
export async function openTarget(
  repository: Repository,
  { mode, branch: base }: RepositoryTarget,
  names: readonly string[],
): Promise<OpenTarget> {
  const head = await repository.head(base);
  if (head === null) {
    throw new TargetError(
      `There is no branch ${base} in ${repository.owner}/${repository.repo}. Make it, or set branch to one that exists.`,
    );
  }
  const found = { mode, base, repository, readAt: head, pullRequest: null };
  if (mode === 'commit') return { ...found, branch: base };
  const branch = ownBranch(names);
  const own = await findOwn(repository, branch, base);
  if (own.pullRequest === null) {
    if (branch === base) {
      throw new TargetError(
        `A pull request of ${branch} cannot go into itself. Set branch to the one that is to hold the tables.`,
      );
    }
    return { ...found, branch };
  }
  return { ...found, branch, readAt: own.head, pullRequest: own.pullRequest };
}

/** Our pull request while it is open. */
export type OwnPullRequest =
  | { readonly pullRequest: null }
  | {
      readonly pullRequest: PullRequest;
      /** The commit that its branch is at. */
      readonly head: string;
      /** Why it is not to be touched; empty where it is ours to go on with. */
      readonly leftAlone: string;
    };

/** Finds the open pull request of our branch, the one into `base` first. */
export async function findOwn(
  repository: Repository,
  branch: string,
  base: string,
): Promise<OwnPullRequest> {
  const open = await repository.pullRequests(branch, 'open');
  const pullRequest = open.find((request) => request.base === base) ?? open[0] ?? null;
  if (pullRequest === null) return { pullRequest };
  const head = (await repository.head(branch)) ?? pullRequest.head;
  let why = '';
  if (pullRequest.base !== base) why = `it goes into ${pullRequest.base}, not ${base}`;
  else if (!(await isOurs(repository, head))) why = "its last commit is somebody else's";
  const leftAlone =
    why === ''
      ? ''
      : `Pull request #${pullRequest.number} is left alone: ${why}. Merge or close it, and the next run goes on.`;
  return { pullRequest, head, leftAlone };
}
