import type { getOctokit } from '@actions/github';
import { z } from 'zod';
import { messageOf } from '../lib/error.ts';
import { openWaitLog, retry } from '../lib/retry.ts';
import { sanitize } from '../lib/text/message.ts';
import { withTimeout } from '../lib/timeout.ts';
import type { Graphql } from '../sources/remote/repository.ts';
import { WebError, type WebOptions } from '../sources/remote/web.ts';
import { checkGraphql, GitHubError, toGitHubError } from './github-error.ts';

export interface GitHubOptions extends Omit<WebOptions, 'fetch'> {
  readonly token: string;
  /** Base URL of the REST API, as in GITHUB_API_URL. */
  readonly apiUrl: string;
  /** Timeout of a request, in milliseconds. */
  readonly limitMs?: number;
  /**
   * Does not retry for a host that does not exist (a name server in trouble says EAI_AGAIN). What is
   * read has another source; what is to be published has not.
   */
  readonly isHostFinal?: boolean;
}

export type Octokit = ReturnType<typeof getOctokit>;

/** Timeout of a request; GitHub itself ends its work after 10 s. */
const REQUEST_LIMIT_MS = 20_000;

/** The same for the texts of a whole roadmap, which take a while to arrive. */
const TEXTS_LIMIT_MS = 30_000;

/** What octokit would write to the console, bypassing our log. */
const QUIET = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** Gives the client of the GitHub API. */
export type GitHub = () => Promise<Octokit>;

/**
 * The GitHub API, with the toolkit's support for proxies. Every request has a timeout, and is retried
 * if that is safe and the error may pass. What its client throws is always a `GitHubError`.
 */
export function openGitHub(options: GitHubOptions): GitHub {
  let client: Promise<Octokit> | undefined;
  return () => {
    client ??= openClient(options);
    return client;
  };
}

async function openClient(given: GitHubOptions): Promise<Octokit> {
  // It is as large as all the rest, and most runs do not need it.
  const { getOctokit } = await import('@actions/github');
  const { token, apiUrl, clock, signal, log, tries } = given;
  const { limitMs = REQUEST_LIMIT_MS, isHostFinal = false } = given;
  const logWait = openWaitLog(clock, log);
  let hasWorked = false;
  const octokit = getOctokit(token, { baseUrl: apiUrl.replace(/\/+$/, ''), log: QUIET });
  octokit.hook.wrap('request', async (request, options) => {
    // A token does not follow a redirect to another host, but the body of a request would.
    const redirect: 'follow' | 'manual' = options.method === 'GET' ? 'follow' : 'manual';
    // Octokit's own hook, which comes next, reads these very options, not those it is called with.
    const settings = { ...options.request, log: QUIET, redirect };
    // A lost response leaves open whether a POST was carried out. A commit names the head it
    // expects, and GitHub refuses a second branch or pull request, but not a second comment.
    const isRepeatable = options.method !== 'POST' || !options.url.endsWith('/comments');
    const send = async () => {
      try {
        const answer = await withTimeout({ ms: limitMs, what: 'the API', signal }, (end) => {
          options.request = { ...settings, signal: end };
          return Promise.resolve(request(options));
        });
        if (Number(answer.status) >= 300) {
          throw new GitHubError('renamed', `HTTP ${answer.status}`);
        }
        // The page of a proxy, for one; only a 204 may be empty.
        if (typeof answer.data === 'string' && Number(answer.status) !== 204) {
          throw new GitHubError('unavailable', 'unexpected answer from the GitHub API');
        }
        if (options.url.endsWith('/graphql')) checkGraphql(answer.data);
        hasWorked = true;
        return answer;
      } catch (error) {
        const failure = toGitHubError(error);
        if (failure.code !== 'unauthorized' || !hasWorked) throw failure;
        throw new GitHubError('expired', failure.message, { cause: error });
      }
    };
    return await retry(send, {
      clock,
      signal,
      ...(tries === undefined ? {} : { tries }),
      waitFor: (error) => (isRepeatable ? pauseAfter(toGitHubError(error), isHostFinal) : null),
      onWait: (ms, error) => logWait('GitHub', ms, messageOf(error)),
    });
  });
  return octokit;
}

/** How long to wait before the same request may succeed, as `retry` takes it. */
export function pauseAfter({ code, waitMs, message }: GitHubError, isHostFinal: boolean) {
  if (code !== 'unavailable') return null;
  return isHostFinal && /\bENOTFOUND\b/.test(message) ? null : waitMs;
}

/** No such repository on this server, or none that the token may read. */
const absentRepository = z.object({
  errors: z.tuple([z.object({ type: z.enum(['NOT_FOUND', 'FORBIDDEN']) })], z.unknown()),
  // An error within a repository that exists says nothing about its texts.
  data: z.object({ repository: z.null() }).nullish(),
});

/** GraphQL for the source of topic texts: what GitHub refuses is a `WebError`. */
export function openGraphql(options: GitHubOptions): Graphql {
  const { signal } = options;
  const github = openGitHub({ limitMs: TEXTS_LIMIT_MS, isHostFinal: true, ...options });
  return async (query, variables) => {
    try {
      return await (await github()).graphql(query, variables);
    } catch (error) {
      const { message, cause } = toGitHubError(error);
      const absent = absentRepository.safeParse(cause).success;
      const why = signal.aborted ? messageOf(signal.reason) : message;
      throw new WebError(sanitize(why), { absent, cause: error });
    }
  };
}
