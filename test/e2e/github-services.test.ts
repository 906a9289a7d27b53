import { getOctokit } from '@actions/github';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import {
  BODY_LIMIT,
  BOT,
  branchRule,
  drop,
  type FakeGitHub,
  forbidden,
  type GitHubOptions,
  hang,
  lose,
  meanwhile,
  onCommit,
  onRest,
  pullRequestsNotPermitted,
  rateLimited,
  SOMEBODY,
  staleData,
  startGitHub,
  status,
} from '../fakes/github.ts';
import { GITHUB_TOKEN } from './action.ts';
import { REPOSITORY } from './events.ts';

// What the real client makes of this stand-in is what the action will see of GitHub: so it is that
// client that asks here.

const [OWNER = '', REPO = ''] = REPOSITORY.split('/');
const AT = { owner: OWNER, repo: REPO };

async function start(options?: GitHubOptions): Promise<FakeGitHub> {
  const github = await startGitHub(options);
  onTestFinished(github.close);
  return github;
}

/** The client an action has; it does not retry, so that each request is seen once. */
function client({ url }: FakeGitHub, token = GITHUB_TOKEN) {
  return getOctokit(token, { baseUrl: url, log: SILENT });
}

const nothing = (): void => undefined;
const SILENT = { debug: nothing, info: nothing, warn: nothing, error: nothing };

const COMMIT = `mutation ($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid url } }
}`;
const HEAD = `query ($owner: String!, $repo: String!, $ref: String!) {
  repository(owner: $owner, name: $repo) { ref(qualifiedName: $ref) { target { oid } } }
}`;

interface CommitAnswer {
  readonly createCommitOnBranch: {
    readonly commit: { readonly oid: string; readonly url: string };
  };
}

interface NewCommit {
  readonly branch?: string;
  readonly expected: string | null;
  readonly files?: Readonly<Record<string, string>>;
  readonly deleted?: readonly string[];
  readonly token?: string;
}

async function commit(github: FakeGitHub, options: NewCommit) {
  const { branch = 'main', expected, files = { 'a.csv': 'a\n' }, deleted = [], token } = options;
  const additions = Object.entries(files).map(([path, text]) => ({
    path,
    contents: Buffer.from(text, 'utf8').toString('base64'),
  }));
  const { createCommitOnBranch } = await client(github, token).graphql<CommitAnswer>(COMMIT, {
    input: {
      branch: { repositoryNameWithOwner: REPOSITORY, branchName: branch },
      expectedHeadOid: expected,
      message: { headline: 'Refresh', body: 'Two rows.' },
      fileChanges: { additions, deletions: deleted.map((path) => ({ path })) },
    },
  });
  return createCommitOnBranch.commit;
}

const commitOnMain = async (github: FakeGitHub, options: Partial<NewCommit> = {}) =>
  commit(github, { expected: await github.head('main'), ...options });

const comment = (github: FakeGitHub, number: number, body: string) =>
  client(github).rest.issues.createComment({ ...AT, issue_number: number, body });

async function withPull(options?: GitHubOptions) {
  const github = await start(options);
  await github.commit('topic', { 'topic.csv': 'topic\n' });
  const pull = await github.createPull({ head: 'topic', title: 'A topic' });
  return { github, number: pull.number };
}

