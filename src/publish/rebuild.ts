import type { TableFile } from './commit.ts';
import { toGitHubError } from './github-error.ts';
import { ownCommits } from './own-commits.ts';
import type { Commit } from './queries.ts';
import type { CommitMessage } from './repository.ts';
import type { PublishTarget } from './target.ts';

export interface RebuildOptions
  extends Pick<PublishTarget, 'repository' | 'branch' | 'readAt' | 'baseChanges'> {
  /** Every file of the run's tables, changed or not, with the edits of the base. */
  readonly allFiles: readonly TableFile[];
  readonly message: CommitMessage;
}

/**
 * Makes the branch of our open pull request anew where the base changed one of its tables: one commit
 * on the base's head, which the branch is moved to in one step. Commits on top of the old ones would
 * leave a conflict in every row that both changed.
 *
 * Null, with the branch as it was, if that is not called for, if it would remove somebody else's
 * commit or a file that this run did not write, if a rule forbids it, if the branch has moved, or if
 * nothing would be left to merge: GitHub closes a pull request whose branch equals its base.
 */
export async function rebuildBranch(options: RebuildOptions): Promise<Commit | null> {
  const { repository, branch, readAt, baseChanges, allFiles, message } = options;
  if (baseChanges === null || !allFiles.some(({ editedOnBase }) => editedOnBase)) return null;
  const branchChanges = await repository.compare(baseChanges.head, readAt);
  const { commits = null, files: proposed = null, tree = '' } = branchChanges ?? {};
  if (commits === null || proposed === null) return null;
  const isWritten = (path: string) => allFiles.some((file) => file.path === path);
  if (!proposed.every(isWritten)) return null;
  if ((await ownCommits(repository, commits)).length < commits.length) return null;
  const files = allFiles.filter(({ path, text, published }) => {
    return text !== published || proposed.includes(path);
  });
  if (files.length === 0) return null;
  try {
    const parent = baseChanges.head;
    const commit = await repository.draftCommit({ parent, tree, message, files });
    if (commit !== null) await repository.moveBranch(branch, readAt, commit.sha);
    return commit;
  } catch (error) {
    if (['stale', 'protected'].includes(toGitHubError(error).code)) return null;
    throw error;
  }
}
