import type { CommitAccounts, Repository } from './repository.ts';

/** Who commits what is made through GitHub's API, whoever the author is. */
const GITHUB_LOGIN = 'web-flow';

/** Whether a commit was made by this action with this token. */
export async function isOwnCommit(repository: Repository, sha: string): Promise<boolean> {
  const accounts = await repository.accountsOf(sha);
  return accounts !== null && isOwn(accounts, await repository.login());
}

/**
 * Whether every commit that leads to `sha` and is not in the history of a branch is our own. False
 * also if nobody can tell.
 */
export async function areAllOwn(
  repository: Repository,
  branch: string,
  sha: string,
): Promise<boolean> {
  const { commits = null } = (await repository.compare(branch, sha)) ?? {};
  if (commits === null) return false;
  const own = await ownCommits(repository, commits);
  return own.length === commits.length;
}

/** Those of some commits that are our own. */
export async function ownCommits<T extends CommitAccounts>(
  repository: Repository,
  commits: readonly T[],
): Promise<readonly T[]> {
  if (commits.length === 0) return commits;
  const login = await repository.login();
  return commits.filter((commit) => isOwn(commit, login));
}

/** A commit of ours that somebody amended or rebased has our author, but their committer. */
function isOwn({ author, committer }: CommitAccounts, login: string): boolean {
  return author?.login === login && [login, GITHUB_LOGIN].includes(committer?.login ?? '');
}