describe('a commit by mutation', () => {
  test('is read back byte by byte over REST, with its author and signature', async () => {
    const text = '\uFEFF"Topic"\r\n"Ünïcode 🎉 \u2028"\n';
    const github = await start();
    const { oid, url } = await commitOnMain(github, { files: { 'docs/deep/a.csv': text } });

    const octokit = client(github);
    const { data } = await octokit.rest.repos.getContent({ ...AT, path: 'docs/deep/a.csv' });
    const content = 'content' in data ? data.content : '';
    expect(Buffer.from(content, 'base64').equals(Buffer.from(text, 'utf8'))).toBe(true);
    expect(await github.file('main', 'docs/deep/a.csv')).toBe(text);
    expect(url).toBe(`https://github.com/${REPOSITORY}/commit/${oid}`);

    const made = await octokit.rest.repos.getCommit({ ...AT, ref: oid });
    expect(made.data).toMatchObject({
      author: { login: BOT, type: 'Bot' },
      committer: { login: 'web-flow' },
      commit: { message: 'Refresh\n\nTwo rows.', verification: { verified: true } },
    });
    expect(github.invalid).toEqual([]);
  });

  test('adds, changes and deletes files and leaves the others alone', async () => {
    const github = await start();
    await github.commit('main', { 'out/a.csv': 'old\n', 'out/b.csv': 'b\n', 'out/c.csv': 'c\n' });
    const files = { 'out/a.csv': 'new\n', 'out/d.csv': 'd\n' };
    await commitOnMain(github, { files, deleted: ['out/b.csv'] });
    const read = (name: string) => github.file('main', `out/${name}.csv`);
    expect(await Promise.all(['a', 'b', 'c', 'd'].map(read))).toEqual([
      'new\n',
      null,
      'c\n',
      'd\n',
    ]);
    expect(await github.commits('main')).toMatchObject([
      { author: BOT, files: ['out/a.csv', 'out/b.csv', 'out/d.csv'] },
      { author: SOMEBODY, files: ['out/a.csv', 'out/b.csv', 'out/c.csv'] },
      { message: 'Initial commit', files: ['README.md'] },
    ]);
  });

  test('holds files of more than a megabyte, which the contents API names only', async () => {
    const text = '"row",'.repeat(200_000);
    const github = await start();
    await commitOnMain(github, { files: { 'big.csv': text } });
    expect((await github.file('main', 'big.csv')) === text).toBe(true);
    const { data } = await client(github).rest.repos.getContent({ ...AT, path: 'big.csv' });
    expect(data).toMatchObject({ size: 1_200_000, content: '', encoding: 'none' });
  });

  test('goes to a branch that was made over REST, by its short or its full name', async () => {
    const github = await start();
    const sha = (await github.head('main')) ?? '';
    await client(github).rest.git.createRef({ ...AT, ref: 'refs/heads/bot/rows', sha });
    const first = await commit(github, { branch: 'bot/rows', expected: sha });
    await commit(github, { branch: 'refs/heads/bot/rows', expected: first.oid });
    expect(await github.commits('bot/rows')).toHaveLength(3);
    expect(await github.head('main')).toBe(sha);
  });

  test('is refused for another head than there is, which stays', async () => {
    const github = await start();
    const expected = await github.head('main');
    const moved = await github.commit('main', { 'b.csv': 'b\n' });
    await expect(commit(github, { expected })).rejects.toMatchObject({
      response: { data: { createCommitOnBranch: null } },
      errors: [
        {
          type: 'STALE_DATA',
          path: ['createCommitOnBranch'],
          message: `Expected branch to point to "${moved}" but it did not.  Pull and try again.`,
        },
      ],
    });
    expect(await github.head('main')).toBe(moved);
    expect(github.requests.at(-1)).toMatchObject({ path: '/graphql', status: 200 });
  });

  test('wins alone when several come at once', async () => {
    const github = await start();
    const expected = await github.head('main');
    const names = ['a', 'b', 'c', 'd'];
    const ended = await Promise.allSettled(
      names.map((name) => commit(github, { expected, files: { [`${name}.csv`]: name } })),
    );
    expect(ended.filter(({ status: end }) => end === 'fulfilled')).toHaveLength(1);
    const lost = ended.filter((end) => end.status === 'rejected').map(({ reason }) => reason);
    const staleHead = expect.objectContaining({
      errors: [expect.objectContaining({ type: 'STALE_DATA' })],
    });
    expect(lost).toEqual([staleHead, staleHead, staleHead]);
    expect(await github.commits('main')).toHaveLength(2);
  });

  test('cannot delete a file that is not there, or go to a branch that is not there', async () => {
    const github = await start();
    const deletion = commitOnMain(github, { files: {}, deleted: ['none.csv'] });
    await expect(deletion).rejects.toMatchObject({ errors: [{ type: 'UNPROCESSABLE' }] });
    const branch = commitOnMain(github, { branch: 'none' });
    await expect(branch).rejects.toMatchObject({ errors: [{ type: 'NOT_FOUND' }] });
    expect(await github.commits('main')).toHaveLength(1);
  });

  test('comes too late where somebody pushes between reading the head and committing', async () => {
    const github = await start();
    github.faults.add(meanwhile(onCommit, () => github.commit('main', { 'b.csv': 'theirs\n' })));
    await expect(commitOnMain(github)).rejects.toMatchObject({ errors: [{ type: 'STALE_DATA' }] });
    await commitOnMain(github);
    expect(await github.file('main', 'b.csv')).toBe('theirs\n');
  });
});

