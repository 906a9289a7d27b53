import {
  type Answer,
  type GitHubRequest,
  isGraphql,
  isRecord,
  isRestWrite,
  json,
  NOT_ACCESSIBLE,
  type Refusal,
  restError,
  textAt,
} from './wire.ts';

/** What happens to a request instead of what should happen. */
export type Fault =
  | { readonly kind: 'answer'; readonly answer: Answer }
  /** The mutation is refused; the query is still checked. */
  | { readonly kind: 'refuse'; readonly refusal: Refusal }
  /** No answer at all. */
  | { readonly kind: 'hang' }
  /** The connection ends before anything is done. */
  | { readonly kind: 'drop' }
  /** Everything is done, and the connection ends before the answer. */
  | { readonly kind: 'lose' };

/** Which requests a rule is for. */
export type When = (request: GitHubRequest) => boolean;

/** A rule, and how often it applies. */
export interface FaultRule {
  readonly when: When;
  /** Without one the request goes through. */
  readonly fault?: Fault | ((request: GitHubRequest) => Fault);
  /** Runs before anything is done with the request. */
  readonly before?: () => unknown;
  /** By default, for ever. */
  readonly times?: number;
}

/** The switches of a running service. */
export interface Faults {
  /** From now on; of the rules that match a request, the one that was added first decides. */
  readonly add: (...rules: readonly FaultRule[]) => void;
  /** Back to health. */
  readonly clear: () => void;
}

/** The switches, and what looks up the fault of a request. */
export function faultSwitches(): Faults & {
  readonly of: (request: GitHubRequest) => Promise<Fault | undefined>;
} {
  let rules: { readonly rule: FaultRule; left: number }[] = [];
  return {
    add: (...added) => {
      rules.push(...added.map((rule) => ({ rule, left: rule.times ?? Number.POSITIVE_INFINITY })));
    },
    clear: () => {
      rules = [];
    },
    of: async (request) => {
      for (const entry of [...rules]) {
        const { when, before: run, fault } = entry.rule;
        if (entry.left <= 0 || !when(request)) continue;
        entry.left -= 1;
        await run?.();
        if (fault !== undefined) return typeof fault === 'function' ? fault(request) : fault;
      }
      return undefined;
    },
  };
}

/** Every request. */
export const onAny: When = () => true;
/** Every request to the GraphQL API. */
export const onGraphql: When = isGraphql;
/** Every commit by mutation. */
export const onCommit: When = (request) => isMutation(request, 'createCommitOnBranch');
/** Every branch that is moved by mutation. */
export const onMove: When = (request) => isMutation(request, 'updateRefs');
/** Everything that would change something, by either API. */
export const onWrite: When = (request) =>
  onCommit(request) || onMove(request) || isRestWrite(request);

/** Every look at the head of a branch. */
export const onHead: When = (request) =>
  isGraphql(request) && (textAt(request.body, 'query') ?? '').includes('ref(qualifiedName');

function isMutation(request: GitHubRequest, name: string): boolean {
  return isGraphql(request) && (textAt(request.body, 'query') ?? '').includes(name);
}

/** Requests to the REST API by method and path; the path is that behind `/repos/OWNER/NAME`. */
export function onRest(method: string, path: RegExp): When {
  return (request) =>
    !isGraphql(request) &&
    request.method === method &&
    path.test(request.path.replace(/^\/repos\/[^/]+\/[^/]+/, ''));
}

/** Runs a function before the request is looked at, which then goes through. */
export function meanwhile(when: When, run: () => unknown, times = 1): FaultRule {
  return { when, before: run, times };
}

/** The head moved, and moved away again by the time anybody looks. */
export function staleData(times = 1): FaultRule {
  return { when: onCommit, fault: { kind: 'refuse', refusal: stale('0'.repeat(40)) }, times };
}

/** The refusal of a commit that was not made for the head there is. */
export function stale(oid: string): Refusal {
  return {
    type: 'STALE_DATA',
    message: `Expected branch to point to "${oid}" but it did not.  Pull and try again.`,
  };
}

