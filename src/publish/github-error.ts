import { z } from 'zod';
import { messageOf } from '../lib/error.ts';
import { truncate } from '../lib/text/truncate.ts';
import type { RepositoryTarget } from './decide.ts';

/** Why GitHub did not do what we requested. */
export type GitHubFailure =
  /** The token is invalid or expired. */
  | 'unauthorized'
  /** The token may not do this. */
  | 'forbidden'
  /** It does not exist, or the token may not see it. */
  | 'missing'
  /** The branch has moved since it was read. */
  | 'stale'
  /** Against a rule: of the branch, of the repository, or of the request itself. */
  | 'rejected'
  /** Overloaded, unreachable or silent, or a rate limit. */
  | 'unavailable';

/** A call that GitHub refused or did not answer; `message` is GitHub's, ready to be quoted. */
export class GitHubError extends Error {
  override readonly name = 'GitHubError';
  readonly code: GitHubFailure;
  /**
   * How long to wait before the same request may succeed if it is `unavailable`, in milliseconds;
   * undefined if GitHub does not say, null if waiting does not help.
   */
  readonly waitMs: number | null | undefined;

  constructor(
    code: GitHubFailure,
    message: string,
    options: ErrorOptions & { readonly waitMs?: number | null | undefined } = {},
  ) {
    super(message.replace(/\s+/g, ' ').replace(/[.\s]+$/, ''), options);
    this.code = code;
    this.waitMs = options.waitMs;
  }
}

/** What is kept of a message, in code points: it becomes part of one line. */
const MAX_MESSAGE_LENGTH = 500;

/** An error of the REST API, as octokit throws it. */
const httpError = z.object({
  status: z.number(),
  response: z
    .object({ headers: z.record(z.string(), z.union([z.string(), z.number()]).optional()) })
    .optional(),
});

/** The body of a GraphQL answer that reports errors. */
const graphqlErrors = z.object({
  errors: z.array(z.object({ type: z.string().optional(), message: z.string() })).min(1),
});

const GRAPHQL_FAILURES: Readonly<Record<string, GitHubFailure>> = {
  STALE_DATA: 'stale',
  FORBIDDEN: 'forbidden',
  INSUFFICIENT_SCOPES: 'forbidden',
  NOT_FOUND: 'missing',
  // Both forms occur. A spent limit is not renewed while a run waits.
  RATE_LIMITED: 'unavailable',
  RATE_LIMIT: 'unavailable',
};

/** Converts whatever octokit or the network threw. */
export function toGitHubError(error: unknown): GitHubError {
  if (error instanceof GitHubError) return error;
  const { status = 0, response } = httpError.safeParse(error).data ?? {};
  // Octokit appends the page of its documentation, which does not help the reader of a log.
  const text = messageOf(error).replace(/ - https:\/\/\S+$/, '');
  // The body of a server error is a page for browsers; without a response, the network says why.
  const isPage = status >= 500 && response !== undefined;
  const message = isPage ? `HTTP ${status}` : truncate(text, MAX_MESSAGE_LENGTH);

  const headers = response?.headers ?? {};
  const retryAfter = headers['retry-after'];
  // Limits come as 429, or as a 403 that says so in its headers or at least in words.
  const isSpent = String(headers['x-ratelimit-remaining'] ?? '') === '0';
  const saysLimit = isSpent || retryAfter !== undefined || /rate limit/i.test(text);
  const isLimit = status === 429 || (status === 403 && saysLimit);

  let waitMs: number | null | undefined;
  // A spent primary limit is renewed within the hour, which is longer than a run waits.
  if (isLimit) waitMs = null;
  if (Number.isFinite(Number(retryAfter))) waitMs = Number(retryAfter) * 1_000;
  const code = isLimit ? 'unavailable' : failureOf(status);
  return new GitHubError(code, message, { waitMs, cause: error });
}

/** The failure of a status; 0 is a request without any answer. */
function failureOf(status: number): GitHubFailure {
  if (status === 401) return 'unauthorized';
  if (status === 403) return 'forbidden';
  if (status === 404 || status === 410) return 'missing';
  return status === 0 || status >= 500 ? 'unavailable' : 'rejected';
}

/** Throws if an answer of the GraphQL API, which is a 200 in any case, reports an error. */
export function checkGraphql(body: unknown): void {
  const error = graphqlErrors.safeParse(body).data?.errors[0];
  if (error === undefined) return;
  const { type, message } = error;
  // "Something went wrong ..." has no type, and may pass. Not every rule violation may have one.
  const passes = type === undefined && !/\brule violations?\b/i.test(message);
  const code = passes ? 'unavailable' : (GRAPHQL_FAILURES[type ?? ''] ?? 'rejected');
  throw new GitHubError(code, message, { waitMs: passes ? undefined : null, cause: body });
}

/** One line on why the tables were not published, and what to do about it. */
export function refusalText(error: unknown, { mode, base }: RepositoryTarget): string {
  const { code, message } = toGitHubError(error);
  const byPullRequest = mode === 'pull-request';
  switch (code) {
    case 'unauthorized':
      return `Not published: GitHub rejects the github-token (${message}). Set a valid token.`;
    case 'forbidden':
      return byPullRequest
        ? `Not published: the github-token may not open pull requests (${message}). Give the job the ` +
            'permissions "contents: write" and "pull-requests: write", and allow GitHub Actions to ' +
            'create pull requests in the settings of the repository (Actions, General).'
        : `Not published: the github-token may not write to ${base} (${message}). Give the job ` +
            'the permission "contents: write", or use publish: artifact.';
    case 'missing':
      return `Not published: GitHub shows this token no such repository or branch (${message}). Check branch and github-token.`;
    case 'stale':
      return `Not published: ${base} moved at every attempt. Run again, or put the jobs that write to it into one concurrency group.`;
    case 'rejected':
      return byPullRequest
        ? `Not published: GitHub rejects the pull request to ${base} (${message}).`
        : `Not published: GitHub rejects the commit to ${base} (${message}). If a rule protects the branch, use publish: pull-request.`;
    case 'unavailable':
      return `Not published: GitHub is unavailable (${message}). The next run publishes the tables.`;
  }
}
