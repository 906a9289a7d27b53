import { z } from 'zod';
import { messageOf } from '../lib/error.ts';
import { retryAfterMs } from '../lib/retry.ts';
import { truncate } from '../lib/text/truncate.ts';

/** Why GitHub did not do what we requested. */
export type GitHubFailure =
  /** The token is not valid. */
  | 'unauthorized'
  /** The token was valid in an earlier request. */
  | 'expired'
  /** The token lacks a permission. */
  | 'forbidden'
  /** It does not exist, or the token may not see it. */
  | 'missing'
  /** The server has no GraphQL API, or an old one without what is needed here. */
  | 'no-graphql'
  /** The repository has another name or owner by now. */
  | 'renamed'
  /** The branch has moved since it was read. */
  | 'stale'
  /** Against a rule that protects the branch. */
  | 'protected'
  /** Anything else that GitHub does not allow: its message says why. */
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
  request: z.object({ url: z.string() }).optional(),
  response: z
    .object({
      headers: z.record(z.string(), z.union([z.string(), z.number()]).optional()),
      data: z.unknown(),
    })
    .optional(),
});

/** The body of an answer with status 422, which says what is wrong in detail. */
const validationError = z.object({
  message: z.string(),
  errors: z
    .array(
      z.union([
        z.string(),
        z.object({ message: z.string() }).transform(({ message }) => message),
        z
          .object({ field: z.string(), code: z.string() })
          .transform(({ field, code }) => `${field} ${code}`),
      ]),
    )
    .min(1),
});

/** The body of a GraphQL answer that reports errors. */
const graphqlErrors = z.object({
  errors: z.array(z.object({ type: z.string().optional(), message: z.string() })).min(1),
});

const GRAPHQL_FAILURES: Readonly<Record<string, GitHubFailure>> = {
  STALE_DATA: 'stale',
  INSUFFICIENT_SCOPES: 'forbidden',
  NOT_FOUND: 'missing',
  // Both forms occur. A spent limit is not renewed while a run waits.
  RATE_LIMITED: 'unavailable',
  RATE_LIMIT: 'unavailable',
};

/** Types of GraphQL errors that may pass. "Something went wrong ..." has none. */
const PASSING_TYPES = ['', 'INTERNAL', 'SERVICE_UNAVAILABLE', 'RESOURCE_LIMITS_EXCEEDED'];

/**
 * The refusals that a permission cures. FORBIDDEN and 403 also stand for rules, archived
 * repositories, lists of allowed IP addresses and SAML.
 */
const LACKS_PERMISSION =
  /\bnot accessible by\b|\bnot permitted to create or approve pull requests\b|\bdoes not have the correct permissions\b/i;

/** A rule of a branch, in GraphQL's type or in the message of either API. */
const RULE_TYPE = 'BRANCH_PROTECTION_RULE_VIOLATION';
const RULE = /\brule violations?\b|\bprotected (?:branch|ref)\b/i;

/** What an API answers that is older than what it is to do. */
const UNKNOWN_FIELD = /^Field '\w+' doesn't exist on type\b/;

/** Rules about what is pushed, which are the same for every branch. */
const CONTENT_RULE = /\bfile (?:path|size|extension)|\b(?:message|e-?mail|name) must\b/i;

/** Converts whatever octokit or the network threw. */
export function toGitHubError(error: unknown): GitHubError {
  if (error instanceof GitHubError) return error;
  const { status = 0, request, response } = httpError.safeParse(error).data ?? {};
  const text = textOf(error, response?.data);
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
  waitMs = retryAfterMs(retryAfter?.toString(), Date.now()) ?? waitMs;
  const code = isLimit ? 'unavailable' : failureOf(status, text, request?.url);
  return new GitHubError(code, message, { waitMs, cause: error });
}

/** GitHub's message, with its details in words. */
function textOf(error: unknown, body: unknown): string {
  const details = validationError.safeParse(body).data;
  if (details !== undefined) return `${details.message}: ${details.errors.join(', ')}`;
  // Octokit appends the page of its documentation, which does not help the reader of a log.
  return messageOf(error).replace(/ - https:\/\/\S+$/, '');
}

/** The failure of a status; 0 is a request without any answer. For a redirect, octokit does not throw. */
function failureOf(status: number, message: string, url = ''): GitHubFailure {
  if (status === 401) return 'unauthorized';
  if (status === 404 && url.endsWith('/graphql')) return 'no-graphql';
  if (status === 404 || status === 410) return 'missing';
  if (status === 0 || status >= 500) return 'unavailable';
  return refusalOf(message);
}

/** What GitHub refuses, by its message: types and statuses do not tell permissions from rules. */
function refusalOf(message: string): GitHubFailure {
  if (LACKS_PERMISSION.test(message)) return 'forbidden';
  return RULE.test(message) && !CONTENT_RULE.test(message) ? 'protected' : 'rejected';
}

/** Throws if an answer of the GraphQL API, which is a 200 in any case, reports an error. */
export function checkGraphql(body: unknown): void {
  const error = graphqlErrors.safeParse(body).data?.errors[0];
  if (error === undefined) return;
  const { type = '', message } = error;
  if (UNKNOWN_FIELD.test(message)) throw new GitHubError('no-graphql', message, { cause: body });
  const refusal = type === RULE_TYPE ? 'protected' : refusalOf(message);
  // Not every rule violation may have a type.
  const passes = PASSING_TYPES.includes(type) && refusal === 'rejected';
  const code = passes ? 'unavailable' : (GRAPHQL_FAILURES[type] ?? refusal);
  throw new GitHubError(code, message, { waitMs: passes ? undefined : null, cause: body });
}
