import type { IncomingHttpHeaders } from 'node:http';
import { openGit } from './git.ts';
import { overLimit } from './limits.ts';
import { asGitHub } from './outside.ts';
import { closeOrphans, type StoredPull, upToDate } from './pulls.ts';
import type { Store } from './store.ts';
import {
  type Account,
  type Answer,
  type GitHubRequest,
  isRestWrite,
  NOT_ACCESSIBLE,
  restError,
} from './wire.ts';

/** Everything of a request that the emulator has to see. */
export interface RestCall {
  readonly request: GitHubRequest;
  readonly headers: IncomingHttpHeaders;
  readonly content: Buffer;
  readonly account: Account;
}

const REF = /^\/repos\/([^/]+\/[^/]+)\/git\/refs\/(.+)$/;
const PULLS = /^\/repos\/([^/]+\/[^/]+)\/pulls(?:\/\d+)?$/;
const PASSED_ON = ['accept', 'content-type', 'user-agent', 'x-github-api-version'];
// Of the emulator's answers; everything else belongs to its own connection.
const PASSED_BACK = /^(?:content-type|etag|link|location|x-ratelimit-.*)$/;

/** Answers from the emulator, within the limits of the real service. `url` is its own address. */
export async function answerRest(store: Store, url: string, call: RestCall): Promise<Answer> {
  const { request, account } = call;
  if (account.permission === 'read' && isRestWrite(request)) {
    return restError(403, NOT_ACCESSIBLE);
  }
  const refused = await overLimit(request, { store, login: account.login });
  if (refused !== undefined) return refused;

  const [path = ''] = request.path.split('?');
  const [, repository = '', ref = ''] = REF.exec(path) ?? [];
  const gone = request.method === 'DELETE' ? await branchAt(store, repository, ref) : null;
  const response = await forward(store, call);
  if (ref !== '' && isRestWrite(request) && response.status === 404) {
    return restError(422, 'Reference does not exist');
  }
  if (gone !== null && response.ok) await closeOrphans(store, repository, gone);
  return asAnswer(response, { store, url, path });
}

/** The branch that a ref is, with the commit it is at; null where it is none. */
async function branchAt(store: Store, repository: string, ref: string) {
  const branch = /^heads\/(.+)$/.exec(decodeURIComponent(ref))?.[1];
  if (branch === undefined) return null;
  const head = (await (await openGit(store, repository))?.ref(`refs/heads/${branch}`)) ?? null;
  return head === null ? null : { branch, head };
}

function forward(store: Store, { request, headers, content, account }: RestCall) {
  const passed = PASSED_ON.flatMap((name) => {
    const value = headers[name];
    return typeof value === 'string' ? [[name, value]] : [];
  });
  return store.send(request.path, {
    method: request.method,
    login: account.login,
    headers: Object.fromEntries(passed),
    ...(content.length === 0 ? {} : { body: content }),
  });
}

async function asAnswer(
  response: Response,
  { store, url, path }: { readonly store: Store; readonly url: string; readonly path: string },
): Promise<Answer> {
  const headers: Record<string, string> = {};
  for (const [name, value] of response.headers) {
    if (PASSED_BACK.test(name)) headers[name] = atService(value, store, url);
  }
  const body = Buffer.from(await response.arrayBuffer());
  const isJson = headers['content-type']?.startsWith('application/json') === true;
  if (!isJson || body.length === 0) return { status: response.status, headers, body };
  const text = asGitHub(body.toString('utf8'), store.origin, url);
  const repository = PULLS.exec(path)?.[1];
  if (repository === undefined || !response.ok) {
    return { status: response.status, headers, body: Buffer.from(text) };
  }
  const pulls = await withBranches(store, repository, JSON.parse(text));
  return { status: response.status, headers, body: Buffer.from(JSON.stringify(pulls)) };
}

/** Links to further pages name the address the emulator was called at. */
function atService(value: string, store: Store, url: string): string {
  return value.replaceAll(store.origin, url).replaceAll(store.base, url);
}

async function withBranches(store: Store, repository: string, value: unknown): Promise<unknown> {
  const git = await openGit(store, repository);
  if (git === null) return value;
  if (!Array.isArray(value)) return upToDate(value as StoredPull, store, git.ref);
  return Promise.all((value as StoredPull[]).map((pull) => upToDate(pull, store, git.ref)));
}