/** A mutation is refused with a type and a message. */
export function refused(refusal: Refusal, when: When = onCommit, times?: number): FaultRule {
  const fault = { kind: 'refuse', refusal } as const;
  return { when, fault, ...(times === undefined ? {} : { times }) };
}

/** The token may read only. */
export function forbidden(when: When = onWrite): FaultRule {
  return {
    when,
    fault: (request) =>
      isGraphql(request)
        ? { kind: 'refuse', refusal: { type: 'FORBIDDEN', message: NOT_ACCESSIBLE } }
        : { kind: 'answer', answer: restError(403, NOT_ACCESSIBLE) },
  };
}

/**
 * A branch takes no commits but those of a pull request. A ruleset has another type than the classic
 * protection (a recorded run of 2026-08, and two issues of keystatic).
 */
export function branchRule(kind: 'classic' | 'ruleset', branch = 'main'): FaultRule {
  const refusal =
    kind === 'classic'
      ? {
          type: 'BRANCH_PROTECTION_RULE_VIOLATION',
          message: 'Changes must be made through a pull request.',
          branch,
        }
      : {
          type: 'FORBIDDEN',
          message:
            'Repository rule violations found\n\n3 of 3 required status checks are expected.\n\n',
          branch,
        };
  return refused(refusal);
}

const MESSAGES: Readonly<Record<number, string>> = {
  401: 'Bad credentials',
  403: NOT_ACCESSIBLE,
  404: 'Not Found',
  422: 'Validation Failed',
  500: 'Server Error',
  502: 'Server Error',
  503: 'Service Unavailable',
};

/** How an answer with a given status looks. */
export interface StatusOptions {
  readonly when?: When;
  /** A string is sent as a page, as a proxy would; by default, the usual error. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly times?: number;
}

/** This status to everything, or to what `when` says. */
export function status(code: number, options: StatusOptions = {}): FaultRule {
  const { when = onAny, body, headers = {}, times } = options;
  const answer = statusAnswer(code, body);
  return {
    when,
    fault: { kind: 'answer', answer: { ...answer, headers: { ...answer.headers, ...headers } } },
    ...(times === undefined ? {} : { times }),
  };
}

function statusAnswer(code: number, body: unknown): Answer {
  if (typeof body === 'string') {
    return { status: code, headers: { 'content-type': 'text/html' }, body: Buffer.from(body) };
  }
  return isRecord(body) ? json(code, body) : restError(code, MESSAGES[code] ?? 'Error');
}

/** The figures of a rate limit. */
export interface RateLimitOptions extends Pick<StatusOptions, 'when' | 'times'> {
  readonly status?: 403 | 429;
  /** In seconds. */
  readonly retryAfter?: number;
}

/** Too many requests at once. */
export function rateLimited(options: RateLimitOptions = {}): FaultRule {
  const { status: code = 403, retryAfter = 60, ...rest } = options;
  const message =
    'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.';
  const headers = { 'retry-after': String(retryAfter) };
  return status(code, { ...rest, headers, body: { message, documentation_url: '' } });
}

/** The repository does not let workflows open pull requests. */
export function pullRequestsNotPermitted(): FaultRule {
  const message = 'GitHub Actions is not permitted to create or approve pull requests.';
  const fault = { kind: 'answer', answer: restError(403, message) } as const;
  return { when: onRest('POST', /^\/pulls$/), fault };
}

/** Never answers. */
export function hang(when: When = onAny, times?: number): FaultRule {
  return { when, fault: { kind: 'hang' }, ...(times === undefined ? {} : { times }) };
}

/** Ends the connection instead of doing anything. */
export function drop(when: When = onAny, times?: number): FaultRule {
  return { when, fault: { kind: 'drop' }, ...(times === undefined ? {} : { times }) };
}

/** Does what was asked for, and ends the connection without saying so. */
export function lose(when: When = onAny, times = 1): FaultRule {
  return { when, fault: { kind: 'lose' }, times };
}
