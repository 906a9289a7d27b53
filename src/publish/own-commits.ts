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
  const accounts = await repository.accountsSince(branch, sha);
  if (accounts === null) return false;
  const login = await repository.login();
  return accounts.every((commit) => isOwn(commit, login));
}

/** A commit of ours that somebody amended or rebased has our author, but their committer. */
function isOwn({ author, committer }: CommitAccounts, login: string): boolean {
  return author?.login === login && [login, GITHUB_LOGIN].includes(committer?.login ?? '');
}
