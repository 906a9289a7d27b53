import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** Where, when and why a run takes place. */
export type RunContext = ReturnType<typeof readContext>;

const DEPENDABOT = 'dependabot[bot]';
const BRANCH_REF = 'refs/heads/';

/** Temporary branches that GitHub creates for a merge queue. */
const QUEUE_REF = 'refs/heads/gh-readonly-queue/';

/**
 * Events, besides those of pull requests, whose runs get a read-only token and no secrets when
 * Dependabot started them (docs.github.com, "Dependabot on GitHub Actions").
 */
const DEPENDABOT_EVENTS = ['push', 'create', 'deployment', 'deployment_status'];

const pullRequestPayload = z.object({
  number: z.number().optional(),
  user: z.object({ login: z.string() }).nullish(),
  head: z.object({ repo: z.object({ full_name: z.string() }).nullish() }).nullish(),
});

/** What we read of an event, part by part: what has another form is as good as missing. */
const eventPayload = z.object({
  pull_request: pullRequestPayload.optional().catch(undefined),
  repository: z.object({ private: z.boolean() }).optional().catch(undefined),
});

/** Reads the context from the runner's variables and event file. */
export function readContext(env: NodeJS.ProcessEnv) {
  const [owner = '', repo = ''] = (env.GITHUB_REPOSITORY ?? '').split('/');
  const event = env.GITHUB_EVENT_NAME ?? '';
  const ofPullRequest = event.startsWith('pull_request');
  const ref = env.GITHUB_REF ?? '';
  const serverUrl = env.GITHUB_SERVER_URL || 'https://github.com';
  const payload = eventPayload.safeParse(readEvent(env.GITHUB_EVENT_PATH)).data;
  const pullRequest = ofPullRequest ? payload?.pull_request : undefined;
  const ofBranch = !ofPullRequest && ref.startsWith(BRANCH_REF) && !ref.startsWith(QUEUE_REF);
  // Whoever pushes to Dependabot's branch is the actor, with all rights. Only `pull_request_target`
  // looks at the author.
  const dependabot =
    event === 'pull_request_target'
      ? pullRequest?.user?.login === DEPENDABOT
      : env.GITHUB_ACTOR === DEPENDABOT && (ofPullRequest || DEPENDABOT_EVENTS.includes(event));
  const fork =
    pullRequest !== undefined && pullRequest.head?.repo?.full_name !== `${owner}/${repo}`;
  return {
    /** Name of the event that started the run. */
    event,
    owner,
    repo,
    /** Branch that the run is on; null on a pull request or a tag. */
    branch: ofBranch ? ref.slice(BRANCH_REF.length) : null,
    /** The pull request that the event is about; null if it is about none. */
    pullRequest: pullRequest?.number ?? null,
    /** Whether the repository is hidden from the public; null if the event does not say. */
    isPrivate: payload?.repository?.private ?? null,
    /** The event gives no secrets, and a read-only token. */
    withoutSecrets: dependabot || (ofPullRequest && event !== 'pull_request_target' && fork),
    workflow: env.GITHUB_WORKFLOW ?? '',
    job: env.GITHUB_JOB ?? '',
    /** 1 for the first attempt of the run. */
    attempt: env.GITHUB_RUN_ATTEMPT ?? '1',
    /** Base URL of the server's pages, and of its REST API. */
    serverUrl,
    apiUrl: env.GITHUB_API_URL || 'https://api.github.com',
    /** The run's page, named by its number among the runs of the workflow. */
    run: {
      name: `#${env.GITHUB_RUN_NUMBER ?? ''}`,
      url: `${serverUrl}/${owner}/${repo}/actions/runs/${env.GITHUB_RUN_ID ?? ''}`,
    },
  };
}

function readEvent(path: string | undefined): unknown {
  try {
    return JSON.parse(readFileSync(path ?? '', 'utf8'));
  } catch {
    return null;
  }
}
