import { readFileSync } from 'node:fs';
import { z } from 'zod';

type Env = Readonly<Record<string, string | undefined>>;

/** What a run knows of where, when and why it runs. */
export interface RunContext {
  /** Name of the event that started the run. */
  readonly event: string;
  readonly owner: string;
  readonly repo: string;
  /** Branch that the run is of; null where it is of a pull request or a tag. */
  readonly branch: string | null;
  /** The pull request that the event is about; null where it is about none. */
  readonly pullRequest: number | null;
  /** Whether the repository is hidden from the public; null where the event does not say. */
  readonly isPrivate: boolean | null;
  /** The event gives no secrets, and a token that can only read. */
  readonly withoutSecrets: boolean;
  readonly workflow: string;
  readonly job: string;
  /** 1 for the first attempt of the run. */
  readonly attempt: string;
  /** Base URL of the server's pages, and of its REST API. */
  readonly serverUrl: string;
  readonly apiUrl: string;
  /** Pages of the repository and of the run; for links. */
  readonly repositoryUrl: string;
  readonly runUrl: string;
  /** Counts the runs of the workflow. */
  readonly runNumber: string;
}

const DEPENDABOT = 'dependabot[bot]';
const BRANCH_REF = 'refs/heads/';

/** Branches that GitHub makes for a merge queue, and takes away again. */
const QUEUE_REF = 'refs/heads/gh-readonly-queue/';

/**
 * Events whose runs get a token that can only read, and no secrets, when Dependabot started them
 * (docs.github.com, "Dependabot on GitHub Actions"), besides those of pull requests.
 */
const DEPENDABOT_EVENTS = ['push', 'create', 'deployment', 'deployment_status'];

const pullRequestPayload = z.object({
  pull_request: z.object({
    number: z.number().optional(),
    user: z.object({ login: z.string() }).nullish(),
    head: z.object({ repo: z.object({ full_name: z.string() }).nullish() }).nullish(),
  }),
});

const repositoryPayload = z.object({ repository: z.object({ private: z.boolean() }) });

/** Reads the context from the variables and the event file that the runner gives. */
export function readContext(env: Env): RunContext {
  const [owner = '', repo = ''] = (env.GITHUB_REPOSITORY ?? '').split('/');
  const event = env.GITHUB_EVENT_NAME ?? '';
  const ofPullRequest = event.startsWith('pull_request');
  const ref = env.GITHUB_REF ?? '';
  const serverUrl = env.GITHUB_SERVER_URL || 'https://github.com';
  const repositoryUrl = `${serverUrl}/${owner}/${repo}`;
  const payload = readEvent(env.GITHUB_EVENT_PATH);
  const pullRequest = ofPullRequest
    ? pullRequestPayload.safeParse(payload).data?.pull_request
    : undefined;
  const ofBranch = !ofPullRequest && ref.startsWith(BRANCH_REF) && !ref.startsWith(QUEUE_REF);
  // Who pushes to its branch is the actor there, with all rights; only `pull_request_target` asks for the author.
  const dependabot =
    event === 'pull_request_target'
      ? pullRequest?.user?.login === DEPENDABOT
      : env.GITHUB_ACTOR === DEPENDABOT && (ofPullRequest || DEPENDABOT_EVENTS.includes(event));
  const fork =
    pullRequest !== undefined && pullRequest.head?.repo?.full_name !== `${owner}/${repo}`;
  return {
    event,
    owner,
    repo,
    branch: ofBranch ? ref.slice(BRANCH_REF.length) : null,
    pullRequest: pullRequest?.number ?? null,
    isPrivate: repositoryPayload.safeParse(payload).data?.repository.private ?? null,
    withoutSecrets: dependabot || (ofPullRequest && event !== 'pull_request_target' && fork),
    workflow: env.GITHUB_WORKFLOW ?? '',
    job: env.GITHUB_JOB ?? '',
    attempt: env.GITHUB_RUN_ATTEMPT ?? '1',
    serverUrl,
    apiUrl: env.GITHUB_API_URL || 'https://api.github.com',
    repositoryUrl,
    runNumber: env.GITHUB_RUN_NUMBER ?? '',
    runUrl: `${repositoryUrl}/actions/runs/${env.GITHUB_RUN_ID ?? ''}`,
  };
}

function readEvent(path: string | undefined): unknown {
  try {
    return JSON.parse(readFileSync(path ?? '', 'utf8'));
  } catch {
    return null;
  }
}
