import { namesHash } from '../sources/slug.ts';
import { isOwnCommit } from './commit.ts';
import type { RepositoryTarget, Target } from './decide.ts';
import { GitHubError, refusalText } from './github-error.ts';
import type { PullRequest, Repository } from './repository.ts';

/** Where in the repository the tables are published. */
export interface PublishTarget {
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

export interface ResolvedTarget {
  /** Null where the tables are not published in the repository, or it could not be reached. */
  readonly target: PublishTarget | null;
  /** Why it could not be reached; empty otherwise. */
  readonly refusal: string;
}

/** A target that the user has to correct before the run makes sense. */
class TargetError extends Error {
  override readonly name = 'TargetError';
}

/** The folder of our branches. */
const FOLDER = 'roadmap-enrich';

/** A name that git takes as the last part of a branch's (git-check-ref-format). */
const BRANCH_PART = /^(?!.*(?:\.\.|\.lock$|\.$))[A-Za-z0-9_-][A-Za-z0-9._-]*$/;

/**
 * Finds the target in the repository, which is null without a token. `names` are those of the
 * roadmaps. If GitHub refuses or does not answer, that costs the publishing, not the run; a branch
 * that does not exist, or is our own, is a `TargetError`.
 */
export async function resolveTarget(
  repository: Repository | null,
  wanted: Target,
  names: readonly string[],
): Promise<ResolvedTarget> {
  const inRepository = wanted.mode === 'commit' || wanted.mode === 'pull-request';
  if (repository === null || !inRepository) return { target: null, refusal: '' };
  try {
    return { target: await openTarget(repository, wanted, names), refusal: '' };
  } catch (error) {
    if (error instanceof GitHubError) return { target: null, refusal: refusalText(error, wanted) };
    throw error;
  }
}

/** Finds what is published: the tables on the branch, or on our own pull request while one is open. */
async function openTarget(
  repository: Repository,
  { mode, branch: base }: RepositoryTarget,
  names: readonly string[],
): Promise<PublishTarget> {
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

/** The branch of our own pull request: one for every set of roadmaps. */
export function ownBranch(names: readonly string[]): string {
  const [only = ''] = names;
  const plain = names.length === 1 && BRANCH_PART.test(only);
  return `${FOLDER}/${plain ? only : namesHash(names)}`;
}

/** Our pull request while it is open. */
export type OwnPullRequest =
  | { readonly pullRequest: null }
  | {
      readonly pullRequest: PullRequest;
      /** The commit that its branch is at. */
      readonly head: string;
      /** Why it is skipped; empty where it is ours to go on with. */
      readonly skipReason: string;
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
  else if (!(await isOwnCommit(repository, head))) why = "its last commit is somebody else's";
  const skipReason =
    why === ''
      ? ''
      : `Pull request #${pullRequest.number} is left alone: ${why}. Merge or close it, and the next run goes on.`;
  return { pullRequest, head, skipReason };
}
