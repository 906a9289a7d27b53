import { z } from 'zod';
import { messageOf } from '../../../lib/error.ts';
import { thousands, withoutStop } from '../../../lib/text/words.ts';
import { GitHubError, toGitHubError } from '../../../publish/github-error.ts';
import { githubUrl } from '../../world.ts';
import { type Finding, ok, problem, warning } from '../check.ts';
import type { Online } from '../online.ts';
import type { Secret } from '../setup.ts';

const limit = z.object({ limit: z.number(), remaining: z.number(), reset: z.number() });
const rateLimit = z.object({ resources: z.object({ core: limit, graphql: limit.optional() }) });

const FROM_SITE = 'descriptions come from roadmap.sh, a few at a time';
const SET_TOKEN = 'Set GITHUB_TOKEN; a token without any scope will do.';

/** Whether there is a token that GitHub accepts, and how many requests it has left. */
export async function checkToken(secret: Secret, online: Online): Promise<Finding> {
  if (secret.error !== null) {
    return problem(`GITHUB_TOKEN cannot be used: ${secret.error}`, 'Copy the token again.');
  }
  try {
    if (online.github === null) return await checkGuest(online);
    const client = await online.github();
    return limitsOf((await client.request('GET /rate_limit')).data, secret.value !== '');
  } catch (error) {
    return findingOfFailure(toGitHubError(error), online.githubHost);
  }
}

/** GitHub counts the requests of guests by their address. */
async function checkGuest({ signal }: Online): Promise<Finding> {
  let response: Response;
  try {
    response = await fetch(`${githubUrl().replace(/\/+$/, '')}/rate_limit`, {
      headers: { accept: 'application/json', 'user-agent': 'roadmap-enrich' },
      redirect: 'error',
      signal,
    });
  } catch (error) {
    const why = signal.aborted ? signal.reason : error instanceof Error ? error.cause : error;
    throw new GitHubError('unavailable', messageOf(why), { cause: error });
  }
  await response.body?.cancel();
  return warning(`GITHUB_TOKEN is not set: ${FROM_SITE}`, SET_TOKEN);
}

function limitsOf(data: unknown, hasToken: boolean): Finding {
  const { resources } = rateLimit.safeParse(data).data ?? {};
  if (resources === undefined || !hasToken) return ok('GITHUB_TOKEN is accepted');
  const { limit: total, remaining, reset } = resources.graphql ?? resources.core;
  if (remaining > 0) {
    return ok(
      `GITHUB_TOKEN is accepted, with ${thousands(remaining)} of ${thousands(total)} requests left this hour`,
    );
  }
  const time = new Date(reset * 1_000).toISOString().slice(11, 16);
  return warning(
    `GITHUB_TOKEN has none of its ${thousands(total)} requests left`,
    `Wait until ${time} UTC; until then, ${FROM_SITE}.`,
  );
}

function findingOfFailure({ code, message, cause }: GitHubError, host: string): Finding {
  if (code === 'unauthorized') {
    return problem(
      `GitHub does not accept GITHUB_TOKEN (${withoutStop(message)})`,
      'Create a new token, or unset it.',
    );
  }
  const hasResponse = cause === undefined || Reflect.get(Object(cause), 'response') !== undefined;
  if (code === 'unavailable' && !hasResponse) {
    const action = `Check the network; without GitHub, ${FROM_SITE}.`;
    return { ...warning(`${host} cannot be reached (${message})`, action), unreachable: host };
  }
  return warning(`${host} does not answer (${withoutStop(message)})`, 'Run doctor again later.');
}
