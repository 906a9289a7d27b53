import { getOctokit } from '@actions/github';
import { z } from 'zod';
import type { Clock } from '../lib/clock.ts';
import type { Log } from '../lib/log.ts';
import { openWaitLog, retry } from '../lib/retry.ts';
import { sanitize } from '../lib/text/message.ts';
import { withTimeout } from '../lib/timeout.ts';
import type { Graphql } from '../sources/remote/source.ts';
import { WebError } from '../sources/remote/web.ts';
import { checkGraphql, toGitHubError, waitForGitHub } from './github-error.ts';

export interface GitHubOptions {
  readonly token: string;
  /** Base URL of the REST API, as GITHUB_API_URL gives it. */
  readonly apiUrl: string;
  readonly clock: Clock;
  /** Ends the waiting between tries when the run is cancelled. */
  readonly signal: AbortSignal;
  readonly log: Log;
  /** How long a request may be silent, in milliseconds. */
  readonly limitMs?: number;
}

export type Octokit = ReturnType<typeof getOctokit>;

/** A request that is silent for so long is given up; GitHub itself ends its work after 10 s. */
const REQUEST_LIMIT_MS = 20_000;

/** The same for the texts of a whole roadmap, which take a while to arrive. */
const TEXTS_LIMIT_MS = 30_000;

/** What octokit would write to the console past our log. */
const QUIET = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/**
 * The client of the GitHub API, with the toolkit's support for proxies. Every request has a time
 * limit, and is repeated where that is safe and the fault is of the kind that passes; what is thrown
 * is always a `GitHubError`.
 */
export function openGitHub(given: GitHubOptions): Octokit {
  const { token, apiUrl, clock, signal, log, limitMs = REQUEST_LIMIT_MS } = given;
  const onWait = openWaitLog(clock, log);
  const octokit = getOctokit(token, { baseUrl: apiUrl.replace(/\/+$/, ''), log: QUIET });
  octokit.hook.wrap('request', async (request, options) => {
    // Octokit's own hook, which comes next, looks at these very options, not at what it is called with.
    const settings = { ...options.request, log: QUIET, redirect: redirectOf(options.method) };
    const send = async () => {
      const answer = await withTimeout({ ms: limitMs, what: 'the API', signal }, async (end) => {
        options.request = { ...settings, signal: end };
        return request(options);
      });
      if (options.url.endsWith('/graphql')) checkGraphql(answer.data);
      return answer;
    };
    const repeatable = isRepeatable(options.method, options.url);
    const waitFor = (error: unknown) => (repeatable ? waitForGitHub(error) : null);
    try {
      return await retry(send, {
        clock,
        signal,
        waitFor,
        onWait: (ms, error) => onWait('GitHub', ms, toGitHubError(error).message),
      });
    } catch (error) {
      throw toGitHubError(error);
    }
  });
  return octokit;
}

/**
 * A POST whose answer was lost may have been carried out. A commit names the head it expects, and a
 * second branch or pull request of one name is refused; but a comment would stand there twice.
 */
function isRepeatable(method: string, url: string): boolean {
  return method !== 'POST' || !url.endsWith('/comments');
}

/** A token does not follow a redirect to another host, but what is sent would. */
function redirectOf(method: string): 'follow' | 'error' {
  return method === 'GET' ? 'follow' : 'error';
}

/** No such repository on this server, or none that the token may read. */
const absentRepository = z.object({
  errors: z.tuple([z.object({ type: z.enum(['NOT_FOUND', 'FORBIDDEN']) })], z.unknown()),
  // An error within a repository that is there says nothing about its texts.
  data: z.object({ repository: z.null() }).nullish(),
});

/** GraphQL for the source of topic texts: what GitHub refuses is a `WebError`. */
export function openGraphql(options: GitHubOptions): Graphql {
  const { signal } = options;
  const octokit = openGitHub({ limitMs: TEXTS_LIMIT_MS, ...options });
  return async (query, variables) => {
    try {
      return await octokit.graphql(query, variables);
    } catch (cause) {
      const { message } = signal.aborted ? toGitHubError(signal.reason) : toGitHubError(cause);
      const absent = absentRepository.safeParse(cause).success;
      throw new WebError({ message: sanitize(message), passes: false, absent, cause });
    }
  };
}
