import { openGit } from './git.ts';
import type { Store } from './store.ts';
import { type Answer, type GitHubRequest, NOT_ACCESSIBLE, restError, textAt } from './wire.ts';

/** The most characters a comment or the text of a pull request may have. */
export const BODY_LIMIT = 65_536;

const COMMENT = /^\/repos\/[^/]+\/[^/]+\/issues\/(?:\d+\/comments|comments\/\d+)$/;
const DESCRIBED = /^\/repos\/[^/]+\/[^/]+\/(?:pulls|issues)(?:\/\d+)?$/;
const PULLS = /^\/repos\/([^/]+\/[^/]+)\/pulls$/;

/** What GitHub would refuse and the emulator accepts; undefined for everything else. */
export async function overLimit(
  request: GitHubRequest,
  { store, login }: { readonly store: Store; readonly login: string },
): Promise<Answer | undefined> {
  const { method, body } = request;
  const [path = ''] = request.path.split('?');
  if (method === 'GET' && path === '/user' && login.endsWith('[bot]')) {
    return restError(403, NOT_ACCESSIBLE);
  }
  if (method !== 'POST' && method !== 'PATCH') return undefined;
  // Counted in characters of Unicode, not in units of UTF-16.
  const tooLong = [...(textAt(body, 'body') ?? '')].length > BODY_LIMIT;
  if (tooLong && COMMENT.test(path)) return commentTooLong();
  if (tooLong && DESCRIBED.test(path)) return descriptionTooLong();
  const repository = PULLS.exec(path)?.[1];
  if (method !== 'POST' || repository === undefined) return undefined;
  return checkPull(store, repository, body);
}

function commentTooLong(): Answer {
  const message = `Body is too long (maximum is ${BODY_LIMIT} characters)`;
  const error = { resource: 'IssueComment', code: 'unprocessable', field: 'data', message };
  return restError(422, 'Validation Failed', [error]);
}

function descriptionTooLong(): Answer {
  const message = `body is too long (maximum is ${BODY_LIMIT} characters)`;
  const error = { resource: 'Issue', code: 'custom', field: 'body', message };
  return restError(422, 'Validation Failed', [error]);
}

/** The emulator creates missing branches, and opens any number of pull requests from one. */
async function checkPull(
  store: Store,
  repository: string,
  body: unknown,
): Promise<Answer | undefined> {
  const git = await openGit(store, repository);
  if (git === null) return undefined;
  const [owner = ''] = repository.split('/');
  const base = textAt(body, 'base') ?? '';
  const head = (textAt(body, 'head') ?? '').replace(new RegExp(`^${owner}:`), '');
  // Of a fork, about which only the emulator knows.
  if (head.includes(':')) return undefined;
  const baseOid = await git.ref(`refs/heads/${base}`);
  if (baseOid === null) return invalidBranch('base');
  const headOid = await git.ref(`refs/heads/${head}`);
  if (headOid === null) return invalidBranch('head');

  const query = new URLSearchParams({ state: 'open', base, head: `${owner}:${head}` });
  const open = await store.find<readonly unknown[]>(`/repos/${repository}/pulls?${query}`);
  if (open !== null && open.length > 0) {
    return invalidPull(`A pull request already exists for ${owner}:${head}.`);
  }
  const history = `/repos/${repository}/commits?sha=${baseOid}&per_page=100`;
  const known = await store.find<readonly { sha: string }[]>(history);
  if (known?.some(({ sha }) => sha === headOid)) {
    return invalidPull(`No commits between ${base} and ${head}`);
  }
  return undefined;
}

function invalidBranch(field: string): Answer {
  const error = { resource: 'PullRequest', field, code: 'invalid' };
  return restError(422, 'Validation Failed', [error]);
}

function invalidPull(message: string): Answer {
  const error = { resource: 'PullRequest', code: 'custom', message };
  return restError(422, 'Validation Failed', [error]);
}
