import { describe, expect, test } from 'vitest';
import { written } from '../fakes/gemini.ts';
import {
  BOT,
  type FakeGitHub,
  type FaultRule,
  forbidden,
  lose,
  meanwhile,
  onCommit,
  onHead,
  onMove,
  onRest,
  pullRequestsNotPermitted,
  refused,
  SOMEBODY,
  staleData,
  status,
  type When,
} from '../fakes/github.ts';
import { type ActionRun, GITHUB_TOKEN } from './action.ts';
import { pullRequestEvent } from './events.ts';
import {
  firstRun,
  github,
  POTTERY,
  type PublishOptions,
  publish,
  published,
  STUDIO,
  tableOf,
} from './publishing.ts';
import { gemini, said, statsOf } from './refresh.ts';
import { invented } from './roadmaps.ts';
import { tempWorkspace } from './workspace.ts';

const BRANCH = 'roadmap-enrich/pottery';
const BOTH = { roadmap: 'plans/pottery\nplans/studio' };

/** A step that publishes by pull request. */
const propose = (
  hub: FakeGitHub,
  { inputs, ...options }: PublishOptions = {},
): Promise<ActionRun> =>
  publish(hub, { ...options, inputs: { publish: 'pull-request', ...inputs } });

/** As after a night with `publish: pull-request`, with three topics. */
const firstProposal = firstRun(async () => {
  const hub = await github();
  return { hub, run: await propose(hub) };
});

/** The number of its pull request. */
async function proposed(hub: FakeGitHub): Promise<number> {
  await firstProposal(hub);
  return (await hub.pulls())[0]?.number ?? 0;
}

/** A checkout in which pottery has `count` topics. */
const checkout = (count: number) => tempWorkspace(invented('pottery', { count }));

