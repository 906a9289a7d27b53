import { describe, expect, test } from 'vitest';
import { commitTables } from '../../src/publish/commit.ts';
import { openGitHub } from '../../src/publish/github.ts';
import { GitHubError } from '../../src/publish/github-error.ts';
import { publishPullRequest } from '../../src/publish/pull-request.ts';
import { Repository } from '../../src/publish/repository.ts';
import { VirtualClock } from '../fakes/clock.ts';
import {
  drop,
  type FakeGitHub,
  forbidden,
  hang,
  lose,
  onAny,
  onCommit,
  onGraphql,
  onRest,
  rateLimited,
  staleData,
  status,
} from '../fakes/github.ts';
import { logTo } from '../fakes/log.ts';
import { GITHUB_TOKEN } from './action.ts';
import { github } from './publishing.ts';

// The client of the action against the stand-in, in virtual time: what takes a minute of waiting
// in a run takes none here.

const signal = new AbortController().signal;

/** A log that keeps what it is told. */
function openLog() {
  const told: string[] = [];
  const tell = (message: string) => void told.push(message);
  return { told, log: logTo(tell) };
}

function open(
  hub: FakeGitHub,
  { token = GITHUB_TOKEN, clock = new VirtualClock(0), log = openLog().log, limitMs = 1_500 } = {},
) {
  const client = openGitHub({ token, apiUrl: hub.url, clock, signal, log, limitMs });
  return new Repository(client, 'octo-org', 'roadmaps');
}

/** What a call throws. */
async function faultOf(call: Promise<unknown>): Promise<GitHubError> {
  const error: unknown = await call.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof GitHubError) return error;
  throw new Error(`No GitHubError: ${String(error)}`);
}