describe('a query', () => {
  test('finds the heads of branches, and null for those there are not', async () => {
    const github = await start();
    const octokit = client(github);
    const ask = (ref: string) => octokit.graphql(HEAD, { ...AT, ref });
    const target = { oid: await github.head('main') };
    expect(await ask('refs/heads/main')).toEqual({ repository: { ref: { target } } });
    expect(await ask('main')).toEqual({ repository: { ref: { target } } });
    expect(await ask('refs/heads/none')).toEqual({ repository: { ref: null } });
    expect(await octokit.graphql('{ viewer { login } }')).toEqual({ viewer: { login: BOT } });
  });

  test('says that a repository is not there', async () => {
    const github = await start();
    const asked = client(github).graphql(HEAD, { ...AT, repo: 'none', ref: 'main' });
    await expect(asked).rejects.toMatchObject({
      response: { data: { repository: null } },
      errors: [{ type: 'NOT_FOUND', path: ['repository'] }],
    });
  });

  test('reads a folder at once, with aliases and fragments', async () => {
    const github = await start();
    await github.commit('main', { 'out/a.csv': 'ä\n', 'out/b.bin': 'a\u0000b', 'out/c/d.csv': '' });
    const answer = await client(github).graphql(
      `query ($owner: String!, $repo: String!) {
        repository(owner: $owner, name: $repo) {
          folder: object(expression: "main:out") { ...Folder }
          file: object(expression: "main:out/a.csv") { oid ... on Blob { text } }
          missing: object(expression: "main:none") { oid }
        }
      }
      fragment Folder on Tree {
        entries { name type object { ... on Blob { text byteSize isBinary isTruncated } } }
      }`,
      AT,
    );
    const text = { text: 'ä\n', byteSize: 3, isBinary: false, isTruncated: false };
    const binary = { text: null, byteSize: 3, isBinary: true, isTruncated: false };
    expect(answer).toEqual({
      repository: {
        folder: {
          entries: [
            { name: 'a.csv', type: 'blob', object: text },
            { name: 'b.bin', type: 'blob', object: binary },
            { name: 'c', type: 'tree', object: {} },
          ],
        },
        file: { oid: expect.stringMatching(/^[0-9a-f]{40}$/), text: 'ä\n' },
        missing: null,
      },
    });
    expect(github.invalid).toEqual([]);
  });

  test('with a field that GitHub does not have is rejected and collected', async () => {
    const github = await start();
    const asked = client(github).graphql('{ viewer { login shoeSize } }');
    await expect(asked).rejects.toThrow(/shoeSize/);
    expect(github.invalid).toEqual(['Cannot query field "shoeSize" on type "User".']);
    expect(github.requests).toMatchObject([{ path: '/graphql', status: 200 }]);
  });

  test('with variables that do not fit is rejected and collected', async () => {
    const github = await start();
    await expect(commit(github, { expected: null })).rejects.toThrow(/expectedHeadOid/);
    await expect(commit(github, { expected: 'main' })).rejects.toThrow(/no GitObjectID/);
    expect(github.invalid).toHaveLength(2);
  });

  test('for something the stand-in does not know fails instead of answering null', async () => {
    const github = await start();
    await expect(client(github).graphql('{ viewer { bio } }')).rejects.toThrow(/not supported/);
    expect(github.invalid).toEqual([]);
  });
});