describe('publish: pull-request', () => {
  test('opens one from a branch of its own, with the report as its text', async () => {
    const hub = await github();
    const run = await propose(hub);

    expect(run.code).toBe(0);
    const [pull, ...others] = await hub.pulls();
    expect(others).toEqual([]);
    expect(pull).toMatchObject({
      title: 'Refresh roadmaps: pottery',
      head: BRANCH,
      base: 'main',
      author: BOT,
      body: expect.stringContaining('New table, 3 topics'),
    });
    expect(await hub.file(BRANCH, POTTERY)).toBe(await tableOf(run));
    expect(await hub.file('main', POTTERY)).toBeNull();
    expect(run.outputs).toMatchObject({
      'pull-request-number': String(pull?.number),
      'pull-request-url': `https://github.com/octo-org/roadmaps/pull/${pull?.number}`,
      'commit-sha': await hub.head(BRANCH),
    });
    expect(run.summary).toContain(run.outputs['pull-request-url']);
    expect(run.stdout).toContain(
      `Pull request #${pull?.number}: ${run.outputs['pull-request-url']}\n`,
    );
    expect(run.stdout).toMatch(/^Commit [0-9a-f]{7}: https:\/\/github\.com\/.*\/commit\//m);
    const table = `https://github.com/octo-org/roadmaps/blob/${run.outputs['commit-sha']}/${POTTERY}`;
    expect(run.summary).toContain(`[${POTTERY}](${table})`);
    expect(pull?.body).toContain(`[${POTTERY}](${table})`);
    expect(pull?.body).toMatch(/First rows.*\| Row [^|]* \|/s);
  });

  test('has a branch for every set of several roadmaps', async () => {
    const hub = await github();
    await propose(hub, { inputs: BOTH });
    await propose(hub, { inputs: { roadmap: 'plans/studio\nplans/pottery' } });

    const pulls = await hub.pulls();
    expect(pulls).toMatchObject([{ head: expect.stringMatching(/^roadmap-enrich\/[0-9a-f]{8}$/) }]);
    expect(await hub.file(pulls[0]?.head ?? '', STUDIO)).not.toBeNull();
  });

  test('goes into the branch that is asked for', async () => {
    const hub = await github();
    await hub.commit('data', { 'notes.txt': 'x' });
    await propose(hub, { inputs: { branch: 'data' } });

    expect(await hub.pulls()).toMatchObject([{ base: 'data' }]);
    expect(await hub.file(BRANCH, 'notes.txt')).toBe('x');
  });

  test('opens none where nothing changed', async () => {
    const hub = await github();
    await published(hub);
    const run = await propose(hub);

    expect(run.code).toBe(0);
    expect(await hub.pulls()).toEqual([]);
    expect(await hub.head(BRANCH)).toBeNull();
    expect(run.outputs).toMatchObject({ changed: 'false', 'pull-request-number': '' });
  });
});

describe('a pull request that is open', () => {
  test('is left as it is where nothing changed, and gives the values', async () => {
    const hub = await github();
    const number = await proposed(hub);
    const fake = await gemini();
    const run = await propose(hub, { gemini: fake });

    expect(run.code).toBe(0);
    expect(fake.requests).toHaveLength(0);
    expect(await hub.commits(BRANCH)).toHaveLength(2);
    expect(run.outputs).toMatchObject({
      changed: 'false',
      'commit-sha': '',
      'pull-request-number': String(number),
    });
  });

  test('keeps its old text where the table of its base cannot be read, and says why', async () => {
    const hub = await github();
    const number = await proposed(hub);
    const damage = () => hub.commit('main', { [POTTERY]: Buffer.from('Caf\u00e9', 'latin1') });
    hub.faults.add(meanwhile(onCommit, damage));
    const run = await propose(hub, { workspace: await checkout(4) });

    expect(run.code).toBe(0);
    expect(said(run, 'notice')).toEqual([
      `The description of pull request #${number} is out of date: the published ${POTTERY} is not encoded as UTF-8. Save it as UTF-8.`,
    ]);
  });

  test('gets a commit on top, and a text that tells all it would change', async () => {
    const hub = await github();
    await published(hub);
    await propose(hub, { workspace: await checkout(4) });
    const run = await propose(hub, { workspace: await checkout(5) });

    expect(run.code).toBe(0);
    const [pull, ...others] = await hub.pulls();
    expect(others).toEqual([]);
    expect(await hub.commits(BRANCH)).toHaveLength(4);
    expect(await hub.pulls()).toHaveLength(1);
    expect(await hub.file(BRANCH, POTTERY)).toBe(await tableOf(run));
    expect(pull?.body).toContain('2 added');
    expect(pull?.body).toMatch(/2 topics added.*\| Row [^|]* \|/s);
    expect(run.summary).toContain('1 added');
  });

  test('with a new table still tells it as new on the second night', async () => {
    const hub = await github();
    await proposed(hub);
    await propose(hub, { workspace: await checkout(4) });

    expect((await hub.pulls())[0]?.body).toContain('New table, 4 topics');
  });

  test('lands its commit though the branch moves', async () => {
    const hub = await github();
    await proposed(hub);
    hub.faults.add(staleData(1));
    const run = await propose(hub, { workspace: await checkout(4) });

    expect(run.code).toBe(0);
    expect(await hub.file(BRANCH, POTTERY)).toBe(await tableOf(run));
  });

  test('gets its commit on top of what somebody else committed to it', async () => {
    const hub = await github();
    await proposed(hub);
    await hub.commit(BRANCH, { 'notes.txt': 'mine' }, { login: SOMEBODY });
    const theirs = await hub.head(BRANCH);
    const run = await propose(hub, { workspace: await checkout(4) });

    expect(run.code).toBe(0);
    expect(said(run, 'notice')).toEqual([]);
    expect((await hub.commits(BRANCH)).map(({ oid }) => oid)).toEqual([
      run.outputs['commit-sha'],
      theirs,
      expect.anything(),
      expect.anything(),
    ]);
    expect(await hub.file(BRANCH, POTTERY)).toBe(await tableOf(run));
  });

  test('into another branch is left alone too', async () => {
    const hub = await github();
    await hub.commit('data', { 'notes.txt': 'x' });
    await propose(hub, { inputs: { branch: 'data' } });
    const run = await propose(hub);

    expect(run.code).toBe(0);
    expect(said(run, 'notice')).toEqual([expect.stringMatching(/base is data, not main/)]);
    expect(await hub.pulls()).toHaveLength(1);
  });

  test('into another branch does not hide the one into the right branch', async () => {
    const hub = await github();
    const number = await proposed(hub);
    await hub.commit('data', { 'notes.txt': 'x' });
    await hub.createPull({ login: SOMEBODY, head: BRANCH, base: 'data' });
    const run = await propose(hub, { workspace: await checkout(4) });

    expect(run.code).toBe(0);
    expect(run.outputs).toMatchObject({
      'pull-request-number': String(number),
      'commit-sha': await hub.head(BRANCH),
    });
  });

  test('keeps what a person edited in it through the same token', async () => {
    const hub = await github();
    await proposed(hub);
    const edited = (await hub.file(BRANCH, POTTERY))?.replace(/"Row [^"]*"/, '"By hand"') ?? '';
    await hub.commit(BRANCH, { [POTTERY]: edited }, { login: BOT });
    const run = await propose(hub, { workspace: await checkout(4) });

    expect(run.code).toBe(0);
    expect(await hub.file(BRANCH, POTTERY)).toContain('"By hand"');
  });
});

describe('work of other people', () => {
  test('on our pull request, that came while rows were asked, is not lost', async () => {
    const hub = await github();
    const fake = await gemini();
    const others = fake
      .until(({ length }) => length === 1)
      .then(async () => {
        await hub.commit(BRANCH, { 'notes.txt': 'mine' }, { login: SOMEBODY });
        await hub.createPull({ head: BRANCH, login: BOT });
      });
    const [run] = await Promise.all([propose(hub, { gemini: fake }), others]);

    expect(run.code).toBe(0);
    expect(await hub.file(BRANCH, 'notes.txt')).toBe('mine');
  });

  test('on our branch, after its pull request was closed, is not lost', async () => {
    const hub = await github();
    const number = await proposed(hub);
    await hub.closePull(number);
    await hub.commit(BRANCH, { 'notes.txt': 'mine' }, { login: SOMEBODY });
    const run = await propose(hub, { workspace: await checkout(4) });

    expect(run.code).toBe(0);
    expect(said(run, 'notice')).toEqual([expect.stringMatching(/branch .* is skipped/)]);
    expect(await hub.file(BRANCH, 'notes.txt')).toBe('mine');
  });

  test('on our branch, below a commit of our own, is not lost', async () => {
    const hub = await github();
    await hub.commit(BRANCH, { 'notes.txt': 'mine' }, { login: SOMEBODY });
    await hub.commit(BRANCH, { 'ours.txt': 'x' }, { login: BOT });
    const head = await hub.head(BRANCH);
    const run = await propose(hub);

    expect(run.code).toBe(0);
    expect(said(run, 'notice')).toEqual([expect.stringMatching(/holds commits of somebody else/)]);
    expect(await hub.head(BRANCH)).toBe(head);
  });

  test('in a commit of ours that somebody amended, is not lost', async () => {
    const hub = await github();
    const amended = { login: BOT, committer: SOMEBODY };
    await hub.commit(BRANCH, { 'notes.txt': 'mine' }, amended);
    const run = await propose(hub);

    expect(said(run, 'notice')).toEqual([expect.stringMatching(/holds commits of somebody else/)]);
    expect(await hub.file(BRANCH, 'notes.txt')).toBe('mine');
  });

  test('on our branch, more than can be looked at, is not lost', async () => {
    const hub = await github();
    for (let n = 0; n < 100; n++) {
      await hub.commit(BRANCH, { 'ours.txt': String(n) }, { login: BOT });
    }
    await hub.commit(BRANCH, { 'notes.txt': 'mine' }, { login: SOMEBODY });
    const run = await propose(hub);

    expect(said(run, 'notice')).toEqual([expect.stringMatching(/holds commits of somebody else/)]);
    expect(await hub.file(BRANCH, 'notes.txt')).toBe('mine');
  });

  test('that reaches our branch just before it starts anew, is not lost', async () => {
    const hub = await github();
    await hub.commit(BRANCH, { 'old.txt': 'x' }, { login: BOT });
    const push = () => hub.commit(BRANCH, { 'notes.txt': 'mine' }, { login: SOMEBODY });
    hub.faults.add(meanwhile(onMove, push));
    const run = await propose(hub);

    expect(run.code).toBe(0);
    expect(said(run, 'notice')).toEqual([expect.stringMatching(/branch .* is skipped/)]);
    expect(await hub.file(BRANCH, 'notes.txt')).toBe('mine');
  });

  test('that reaches our branch just as it is made, is not lost', async () => {
    const hub = await github();
    const push = () => hub.commit(BRANCH, { 'notes.txt': 'mine' }, { login: SOMEBODY });
    hub.faults.add(meanwhile(onRest('POST', /^\/git\/refs$/), push));
    const run = await propose(hub);

    expect(run.code).toBe(0);
    expect(said(run, 'notice')).toEqual([expect.stringMatching(/branch .* is skipped/)]);
    expect(await hub.file(BRANCH, 'notes.txt')).toBe('mine');
  });
});

describe('a pull request that is over', () => {
  test('by a merge, is followed by one from the base as it is now', async () => {
    const hub = await github();
    const number = await proposed(hub);
    await hub.mergePull(number);
    await hub.commit('main', { 'later.txt': 'x' });
    const run = await propose(hub, { workspace: await checkout(4) });

    expect(run.code).toBe(0);
    expect(await hub.pulls()).toMatchObject([
      { number: Number(run.outputs['pull-request-number']), head: BRANCH },
    ]);
    expect(run.outputs['pull-request-number']).not.toBe(String(number));
    const commits = await hub.commits(BRANCH);
    expect(commits[1]?.oid).toBe(await hub.head('main'));
  });

  test('unmerged, is not opened again with the same tables', async () => {
    const hub = await github();
    const number = await proposed(hub);
    await hub.closePull(number);
    const run = await propose(hub);

    expect(run.code).toBe(0);
    expect(said(run, 'notice')).toEqual([expect.stringMatching(/was closed: it is not reopened/)]);
    expect(await hub.pulls()).toEqual([]);
    expect(run.outputs).toMatchObject({ changed: 'true', 'pull-request-number': '' });
  });

  test('unmerged, is not opened again where the model only words it otherwise', async () => {
    const hub = await github();
    const { table } = await firstProposal(hub);
    await hub.closePull((await hub.pulls())[0]?.number ?? 0);
    const reworded = written((rows) =>
      JSON.stringify(rows.map((row) => ({ ...row, tldr: row.tldr.replace('holds', 'shows') }))),
    );
    const run = await propose(hub, { gemini: await gemini(reworded) });

    expect(await tableOf(run)).toBe(table.replaceAll(' holds ', ' shows '));
    expect(await tableOf(run)).not.toBe(table);
    expect(said(run, 'notice')).toEqual([expect.stringMatching(/was closed: it is not reopened/)]);
    expect(await hub.pulls()).toEqual([]);
  });

  test("unmerged, with a person's commit beside the tables, is not opened again either", async () => {
    const hub = await github();
    const number = await proposed(hub);
    await hub.commit(BRANCH, { 'notes.txt': 'mine' }, { login: SOMEBODY });
    await hub.closePull(number);
    const run = await propose(hub);

    expect(run.code).toBe(0);
    expect(said(run, 'notice')).toEqual([expect.stringMatching(/it is not reopened/)]);
    expect(await hub.pulls()).toEqual([]);
    expect(await hub.file(BRANCH, 'notes.txt')).toBe('mine');
  });

  test.each([
    ['in another encoding', { [POTTERY]: Buffer.from('Caf\u00e9', 'latin1') }],
    ['as a folder', { [POTTERY]: null, [`${POTTERY}/notes.txt`]: 'x' }],
  ])('unmerged, with a table that somebody left %s, is followed by another', async (_, files) => {
    const hub = await github();
    const number = await proposed(hub);
    for (const [path, text] of Object.entries(files)) {
      await hub.commit(BRANCH, { [path]: text }, { login: SOMEBODY });
    }
    await hub.closePull(number);
    const run = await propose(hub);

    expect(said(run, 'error')).toEqual([]);
    expect(run.code).toBe(0);
    expect(await hub.pulls()).toHaveLength(1);
  });

  test('unmerged, is opened again with the same tables once others were merged', async () => {
    const hub = await github();
    const { table } = await firstProposal(hub);
    await hub.closePull((await hub.pulls())[0]?.number ?? 0);
    const second = await propose(hub, { workspace: await checkout(4) });
    await hub.mergePull(Number(second.outputs['pull-request-number']));
    const run = await propose(hub, { workspace: await checkout(3) });

    expect(run.code).toBe(0);
    expect(await tableOf(run)).toBe(table);
    expect(await hub.pulls()).toMatchObject([
      { number: Number(run.outputs['pull-request-number']) },
    ]);
  });

  test('unmerged, is not opened again with the tables of its last night', async () => {
    const hub = await github();
    await proposed(hub);
    const last = await propose(hub, { workspace: await checkout(4) });
    await hub.closePull(Number(last.outputs['pull-request-number']));
    const run = await propose(hub, { workspace: await checkout(4) });

    expect(said(run, 'notice')).toEqual([expect.stringMatching(/was closed: it is not reopened/)]);
    expect(await hub.pulls()).toEqual([]);
  });

  test('unmerged, into another branch, is followed by one into the right branch', async () => {
    const hub = await github();
    await hub.commit('data', { 'notes.txt': 'x' });
    const first = await propose(hub, { inputs: { branch: 'data' } });
    await hub.closePull(Number(first.outputs['pull-request-number']));
    await propose(hub);

    expect(await hub.pulls()).toMatchObject([{ base: 'main' }]);
  });

  test('unmerged, is followed by another once the tables are others', async () => {
    const hub = await github();
    const number = await proposed(hub);
    await hub.closePull(number);
    const run = await propose(hub, { workspace: await checkout(4) });

    expect(run.code).toBe(0);
    expect(await hub.pulls()).toHaveLength(1);
    expect(await hub.commits(BRANCH)).toHaveLength(2);
  });

  test('leaves a branch behind that starts anew', async () => {
    const hub = await github();
    await hub.commit(BRANCH, { 'old.txt': 'x' }, { login: BOT });
    const run = await propose(hub);

    expect(run.code).toBe(0);
    expect(await hub.file(BRANCH, 'old.txt')).toBeNull();
    expect(await hub.pulls()).toHaveLength(1);
  });
});

describe('a pull request of our branch into itself', () => {
  test('is not asked for: nothing is written, and one error says what to set', async () => {
    const hub = await github();
    await hub.commit(BRANCH, { 'notes.txt': 'x' });
    const head = await hub.head(BRANCH);
    const run = await propose(hub, { inputs: { branch: BRANCH } });

    expect(run.code).toBe(1);
    expect(said(run, 'error')).toEqual([expect.stringMatching(/into itself.*Set branch/)]);
    expect(await hub.head(BRANCH)).toBe(head);
  });
});

describe('a commit that fails once our branch has started anew', () => {
  test.each<[string, boolean]>([
    ['is made up for by the next run', false],
    ['is made up for where the base has moved since', true],
  ])('%s', async (_, baseMoves) => {
    const hub = await github();
    hub.faults.add(status(403, { when: onCommit }));
    expect(await propose(hub)).toMatchObject({ code: 1 });
    hub.faults.clear();
    if (baseMoves) await hub.commit('main', { 'other.txt': 'x' });
    const run = await propose(hub);

    expect(run.code).toBe(0);
    expect(said(run, 'notice')).toEqual([]);
    expect(await hub.pulls()).toHaveLength(1);
    expect(run.outputs['commit-sha']).toBe(await hub.head(BRANCH));
  });
});

describe('an answer that is lost', () => {
  test.each<[string, When]>([
    ['of the commit', onCommit],
    ['of the branch', onRest('POST', /^\/git\/refs$/)],
    ['of the pull request', onRest('POST', /^\/pulls$/)],
    ['of the reset', onMove],
  ])('%s, costs nothing', async (_, when) => {
    const hub = await github();
    if (when === onMove) await hub.commit(BRANCH, { 'old.txt': 'x' }, { login: BOT });
    hub.faults.add(lose(when));
    const run = await propose(hub);

    expect(run.code).toBe(0);
    expect(await hub.pulls()).toMatchObject([
      { number: Number(run.outputs['pull-request-number']), head: BRANCH },
    ]);
    expect(run.outputs['commit-sha']).toBe(await hub.head(BRANCH));
  });
});

describe('a replica that lags behind our new branch', () => {
  const refs = onRest('POST', /^\/git\/refs$/);
  const pulls = onRest('POST', /^\/pulls$/);
  const invalid = (error: Readonly<Record<string, string>>) => ({
    message: 'Validation Failed',
    errors: [{ resource: 'PullRequest', ...error }],
    documentation_url: 'https://docs.github.com/rest/pulls/pulls#create-a-pull-request',
    status: '422',
  });
  const noRef = { data: { repository: { ref: null } } };

  // As branch-deploy, create-pull-request, octobot and kandev report them.
  test.each<[string, (hub: FakeGitHub) => FaultRule]>([
    [
      'does not know it',
      (hub) =>
        status(200, {
          when: (request) =>
            hub.requests.some((earlier) => refs(earlier) && earlier.status === 201) &&
            onHead(request),
          body: noRef,
          times: 1,
        }),
    ],
    [
      'has no place for a commit',
      () => refused({ type: 'NOT_FOUND', message: `Branch "${BRANCH}" not found` }, onCommit, 1),
    ],
    [
      'takes its name for invalid',
      () =>
        status(422, { when: pulls, body: invalid({ field: 'head', code: 'invalid' }), times: 1 }),
    ],
    [
      'knows no commit of it',
      () => {
        const message = "Head sha can't be blank, Base sha can't be blank";
        return status(422, { when: pulls, body: invalid({ code: 'custom', message }), times: 1 });
      },
    ],
    [
      'sees it where it began',
      () => {
        const message = `No commits between main and ${BRANCH}`;
        return status(422, { when: pulls, body: invalid({ code: 'custom', message }), times: 1 });
      },
    ],
  ])('and %s, is waited for', async (_, fault) => {
    const hub = await github();
    hub.faults.add(fault(hub));
    const run = await propose(hub);

    expect(said(run, 'error')).toEqual([]);
    expect(run.code).toBe(0);
    expect(await hub.pulls()).toMatchObject([
      { number: Number(run.outputs['pull-request-number']), head: BRANCH },
    ]);
  });
});

describe('a pull request that cannot be opened', () => {
  test('is told with the commit that was made for it', async () => {
    const hub = await github();
    hub.faults.add(pullRequestsNotPermitted());
    const run = await propose(hub);

    expect(run.outputs['commit-sha']).toBe(await hub.head(BRANCH));
  });

  test('is not one with too long a title', async () => {
    const hub = await github();
    await propose(hub, { inputs: { 'commit-message': 'x'.repeat(300) } });

    expect((await hub.pulls())[0]?.title).toHaveLength(256);
  });

  test('for a setting of the repository, is an error that names it', async () => {
    const hub = await github();
    hub.faults.add(pullRequestsNotPermitted());
    const run = await propose(hub);

    expect(run.code).toBe(1);
    expect(said(run, 'error')).toEqual([
      expect.stringMatching(/allow GitHub Actions to create pull requests in the settings/),
    ]);
    expect(statsOf(run)).toMatchObject({ complete: true });
    expect(await tableOf(run)).toContain('"Row ');
  });

  test('for lack of permission, is an error that names what is needed', async () => {
    const hub = await github();
    hub.faults.add(forbidden());
    const run = await propose(hub);

    expect(run.code).toBe(1);
    expect(said(run, 'error')).toEqual([
      expect.stringMatching(/"contents: write" and "pull-requests: write"/),
    ]);
  });

  test('since another run opened it a moment ago, is that one', async () => {
    const hub = await github();
    const opened = () => hub.createPull({ head: BRANCH, login: BOT });
    hub.faults.add(meanwhile(onRest('POST', /^\/pulls$/), opened));
    const run = await propose(hub);

    expect(run.code).toBe(0);
    expect(await hub.pulls()).toMatchObject([
      {
        number: Number(run.outputs['pull-request-number']),
        body: expect.stringContaining('New table'),
      },
    ]);
  });

  test('since a rule keeps our branch where it is, is an error that names the branch', async () => {
    const hub = await github();
    const number = await proposed(hub);
    await hub.closePull(number);
    const message = 'Repository rule violations found\n\nCannot force-push to this branch';
    hub.faults.add(refused({ type: 'UNPROCESSABLE', message }, onMove));
    const run = await propose(hub, { workspace: await checkout(4) });

    expect(run.code).toBe(1);
    expect(said(run, 'error')).toEqual([
      'Not published: a rule forbids it (cannot reset roadmap-enrich/pottery: Repository rule ' +
        'violations found Cannot force-push to this branch). Leave roadmap-enrich/* out of the rule.',
    ]);
    expect(await tableOf(run)).toContain('"Row ');
  });

  test('since a rule forbids to make our branch, is an error that says so', async () => {
    const hub = await github();
    const message =
      'Repository rule violations found\n\nCannot create ref due to creations being restricted.';
    hub.faults.add(status(422, { when: onRest('POST', /^\/git\/refs$/), body: { message } }));
    const run = await propose(hub);

    expect(run.code).toBe(1);
    expect(said(run, 'error')).toEqual([expect.stringMatching(/creations being restricted/)]);
    expect(hub.requests.filter(onRest('PATCH', /refs/))).toEqual([]);
  });

  test('from a fork, is one notice', async () => {
    const account = { login: BOT, permission: 'read' } as const;
    const hub = await github({ tokens: { [GITHUB_TOKEN]: account } });
    const run = await propose(hub, {
      event: pullRequestEvent({ headRepository: 'somebody/roadmaps' }),
      inputs: { branch: 'main' },
    });

    expect(run.code).toBe(0);
    expect(said(run, 'notice')).toEqual([expect.stringMatching(/There is nothing to fix/)]);
  });
});
