import { z } from 'zod';
import { messageOf } from '../lib/error.ts';
import { truncate } from '../lib/text/truncate.ts';
import type { RepositoryTarget } from './decide.ts';

/** Why GitHub did not do what it was asked. */
export type GitHubFailure =
  /** The token is no longer, or never was, one. */
  | 'unauthorized'
  /** The token may not do this. */
  | 'forbidden'
  /** There is no such thing, or the token may not see it. */
  | 'missing'
  /** The branch is no longer where it was read. */
  | 'stale'
  /** Against a rule: of the branch, of the repository, or of the request itself. */
  | 'rejected'
  /** Overloaded, out of reach or silent, or too much was asked of it. */
  | 'unavailable';

/** A call that GitHub refused or did not answer; `message` is what it said. */
export class GitHubError extends Error {
  override readonly name = 'GitHubError';
  readonly code: GitHubFailure;

  constructor(code: GitHubFailure, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** What is kept of a message, in characters: it goes into one line. */
const MAX_MESSAGE_LENGTH = 500;

/** An error of the REST API, as octokit throws it. */
const httpError = z.object({
  status: z.number(),
  response: z
    .object({ headers: z.record(z.string(), z.union([z.string(), z.number()]).optional()) })
    .optional(),
});

/** An error of the GraphQL API: the body of a 200, or what octokit makes of it. */
const graphqlError = z.object({
  errors: z.array(z.object({ type: z.string().optional(), message: z.string() })).min(1),
});

const GRAPHQL_FAILURES: Readonly<Record<string, GitHubFailure>> = {
  STALE_DATA: 'stale',
  FORBIDDEN: 'forbidden',
  INSUFFICIENT_SCOPES: 'forbidden',
  NOT_FOUND: 'missing',
  // Seen in both forms.
  RATE_LIMITED: 'unavailable',
  RATE_LIMIT: 'unavailable',
};

/** Whatever octokit or the network threw, by what can be done about it. */
export function toGitHubError(error: unknown): GitHubError {
  if (error instanceof GitHubError) return error;
  const options = { cause: error };
  const graphql = firstGraphqlError(error);
  if (graphql !== undefined) {
    const { type = '', message } = graphql;
    const code = isTrouble(graphql) ? 'unavailable' : (GRAPHQL_FAILURES[type] ?? 'rejected');
    return new GitHubError(code, message, options);
  }
  const http = httpError.safeParse(error);
  if (!http.success) return new GitHubError('unavailable', messageOf(error), options);
  const { status, response } = http.data;
  const code = isRateLimit(error) ? 'unavailable' : failureOf(status);
  // The body of a server error is a page for a browser; without a response, the network says why.
  const page = status >= 500 && response !== undefined;
  // Octokit adds the page of its documentation, which is no help to the reader of a log.
  const said = messageOf(error).replace(/ - https:\/\/\S+$/, '');
  return new GitHubError(
    code,
    page ? `HTTP ${status}` : truncate(said, MAX_MESSAGE_LENGTH),
    options,
  );
}

/**
 * Throws where an answer of the GraphQL API tells, in a 200, of GitHub's own trouble: the same request
 * may succeed a moment later.
 */
export function checkGraphql(body: unknown): void {
  const error = firstGraphqlError(body);
  if (error !== undefined && isTrouble(error)) throw new GitHubError('unavailable', error.message);
}

function firstGraphqlError(body: unknown) {
  return graphqlError.safeParse(body).data?.errors[0];
}

/** "Something went wrong ..." has no type; whether a rule of the branch always has one is not known. */
function isTrouble({ type, message }: { type?: string | undefined; message: string }): boolean {
  return type === undefined && !/\brule violations?\b/i.test(message);
}

/**
 * How long to wait before the same request may succeed, in milliseconds; undefined where GitHub
 * does not say, null where waiting does not help.
 */
export function waitForGitHub(error: unknown): number | null | undefined {
  const { code, message } = toGitHubError(error);
  if (code !== 'unavailable') return null;
  // There is no such name, which is final; a name server in trouble says EAI_AGAIN.
  if (/\bENOTFOUND\b/.test(message)) return null;
  const http = httpError.safeParse(error);
  const seconds = Number(http.data?.response?.headers['retry-after']);
  if (Number.isFinite(seconds)) return seconds * 1_000;
  // A spent primary limit comes back within the hour: not within a run's patience.
  return isRateLimit(error) ? null : undefined;
}

function failureOf(status: number): GitHubFailure {
  if (status === 401) return 'unauthorized';
  if (status === 403) return 'forbidden';
  if (status === 404 || status === 410) return 'missing';
  return status >= 500 ? 'unavailable' : 'rejected';
}

/** Limits come as 429, or as a 403 that says so, in its headers or at least in words. */
function isRateLimit(error: unknown): boolean {
  const http = httpError.safeParse(error);
  if (!http.success) return false;
  const { status, response } = http.data;
  const headers = response?.headers ?? {};
  const spent = String(headers['x-ratelimit-remaining'] ?? '') === '0';
  const told =
    spent || headers['retry-after'] !== undefined || /rate limit/i.test(messageOf(error));
  return status === 429 || (status === 403 && told);
}

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