describe('a token', () => {
  test('that is unknown or missing is refused by both APIs', async () => {
    const github = await start();
    const octokit = client(github, 'another-token');
    const refusal = { status: 401, response: { data: { message: 'Bad credentials' } } };
    await expect(octokit.rest.repos.get(AT)).rejects.toMatchObject(refusal);
    await expect(octokit.graphql('{ viewer { login } }')).rejects.toMatchObject(refusal);
    expect((await fetch(`${github.url}/repos/${REPOSITORY}`)).status).toBe(401);
  });

  test('that may only read is refused as soon as it writes', async () => {
    const readOnly = { login: BOT, permission: 'read' } as const;
    const { github, number } = await withPull({ tokens: { [GITHUB_TOKEN]: readOnly } });
    const message = 'Resource not accessible by integration';
    await expect(comment(github, number, 'Rows')).rejects.toMatchObject({
      status: 403,
      response: { data: { message } },
    });
    await expect(commitOnMain(github)).rejects.toMatchObject({
      errors: [{ type: 'FORBIDDEN', message }],
    });
    expect((await client(github).rest.repos.get(AT)).data.default_branch).toBe('main');
  });

  test('stands for its login in everything it makes', async () => {
    const { github, number } = await withPull({
      tokens: {
        [GITHUB_TOKEN]: { login: BOT, permission: 'write' },
        mona: { login: 'mona', permission: 'write' },
      },
    });
    await comment(github, number, 'From the bot');
    const octokit = client(github, 'mona');
    await octokit.rest.issues.createComment({ ...AT, issue_number: number, body: 'From Mona' });
    await commitOnMain(github, { token: 'mona' });
    const comments = await octokit.rest.issues.listComments({ ...AT, issue_number: number });
    const users = comments.data.map(({ user }) => [user?.login, user?.type]);
    expect(users).toEqual([
      [BOT, 'Bot'],
      ['mona', 'User'],
    ]);
    expect((await github.commits('main')).at(0)?.author).toBe('mona');
  });
});

describe('a comment', () => {
  test('is one of many, which come in pages', async () => {
    const { github, number } = await withPull();
    await github.addComments(number, 150);
    const octokit = client(github);
    const all = await octokit.paginate(octokit.rest.issues.listComments, {
      ...AT,
      issue_number: number,
      per_page: 100,
    });
    expect(all.map(({ body }) => body)).toEqual(
      Array.from({ length: 150 }, (_, index) => `Comment ${index + 1}`),
    );
    expect(github.requests.map(({ path }) => new URL(path, github.url).search)).toEqual([
      '?per_page=100',
      expect.stringContaining('page=2'),
    ]);
    expect(await github.comments(number)).toHaveLength(150);
  });

  test('can be changed, and keeps its page on GitHub', async () => {
    const { github, number } = await withPull();
    const made = await comment(github, number, 'Old');
    const octokit = client(github);
    await octokit.rest.issues.updateComment({ ...AT, comment_id: made.data.id, body: 'New' });
    expect(await github.comments(number)).toMatchObject([{ author: BOT, body: 'New' }]);
    expect(made.data.html_url.startsWith(`https://github.com/${REPOSITORY}/`)).toBe(true);
    expect(made.data.url.startsWith(`${github.url}/repos/${REPOSITORY}/`)).toBe(true);
  });

  test('has 65,536 characters at most', async () => {
    const { github, number } = await withPull();
    await comment(github, number, '🎉'.repeat(BODY_LIMIT));
    await expect(comment(github, number, 'x'.repeat(BODY_LIMIT + 1))).rejects.toMatchObject({
      status: 422,
      response: {
        data: {
          message: 'Validation Failed',
          errors: [{ message: 'Body is too long (maximum is 65536 characters)' }],
        },
      },
    });
    expect(await github.comments(number)).toHaveLength(1);
  });
});

