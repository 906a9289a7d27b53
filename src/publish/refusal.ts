import type { RepositoryTarget } from './decide.ts';
import { toGitHubError } from './github-error.ts';
import { OWN_BRANCHES } from './target.ts';

/** One line on why the tables were not published in the repository, and what to do about it. */
export function refusalText(error: unknown, { mode, base }: RepositoryTarget): string {
  const { code, message } = toGitHubError(error);
  const byPullRequest = mode === 'pull-request';
  switch (code) {
    case 'unauthorized':
      return `Not published: GitHub rejects the github-token (${message}). Set a valid token.`;
    case 'expired':
      return `Not published: the github-token expired during the run (${message}). The token of an app is valid for one hour: make it right before this step, and set deadline-minutes below 50.`;
    case 'forbidden':
      return byPullRequest
        ? `Not published: the github-token may not open pull requests (${message}). Give the job the ` +
            'permissions "contents: write" and "pull-requests: write", and allow GitHub Actions to ' +
            'create pull requests in the settings of the repository (Actions, General).'
        : `Not published: the github-token may not write to ${base} (${message}). Give the job ` +
            'the permission "contents: write", or use publish: artifact.';
    case 'missing':
      return `Not published: GitHub shows this token no such repository or branch (${message}). Check branch and github-token.`;
    case 'no-graphql':
      return `Not published: the GraphQL API of this server is missing or too old (${message}). Set publish to none, and commit the tables in a later step.`;
    case 'renamed':
      return `Not published: the repository was renamed or moved (${message}). Start a new run.`;
    case 'stale':
      return `Not published: ${byPullRequest ? 'the branch of the pull request' : base} moved at every attempt. Run again, or put the jobs that write to it into one concurrency group.`;
    case 'protected':
      return byPullRequest
        ? `Not published: a rule forbids it (${message}). Leave ${OWN_BRANCHES} out of the rule.`
        : `Not published: a rule protects ${base} (${message}). Use publish: pull-request.`;
    case 'rejected':
      return `Not published: GitHub refuses the ${byPullRequest ? 'pull request' : 'commit'} to ${base} (${message}).`;
    case 'unavailable':
      return `Not published: GitHub is unavailable (${message}). The next run publishes the tables.`;
  }
}
