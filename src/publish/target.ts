import { namesHash } from '../sources/slug.ts';
import { type BaseChanges, findBaseChanges } from './base-changes.ts';
import type { RepositoryTarget, Target } from './decide.ts';
import { GitHubError } from './github-error.ts';
import type { Repository } from './repository.ts';

/** Where in the repository the tables are published. */
export interface PublishTarget extends RepositoryTarget {
  /** The branch that commits go to: `base` itself, or that of our pull request. */
  readonly branch: string;
  readonly repository: Repository;
  /** The commit that the published tables are read at. */
  readonly readAt: string;
  /** Whether our pull request is open. */
  readonly isProposed: boolean;
  /** What changed on the base since that pull request's branch began; null if nothing. */
  readonly baseChanges: BaseChanges | null;
}

/** The folder of our branches. */
const FOLDER = 'roadmap-enrich';

/** All of them, as a rule names them. */
export const OWN_BRANCHES = `${FOLDER}/*`;

/** A valid last part of a branch name (git-check-ref-format). */
const BRANCH_PART = /^(?!.*(?:\.\.|\.lock$|\.$))[A-Za-z0-9_-][A-Za-z0-9._-]*$/;

/**
 * Finds the target in the repository, which is null without a token; null if the tables are not
 * published there. `names` are those of the roadmaps. If GitHub refuses or is unavailable, only
 * publishing fails, not the run, so that error is returned. Throws if the user has to correct the
 * branch first: if it does not exist, or is our own.
 */
export async function resolveTarget(
  repository: Repository | null,
  wanted: Target,
  names: readonly string[],
): Promise<PublishTarget | GitHubError | null> {
  if (repository === null || wanted.mode === 'none' || wanted.mode === 'artifact') return null;
  try {
    return await openTarget(repository, wanted, names);
  } catch (error) {
    if (error instanceof GitHubError) return error;
    throw error;
  }
}

/** Finds what is published: the tables on the branch, or on our own pull request while it is open. */
async function openTarget(
  repository: Repository,
  { mode, base }: RepositoryTarget,
  names: readonly string[],
): Promise<PublishTarget> {
  const head = await repository.head(base);
  if (head === null) {
    throw new Error(`There is no branch ${base}. Create it, or set branch to one that exists.`);
  }
  const readAt = head.sha;
  const target = { mode, base, repository, readAt, isProposed: false, baseChanges: null };
  if (mode === 'commit') return { ...target, branch: base };
  const branch = ownBranch(names);
  const own = await findOwn(repository, branch, base);
  if (own !== null) {
    const baseChanges =
      own.skipReason === '' ? await findBaseChanges(repository, head.sha, own) : null;
    return { ...target, branch, readAt: own.head, isProposed: true, baseChanges };
  }
  if (branch !== base) return { ...target, branch };
  throw new Error(
    `A pull request cannot merge ${branch} into itself. Set branch to the one that receives the tables.`,
  );
}

/** The branch of our own pull request: one for every set of roadmaps. */
export function ownBranch(names: readonly string[]): string {
  const [only = ''] = names;
  const isPlain = names.length === 1 && BRANCH_PART.test(only);
  return `${FOLDER}/${isPlain ? only : namesHash(names)}`;
}

/**
 * Finds the open pull request of our branch, preferring the one into `base`: with the commit that
 * the branch is at, the latest ones that led to it, and the reason why it is skipped, which is empty if we may add to it.
 */
export async function findOwn(repository: Repository, branch: string, base: string) {
  const open = await repository.pulls.from(branch, 'open');
  const pullRequest = open.find((request) => request.base.ref === base) ?? open[0];
  if (pullRequest === undefined) return null;
  const history = await repository.history(branch);
  const { sha: head, commits } = history ?? { sha: pullRequest.head.sha, commits: [] };
  const { number, base: into } = pullRequest;
  const skipReason =
    into.ref === base
      ? ''
      : `Pull request #${number} is skipped: its base is ${into.ref}, not ${base}. Merge or close it, and the next run continues.`;
  return { pullRequest, head, commits, skipReason };
}