describe('a pull request', () => {
  const open = (github: FakeGitHub, changes: { head?: string; body?: string } = {}) =>
    client(github).rest.pulls.create({
      ...AT,
      head: 'topic',
      base: 'main',
      title: 'T',
      ...changes,
    });

  test('is opened once a branch', async () => {
    const github = await start();
    await github.commit('topic', { 'topic.csv': 'topic\n' });
    const { data } = await open(github);
    expect(data).toMatchObject({ number: 1, user: { login: BOT }, state: 'open' });
    await expect(open(github)).rejects.toMatchObject({
      status: 422,
      response: {
        data: { errors: [{ message: `A pull request already exists for ${OWNER}:topic.` }] },
      },
    });
    await github.closePull(1);
    expect((await open(github)).data.number).toBe(2);
    expect((await github.pulls('all')).map(({ state }) => state)).toEqual(['closed', 'open']);
  });

  test('needs a branch with commits of its own', async () => {
    const github = await start();
    const missing = { errors: [{ field: 'head', code: 'invalid' }] };
    await expect(open(github)).rejects.toMatchObject({ status: 422, response: { data: missing } });
    const sha = (await github.head('main')) ?? '';
    await client(github).rest.git.createRef({ ...AT, ref: 'refs/heads/topic', sha });
    await expect(open(github)).rejects.toThrow(/No commits between main and topic/);
    expect(await github.pulls()).toEqual([]);
  });

  test('has a text of 65,536 characters at most', async () => {
    const github = await start();
    await github.commit('topic', { 'topic.csv': 'topic\n' });
    const long = open(github, { body: 'x'.repeat(BODY_LIMIT + 1) });
    await expect(long).rejects.toThrow(/body is too long \(maximum is 65536 characters\)/);
  });

  test('follows its branch, is found by it, and goes with it', async () => {
    const { github, number } = await withPull();
    const moved = await github.commit('topic', { 'topic.csv': 'again\n' });
    const octokit = client(github);
    const { data } = await octokit.rest.pulls.list({ ...AT, head: `${OWNER}:topic` });
    expect(data).toMatchObject([{ number, head: { sha: moved } }]);
    expect((await octokit.rest.pulls.list({ ...AT, head: `${OWNER}:none` })).data).toEqual([]);
    await octokit.rest.git.deleteRef({ ...AT, ref: 'heads/topic' });
    expect(await github.pulls('all')).toMatchObject([{ state: 'closed', merged: false }]);
  });

  test('brings the changes of its branch to main when it is merged', async () => {
    const { github, number } = await withPull();
    await github.commit('main', { 'main.csv': 'main\n' });
    await github.commit('topic', { 'late.csv': 'late\n' });
    expect(await github.mergePull(number)).toBe(await github.head('main'));
    const names = ['README.md', 'main.csv', 'topic.csv', 'late.csv'];
    const texts = await Promise.all(names.map((name) => github.file('main', name)));
    expect(texts).toEqual(['# roadmaps\n', 'main\n', 'topic\n', 'late\n']);
    expect(await github.pulls('closed')).toMatchObject([{ number, merged: true }]);
  });
});

describe('a reference', () => {
  test('is neither created twice nor moved where it is not', async () => {
    const github = await start();
    const sha = (await github.head('main')) ?? '';
    const { git } = client(github).rest;
    const twice = git.createRef({ ...AT, ref: 'refs/heads/main', sha });
    await expect(twice).rejects.toMatchObject({
      status: 422,
      message: expect.stringMatching(/already exists/),
    });
    const missing = git.updateRef({ ...AT, ref: 'heads/none', sha });
    await expect(missing).rejects.toMatchObject({
      status: 422,
      message: expect.stringMatching(/does not exist/),
    });
    await expect(git.getRef({ ...AT, ref: 'heads/none' })).rejects.toMatchObject({ status: 404 });
  });
});

