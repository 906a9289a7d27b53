/** An event as a runner hands it to a step: its name, its payload, and the variables it decides. */
export interface RunEvent {
  readonly name: string;
  readonly payload: unknown;
  readonly env: Readonly<Record<string, string>>;
}

/** The repository every test runs in. */
export const REPOSITORY = 'octo-org/roadmaps';
/** The commit every run is of. */
export const SHA = '0123456789abcdef0123456789abcdef01234567';

/** What differs between repositories and actors. */
export interface EventOptions {
  readonly actor?: string;
  readonly private?: boolean;
  readonly branch?: string;
}

function repository({ private: hidden = false }: EventOptions) {
  return {
    full_name: REPOSITORY,
    private: hidden,
    visibility: hidden ? 'private' : 'public',
    default_branch: 'main',
    fork: false,
  };
}

function branchEvent(name: string, options: EventOptions, payload: object): RunEvent {
  const { actor = 'octocat', branch = 'main' } = options;
  return {
    name,
    payload: { ...payload, repository: repository(options), sender: { login: actor } },
    env: {
      GITHUB_ACTOR: actor,
      GITHUB_TRIGGERING_ACTOR: actor,
      GITHUB_REF: `refs/heads/${branch}`,
      GITHUB_REF_NAME: branch,
      GITHUB_REF_TYPE: 'branch',
    },
  };
}

/** A run started by hand. */
export function dispatchEvent(options: EventOptions = {}): RunEvent {
  return branchEvent('workflow_dispatch', options, { inputs: null });
}

/** A nightly run. */
export function scheduleEvent(options: EventOptions = {}): RunEvent {
  return branchEvent('schedule', options, { schedule: '0 3 * * *' });
}

/** A push to a branch. */
export function pushEvent(options: EventOptions = {}): RunEvent {
  const ref = `refs/heads/${options.branch ?? 'main'}`;
  return branchEvent('push', options, { ref, after: SHA });
}

/** What differs between pull requests. */
export interface PullRequestOptions extends EventOptions {
  readonly number?: number;
  /** The repository of the head; null where the fork was deleted. */
  readonly headRepository?: string | null;
  /** `pull_request_target` has the same payload. */
  readonly event?: 'pull_request' | 'pull_request_target';
}

/** A pull request from `branch` to main. */
export function pullRequestEvent(options: PullRequestOptions = {}): RunEvent {
  const { actor = 'octocat', branch = 'topic', number = 7 } = options;
  const { event = 'pull_request', headRepository = REPOSITORY } = options;
  const head = headRepository === null ? null : { full_name: headRepository };
  const target = event === 'pull_request_target';
  return {
    name: event,
    payload: {
      action: 'synchronize',
      number,
      pull_request: {
        number,
        user: { login: actor },
        head: { ref: branch, sha: SHA, repo: head },
        base: { ref: 'main', sha: SHA, repo: repository(options) },
      },
      repository: repository(options),
      sender: { login: actor },
    },
    env: {
      GITHUB_ACTOR: actor,
      GITHUB_TRIGGERING_ACTOR: actor,
      GITHUB_REF: target ? 'refs/heads/main' : `refs/pull/${number}/merge`,
      GITHUB_REF_NAME: target ? 'main' : `${number}/merge`,
      GITHUB_REF_TYPE: 'branch',
      GITHUB_HEAD_REF: branch,
      GITHUB_BASE_REF: 'main',
    },
  };
}