describe('a request', () => {
  test('that hangs is given up and repeated', async () => {
    const hub = await github();
    // The first query of all waits for the stand-in to build GitHub's schema.
    await open(hub).head('main');
    hub.faults.add(hang(onAny, 2));

    expect((await open(hub).head('main'))?.sha).toBe(await hub.head('main'));
    // More on a machine so busy that the third answer is late as well.
    expect(hub.requests.length).toBeGreaterThanOrEqual(1 + 3);
  });

  test('that hangs each time is the fault of a service that does not answer', async () => {
    const hub = await github();
    hub.faults.add(hang(onAny));

    expect(await faultOf(open(hub, { limitMs: 300 }).head('main'))).toMatchObject({
      code: 'unavailable',
    });
    expect(hub.requests).toHaveLength(4);
  });

  test('that has to wait says so', async () => {
    const hub = await github();
    hub.faults.add(rateLimited({ retryAfter: 4, times: 1 }));
    const { log, told } = openLog();
    await open(hub, { log }).isPrivate();

    expect(told).toEqual([expect.stringMatching(/^Waiting 4 s for GitHub \(.*rate limit.*\)$/)]);
  });

  test('that a limit refuses in words alone is not one that the token forbids', async () => {
    const hub = await github();
    const message = 'You have exceeded a secondary rate limit. Please wait a few minutes.';
    hub.faults.add(status(403, { body: { message } }));

    expect(await faultOf(open(hub).isPrivate())).toMatchObject({ code: 'unavailable' });
  });

  test('that a spent limit refuses is not repeated: the hour is longer than the run', async () => {
    const hub = await github();
    const headers = { 'x-ratelimit-remaining': '0' };
    hub.faults.add(status(403, { headers, body: { message: 'Quota used up' } }));

    expect(await faultOf(open(hub).isPrivate())).toMatchObject({ code: 'unavailable' });
    expect(hub.requests).toHaveLength(1);
  });

  test('that writes follows no redirect: what it sends would go to another host', async () => {
    const hub = await github();
    const { number } = await pullOf(hub);
    const elsewhere = await github();
    const location = `${elsewhere.url}/repos/octo-org/roadmaps/issues/${number}/comments`;
    hub.faults.add(status(307, { when: onRest('POST', /comments$/), headers: { location } }));

    await faultOf(open(hub).pulls.addComment(number, 'x'));
    expect(elsewhere.requests).toEqual([]);
  });

  test('whose connection is dropped is repeated', async () => {
    const hub = await github();
    hub.faults.add(drop(onAny, 1));

    expect(await open(hub).login()).toBe('github-actions[bot]');
  });

  test('that GitHub answers with trouble of its own, in a 200, is repeated', async () => {
    const hub = await github();
    const body = { data: null, errors: [{ message: 'Something went wrong.' }] };
    hub.faults.add(status(200, { when: onGraphql, body, times: 2 }));

    expect((await open(hub).head('main'))?.sha).toBe(await hub.head('main'));
    expect(hub.requests).toHaveLength(3);
  });

  test.each(['INTERNAL', 'SERVICE_UNAVAILABLE', 'RESOURCE_LIMITS_EXCEEDED'])(
    'whose answer has an error of the type %s, is repeated',
    async (type) => {
      const hub = await github();
      const body = { data: null, errors: [{ type, message: 'Something went wrong.' }] };
      hub.faults.add(status(200, { when: onGraphql, body, times: 2 }));

      expect((await open(hub).head('main'))?.sha).toBe(await hub.head('main'));
    },
  );

  test.each([
    ['protected', { message: 'Repository rule violations found' }],
    ['unavailable', { type: 'RATE_LIMIT', message: 'API rate limit already exceeded.' }],
    ['unavailable', { type: 'RATE_LIMITED', message: 'API rate limit exceeded.' }],
    ['rejected', { type: 'SOMETHING_NEW', message: 'No.' }],
  ])('is %s, and not repeated, for an answer in a 200 that says %j', async (code, error) => {
    const hub = await github();
    hub.faults.add(status(200, { when: onGraphql, body: { data: null, errors: [error] } }));

    expect(await faultOf(open(hub).head('main'))).toMatchObject({ code });
    expect(hub.requests).toHaveLength(1);
  });

  test('that would make something twice is not repeated', async () => {
    const hub = await github();
    const { number } = await pullOf(hub);
    hub.faults.add(lose(onRest('POST', /comments$/)));

    expect(await faultOf(open(hub).pulls.addComment(number, 'x'))).toMatchObject({
      code: 'unavailable',
    });
    expect(await hub.comments(number)).toHaveLength(1);
  });

  test.each([
    ['unauthorized', status(401)],
    ['forbidden', status(403)],
    ['rejected', status(422)],
    ['unavailable', status(500)],
    ['unavailable', rateLimited({ status: 429, retryAfter: 3_600 })],
  ] as const)('is %s by its status', async (code, fault) => {
    const hub = await github();
    hub.faults.add(fault);

    expect(await faultOf(open(hub).pulls.comments(1))).toMatchObject({ code });
  });

  test('of a token that is none is unauthorized', async () => {
    const error = await faultOf(open(await github(), { token: 'wrong' }).head('main'));

    expect(error).toMatchObject({ code: 'unauthorized', message: 'Bad credentials' });
  });

  test('to a repository that the token does not see is missing', async () => {
    const hub = await github();
    const client = openGitHub({
      token: GITHUB_TOKEN,
      apiUrl: hub.url,
      clock: new VirtualClock(),
      signal,
      log: openLog().log,
    });

    const elsewhere = new Repository(client, 'octo-org', 'other');
    expect(await faultOf(elsewhere.head('main'))).toMatchObject({ code: 'missing' });
  });

  test('that is not allowed says so by GraphQL too', async () => {
    const hub = await github();
    hub.faults.add(forbidden());
    const head = (await hub.head('main')) ?? '';
    const commit = { branch: 'main', head, message: { headline: 'x', body: '' }, files: [] };

    expect(await faultOf(open(hub).commit(commit))).toMatchObject({
      code: 'forbidden',
      message: 'Resource not accessible by integration',
    });
  });
});

const pullOf = async (hub: FakeGitHub) => {
  await hub.commit('topic', { 'notes.txt': 'x' });
  return hub.createPull({ head: 'topic' });
};

