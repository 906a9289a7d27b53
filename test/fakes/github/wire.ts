/** Who a token belongs to. */
export interface Account {
  readonly login: string;
  readonly permission: 'write' | 'read';
}

/** A request as the service sees it. */
export interface GitHubRequest {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  /** Parsed JSON; undefined where there was none. */
  readonly body: unknown;
}

/** An answer over HTTP. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** An error of a GraphQL mutation, which comes with status 200. */
export interface Refusal {
  readonly type: string;
  readonly message: string;
  /** Only commits to this branch are refused; by default, all of them. */
  readonly branch?: string;
}

/** Where the pages for people are, as opposed to the API. */
export const SERVER_URL = 'https://github.com';
/** What GitHub says to a token that lacks a permission. */
export const NOT_ACCESSIBLE = 'Resource not accessible by integration';

const DOCUMENTATION = 'https://docs.github.com/rest';

/** An answer that holds `value` as JSON. */
export function json(
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: Buffer.from(JSON.stringify(value)),
  };
}

/** An error in the form of the REST API. */
export function restError(
  status: number,
  message: string,
  errors?: readonly Readonly<Record<string, string>>[],
): Answer {
  const details = errors === undefined ? {} : { errors };
  return json(status, {
    message,
    ...details,
    documentation_url: DOCUMENTATION,
    status: String(status),
  });
}

/** Whether the request goes to the GraphQL API. */
export function isGraphql({ method, path }: GitHubRequest): boolean {
  return method === 'POST' && /^\/graphql(?:\?|$)/.test(path);
}

/** Whether a request over REST would change anything. */
export function isRestWrite(request: GitHubRequest): boolean {
  return !isGraphql(request) && request.method !== 'GET' && request.method !== 'HEAD';
}

/** Whether `value` is an object whose fields can be read. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The text at `key` of a JSON object; undefined where there is none. */
export function textAt(value: unknown, key: string): string | undefined {
  const found = isRecord(value) ? value[key] : undefined;
  return typeof found === 'string' ? found : undefined;
}
