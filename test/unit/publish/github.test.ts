import { createServer } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { SILENT } from '../../../src/lib/log.ts';
import { openGraphql, pauseAfter } from '../../../src/publish/github.ts';
import { toGitHubError } from '../../../src/publish/github-error.ts';
import { VirtualClock } from '../../fakes/clock.ts';
import { listen } from '../../fakes/loopback.ts';

/** GraphQL as the source of topic texts sends it, to a server that gives one answer to everything. */
async function open(
  answer: unknown,
  { path = '', status = 200, run = new AbortController() } = {},
) {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    if (answer === null) return;
    response.writeHead(status, { 'content-type': 'application/json', location: '/elsewhere' });
    response.end(JSON.stringify(answer));
  });
  const { url, close } = await listen(server);
  onTestFinished(close);
  const clock = new VirtualClock(0);
  const options = { token: 'token', apiUrl: `${url}${path}`, clock, log: SILENT };
  const graphql = openGraphql({ ...options, signal: run.signal });
  return { requests, run, send: () => graphql('query { viewer { login } }', {}) };
}

// GraphQL is below the REST API; on GitHub Enterprise Server, where that has a version, beside it.
it.each([
  ['', '/graphql'],
  ['/', '/graphql'],
  ['/api/v3', '/api/graphql'],
  ['/api/v3/', '/api/graphql'],
])('GraphQL behind an API at %j is at %s', async (path, expected) => {
  const { requests, send } = await open({ data: { viewer: null } }, { path });
  expect(await send()).toEqual({ viewer: null });
  expect(requests).toEqual([`POST ${expected}`]);
});

describe('an answer with an error', () => {
  const here = { commit: { oid: 'a'.repeat(40) }, new: null, old: null };
  const answer = (repository: object | null, type: string | undefined) => ({
    data: { repository },
    errors: [{ type, message: 'Gone.' }],
  });

  it.each(['NOT_FOUND', 'FORBIDDEN'])(
    '%s is about the whole source where there is none',
    async (type) => {
      const { send } = await open(answer(null, type));
      await expect(send()).rejects.toMatchObject({
        name: 'WebError',
        message: 'Gone',
        absent: true,
      });
    },
  );

  it.each(['NOT_FOUND', 'FORBIDDEN', undefined])(
    '%s hides what is in a source that is there',
    async (type) => {
      const { send } = await open(answer(here, type));
      await expect(send()).rejects.toMatchObject({ message: 'Gone', absent: false });
    },
  );

  it('of the token or its rights is not about the source', async () => {
    for (const status of [401, 403, 404]) {
      const { send } = await open({ message: 'No.' }, { status });
      await expect(send()).rejects.toMatchObject({ message: 'No', absent: false });
    }
  });
});

describe('a query', () => {
  it('follows no redirect', async () => {
    const { requests, send } = await open({}, { status: 307 });
    await expect(send()).rejects.toMatchObject({ name: 'WebError' });
    expect(requests).not.toContain('POST /elsewhere');
  });

  it('that is given up says why, and is not sent again', async () => {
    const { requests, run, send } = await open(null);
    const given = expect(send()).rejects.toThrow(/^no time is left$/);
    await expect.poll(() => requests.length).toBe(1);
    run.abort(new Error('no time is left'));
    await given;
    expect(requests).toHaveLength(1);
  });
});

it('a host that does not exist is final for a source, but not for what is to be published', () => {
  const pause = (code: string, isHostFinal: boolean) =>
    pauseAfter(toGitHubError(new Error(`getaddrinfo ${code} api.github.com`)), isHostFinal);
  expect(pause('ENOTFOUND', true)).toBeNull();
  expect(pause('ENOTFOUND', false)).toBeUndefined();
  expect(pause('EAI_AGAIN', true)).toBeUndefined();
});

it.each([
  ['7', 7_000],
  ['1.5', 1_500],
  ['-5', 1_000],
])('a pause of %s seconds is waited out, and is at least a second', (header, ms) => {
  const response = { headers: { 'retry-after': header }, data: {} };
  const error = Object.assign(new Error('Slow down'), { status: 429, response });
  expect(pauseAfter(toGitHubError(error), true)).toBe(ms);
});

it('an empty 200 is no answer, and is asked for again', async () => {
  const { requests, send } = await open('');
  await expect(send()).rejects.toThrow(/unexpected answer/);
  expect(requests).toHaveLength(4);
});
