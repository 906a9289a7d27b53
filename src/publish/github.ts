import { getOctokit } from '@actions/github';
import type { Clock } from '../enrichment/clock.ts';
import { retrying } from '../retry.ts';
import { toGitHubError, waitForGitHub } from './github-error.ts';

export interface GitHubOptions {
  readonly token: string;
  /** Base URL of the REST API, as GITHUB_API_URL gives it. */
  readonly apiUrl: string;
  readonly clock: Clock;
  /** Ends the waiting between tries when the run is cancelled. */
  readonly signal: AbortSignal;
}

export type Octokit = ReturnType<typeof getOctokit>;

/** A request that is silent for so long is given up. */
const REQUEST_LIMIT_MS = 30_000;

/** What octokit would write to the console past our log. */
const QUIET = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/**
 * The client of the GitHub API, with the toolkit's support for proxies. Every request has a time
 * limit, and is repeated where that is safe and the fault is of the kind that passes; what is thrown
 * is always a `GitHubError`.
 */
export function openGitHub({ token, apiUrl, clock, signal }: GitHubOptions): Octokit {
  const octokit = getOctokit(token, { baseUrl: apiUrl.replace(/\/+$/, ''), log: QUIET });
  octokit.hook.wrap('request', async (request, options) => {
    const send = async () => {
      const limit = AbortSignal.timeout(REQUEST_LIMIT_MS);
      const own = { ...options.request, signal: limit, log: QUIET };
      return request({ ...options, request: own });
    };
    const repeatable = isRepeatable(options.method, options.url);
    const waitFor = (error: unknown) => (repeatable ? waitForGitHub(error) : null);
    try {
      return await retrying(send, { clock, signal, waitFor });
    } catch (error) {
      throw toGitHubError(error);
    }
  });
  return octokit;
}

/**
 * A POST whose answer was lost may have been carried out: what it would make twice is not repeated
 * here. Our one GraphQL mutation names the head it expects, so it cannot happen twice.
 */
function isRepeatable(method: string, url: string): boolean {
  return method !== 'POST' || url.endsWith('/graphql');
}