describe('a fault', () => {
  test('makes the head look moved as often as it is told to', async () => {
    const github = await start();
    github.faults.add(staleData(2));
    for (let time = 0; time < 2; time += 1) {
      await expect(commitOnMain(github)).rejects.toMatchObject({
        errors: [{ type: 'STALE_DATA' }],
      });
    }
    await commitOnMain(github);
    expect(await github.commits('main')).toHaveLength(2);
  });

  test('takes the right to write away, and gives it back', async () => {
    const { github, number } = await withPull();
    github.faults.add(forbidden());
    await expect(comment(github, number, 'Rows')).rejects.toMatchObject({ status: 403 });
    await expect(commitOnMain(github)).rejects.toMatchObject({ errors: [{ type: 'FORBIDDEN' }] });
    github.faults.clear();
    await commitOnMain(github);
    await comment(github, number, 'Rows');
  });

  test.each([
    ['classic', 'BRANCH_PROTECTION_RULE_VIOLATION', /^Changes must be made/],
    ['ruleset', 'FORBIDDEN', /^Repository rule violations found\n\n3 of 3 required/],
  ] as const)('protects main by a %s rule, and no other branch', async (kind, type, message) => {
    const github = await start();
    const expected = await github.commit('topic', { 'topic.csv': 'topic\n' });
    github.faults.add(branchRule(kind));
    await expect(commitOnMain(github)).rejects.toMatchObject({
      errors: [{ type, message: expect.stringMatching(message) }],
    });
    await commit(github, { branch: 'topic', expected });
  });

  test.each([401, 403, 404, 422, 500, 502, 503])('answers with status %i', async (code) => {
    const github = await start();
    github.faults.add(status(code));
    await expect(client(github).rest.repos.get(AT)).rejects.toMatchObject({ status: code });
    await expect(commitOnMain(github)).rejects.toMatchObject({ status: code });
    expect(github.requests.map((request) => request.status)).toEqual([code, code]);
  });

  test('answers with a page where a proxy would', async () => {
    const github = await start();
    github.faults.add(status(502, { body: '<html>Unicorn!</html>', times: 1 }));
    await expect(client(github).rest.repos.get(AT)).rejects.toMatchObject({
      status: 502,
      response: { data: '<html>Unicorn!</html>' },
    });
    expect((await client(github).rest.repos.get(AT)).status).toBe(200);
  });

  test.each([403, 429] as const)('limits the rate with status %i and a delay', async (code) => {
    const github = await start();
    github.faults.add(rateLimited({ status: code, retryAfter: 7 }));
    await expect(client(github).rest.repos.get(AT)).rejects.toMatchObject({
      status: code,
      message: expect.stringContaining('secondary rate limit'),
      response: { headers: { 'retry-after': '7' } },
    });
  });

  test('keeps workflows from opening pull requests', async () => {
    const github = await start();
    await github.commit('topic', { 'topic.csv': 'topic\n' });
    github.faults.add(pullRequestsNotPermitted());
    const { pulls } = client(github).rest;
    const opened = pulls.create({ ...AT, head: 'topic', base: 'main', title: 'T' });
    await expect(opened).rejects.toMatchObject({
      status: 403,
      message: expect.stringMatching(/not permitted to create/),
    });
    expect((await pulls.list(AT)).data).toEqual([]);
  });

  test('never answers', async () => {
    const github = await start();
    github.faults.add(hang());
    const call = new AbortController();
    const { signal } = call;
    const asked = expect(
      client(github).rest.repos.get({ ...AT, request: { signal } }),
    ).rejects.toThrow();
    await vi.waitUntil(() => github.requests.length === 1, 90_000);
    call.abort();
    await asked;
    expect(github.requests).toMatchObject([{ method: 'GET', status: undefined }]);
  });

  test('ends the connection before anything is done', async () => {
    const { github, number } = await withPull();
    github.faults.add(drop(onRest('POST', /^\/issues\/\d+\/comments$/)));
    await expect(comment(github, number, 'Rows')).rejects.toThrow();
    expect(await github.comments(number)).toEqual([]);
    expect(github.requests).toMatchObject([{ method: 'POST', status: 0 }]);
  });

  test('ends the connection after everything is done', async () => {
    const github = await start();
    github.faults.add(lose(onCommit));
    await expect(commitOnMain(github)).rejects.toThrow();
    expect(await github.file('main', 'a.csv')).toBe('a\n');
  });
});
