import { getOctokit } from '@actions/github';
import type { Clock } from '../lib/clock.ts';
import type { Log } from '../lib/log.ts';
import { retrying } from '../lib/retry.ts';
import { withLimit } from '../lib/timeout.ts';
import { openWaitLog } from '../lib/wait-log.ts';
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
    options.request = { ...options.request, log: QUIET, redirect: redirectOf(options.method) };
    const send = async () => {
      const sent = Promise.resolve(request(options));
      const answer = await withLimit({ ms: limitMs, what: 'the API', signal }, sent);
      if (options.url.endsWith('/graphql')) checkGraphql(answer.data);
      return answer;
    };
    const repeatable = isRepeatable(options.method, options.url);
    const waitFor = (error: unknown) => (repeatable ? waitForGitHub(error) : null);
    try {
      return await retrying(send, {
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
