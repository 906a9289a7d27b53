import type { RepositoryTarget } from './decide.ts';
import type { GitHubError } from './github-error.ts';

/** One line on why the tables were not published, and what to do about it. */
export function refusalText({ code, message }: GitHubError, target: RepositoryTarget): string {
  const said = message.replace(/\s+/g, ' ').replace(/[.\s]+$/, '');
  const byPullRequest = target.mode === 'pull-request';
  switch (code) {
    case 'unauthorized':
      return `Not published: GitHub rejects the github-token (${said}). Give a valid one.`;
    case 'forbidden':
      return byPullRequest
        ? `Not published: the github-token may not open pull requests (${said}). Give the job the ` +
            'permissions "contents: write" and "pull-requests: write", and allow GitHub Actions to ' +
            'create pull requests in the settings of the repository (Actions, General).'
        : `Not published: the github-token may not write to ${target.branch} (${said}). Give the ` +
            'job the permission "contents: write", or use publish: artifact.';
    case 'missing':
      return `Not published: GitHub shows this token no such repository or branch (${said}). Check branch and github-token.`;
    case 'stale':
      return `Not published: ${target.branch} moved again at every try. Run again, or put the jobs that write to it into one concurrency group.`;
    case 'rejected':
      return byPullRequest
        ? `Not published: GitHub rejects the pull request to ${target.branch} (${said}).`
        : `Not published: GitHub rejects the commit to ${target.branch} (${said}). Where a rule protects the branch, use publish: pull-request.`;
    case 'unavailable':
      return `Not published: GitHub does not answer (${said}). The next run publishes what this one could not.`;
  }
}