describe('a file', () => {
  test('is read byte for byte, with odd names and texts', async () => {
    const hub = await github();
    const path = 'a folder/100% #1?/tables & more.csv';
    const text = '\ufeff"Grüße 🫖"\r\n';
    const oid = await hub.commit('main', { [path]: text });

    expect(await open(hub).files.text(path, oid)).toBe(text);
  });

  test('of more than a megabyte is read whole', async () => {
    const hub = await github();
    const text = '"Glasur",'.repeat(150_000);
    const oid = await hub.commit('main', { 'big.csv': text });

    expect(await open(hub).files.text('big.csv', oid)).toBe(text);
  });

  test('that is not there is none', async () => {
    const hub = await github();

    expect(await open(hub).files.text('none.csv', 'main')).toBeNull();
    expect(await open(hub).files.blob('none.csv', 'main')).toBeNull();
  });

  test('that is a folder is refused', async () => {
    const hub = await github();
    await hub.commit('main', { 'roadmaps/a.csv': 'x' });

    expect(await faultOf(open(hub).files.text('roadmaps', 'main'))).toMatchObject({
      message: expect.stringContaining('not a regular file'),
    });
  });
});

describe('a commit', () => {
  const options = async (hub: FakeGitHub, clock: VirtualClock) => ({
    // Time is virtual but for this limit, which a busy machine is not to reach.
    repository: open(hub, { clock, limitMs: 60_000 }),
    branch: 'main',
    files: [{ path: 'a.csv', text: 'ours\n', published: null }],
    readAt: (await hub.head('main')) ?? '',
    message: { headline: 'x', body: '' },
    mergedBase: null,
    clock,
    signal,
  });

  test('is tried ten times on a branch that always moves, with growing pauses', async () => {
    const hub = await github();
    const clock = new VirtualClock(0);
    hub.faults.add(staleData(Number.POSITIVE_INFINITY));

    expect(await faultOf(commitTables(await options(hub, clock)))).toMatchObject({ code: 'stale' });
    expect(hub.requests.filter(onCommit)).toHaveLength(10);
    expect(clock.now()).toBeGreaterThan(10_000);
    expect(clock.now()).toBeLessThan(30_000);
  });

  test('of six jobs at once lands each time', async () => {
    const hub = await github();
    const paths = Array.from({ length: 6 }, (_, i) => `t${i}.csv`);
    const readAt = (await hub.head('main')) ?? '';
    const jobs = paths.map(async (path, seed) => {
      const clock = new VirtualClock(0, seed);
      const given = await options(hub, clock);
      const files = [{ path, text: `${path}\n`, published: null }];
      return commitTables({ ...given, readAt, files });
    });

    const results = await Promise.all(jobs);
    expect(results.every(({ commit }) => commit !== null)).toBe(true);
    for (const path of paths) expect(await hub.file('main', path)).toBe(`${path}\n`);
  });
});

describe('a pull request', () => {
  test('is opened five times within some fifteen seconds while a replica lags behind', async () => {
    const hub = await github();
    const clock = new VirtualClock(0);
    const opening = onRest('POST', /^\/pulls$/);
    const errors = [{ resource: 'PullRequest', field: 'head', code: 'invalid' }];
    hub.faults.add(
      status(422, { when: opening, body: { message: 'Validation Failed', errors, status: '422' } }),
    );
    const files = [{ path: 'a.csv', text: 'ours\n', published: null }];
    const { refusal } = await publishPullRequest({
      repository: open(hub, { clock, limitMs: 60_000 }),
      branch: 'roadmap-enrich/a',
      base: 'main',
      files,
      allFiles: files,
      readAt: (await hub.head('main')) ?? '',
      baseChanges: null,
      mergedBase: null,
      message: { headline: 'x', body: '' },
      bodyOf: async () => 'x',
      isReworded: () => false,
      clock,
      signal,
    });

    expect(refusal).toMatchObject({ code: 'rejected', message: 'Validation Failed: head invalid' });
    expect(hub.requests.filter(opening)).toHaveLength(5);
    expect(clock.now()).toBeGreaterThan(9_000);
    expect(clock.now()).toBeLessThan(20_000);
  });
});
