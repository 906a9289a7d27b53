import { describe, expect, test } from 'vitest';
import { readRecords } from '../../src/lib/csv.ts';
import {
  BOT,
  type FakeGitHub,
  meanwhile,
  onCommit,
  onMove,
  onRest,
  refused,
  SOMEBODY,
} from '../fakes/github.ts';
import { type ActionRun, GITHUB_TOKEN } from './action.ts';
import { REPOSITORY } from './events.ts';
import {
  github,
  POTTERY,
  type PublishOptions,
  publish,
  published,
  STUDIO,
  studio,
} from './publishing.ts';
import { gemini, said, statsOf } from './refresh.ts';
import { invented } from './roadmaps.ts';
import { tempWorkspace } from './workspace.ts';

const BRANCH = 'roadmap-enrich/pottery';

/** A step that publishes by pull request. */
const propose = (
  hub: FakeGitHub,
  { inputs, ...options }: PublishOptions = {},
): Promise<ActionRun> =>
  publish(hub, { ...options, inputs: { publish: 'pull-request', ...inputs } });

/** A checkout in which pottery has `count` topics. */
const checkout = (count: number) => tempWorkspace(invented('pottery', { count }));

/** As after a night with `publish: commit`, and one with a pull request that adds a fourth topic. */
async function proposedFourth(hub: FakeGitHub): Promise<void> {
  await published(hub);
  await propose(hub, { workspace: await checkout(4) });
}

/** The cells of a table by column, row by row. */
async function rowsOf(hub: FakeGitHub, branch = BRANCH, path = POTTERY) {
  const [header, ...records] = readRecords((await hub.file(branch, path)) ?? '');
  return records.map(({ cells }) =>
    Object.fromEntries((header?.cells ?? []).map((name, i) => [name, cells[i] ?? ''])),
  );
}

/** Somebody writes into a cell of a table: that of the `index`-th row. */
async function edit(
  hub: FakeGitHub,
  branch: string,
  { index = 0, column = 'TLDR', cell = 'By hand', path = POTTERY, login = SOMEBODY } = {},
) {
  const rows = await rowsOf(hub, branch, path);
  const header = Object.keys(rows[0] ?? {});
  const quoted = (cells: readonly string[]) => cells.map((text) => `"${text}"`).join(',');
  const edited = rows.map((row, i) => (i === index ? { ...row, [column]: cell } : row));
  const lines = [header, ...edited.map((row) => header.map((name) => row[name] ?? ''))];
  return hub.commit(branch, { [path]: `${lines.map(quoted).join('\n')}\n` }, { login });
}

/** Merges the base into our branch, which is at `head` and keeps its files. */
async function mergeBase(hub: FakeGitHub, head: string): Promise<void> {
  const send = async (method: string, path: string, body?: object) => {
    const response = await fetch(`${hub.url}/repos/${REPOSITORY}/git/${path}`, {
      method,
      headers: { authorization: `Bearer ${GITHUB_TOKEN}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    return response.json() as Promise<{ tree: { sha: string }; sha: string }>;
  };
  const { tree } = await send('GET', `commits/${head}`);
  const parents = [head, await hub.head('main')];
  const { sha } = await send('POST', 'commits', { message: 'Merge', tree: tree.sha, parents });
  await send('PATCH', `refs/heads/${BRANCH}`, { sha });
}

/** The commits of our branch that the base does not have, newest first. */
async function ownCommits(hub: FakeGitHub) {
  const base = (await hub.commits('main')).map(({ oid }) => oid);
  return (await hub.commits(BRANCH)).filter(({ oid }) => !base.includes(oid));
}

describe('an edit on the base while our pull request is open', () => {
  test('is in its table, in one commit on the head of the base', async () => {
    const hub = await github();
    await proposedFourth(hub);
    const [pull] = await hub.pulls();
    const base = await edit(hub, 'main');
    const fake = await gemini();
    const run = await propose(hub, { workspace: await checkout(4), gemini: fake });

    expect(run.code).toBe(0);
    expect(fake.requests).toHaveLength(0);
    expect(await rowsOf(hub)).toMatchObject([{ TLDR: 'By hand' }, {}, {}, {}]);
    const [own, parent] = await hub.commits(BRANCH);
    expect(parent?.oid).toBe(base);
    expect(own).toMatchObject({
      oid: run.outputs['commit-sha'],
      author: BOT,
      message: 'Refresh roadmaps: pottery',
      files: [POTTERY],
    });
    expect(await hub.pulls()).toMatchObject([{ number: pull?.number, state: 'open' }]);
    expect(run.outputs['pull-request-number']).toBe(String(pull?.number));
  });

  test('beside one on the branch of the action, in the same row, leaves both', async () => {
    const hub = await github();
    await proposedFourth(hub);
    await edit(hub, 'main');
    await edit(hub, BRANCH, { column: 'Challenge', cell: 'practice', login: BOT });
    await propose(hub, { workspace: await checkout(4) });

    expect((await rowsOf(hub))[0]).toMatchObject({ TLDR: 'By hand', Challenge: 'practice' });
    expect(await ownCommits(hub)).toHaveLength(1);
  });

  test('goes into a table that changes the same night', async () => {
    const hub = await github();
    await proposedFourth(hub);
    await edit(hub, 'main');
    await propose(hub, { workspace: await checkout(5) });

    const rows = await rowsOf(hub);
    expect(rows).toHaveLength(5);
    expect(rows[0]).toMatchObject({ TLDR: 'By hand' });
    expect(rows.every(({ TLDR }) => TLDR !== '')).toBe(true);
    expect((await hub.pulls())[0]?.body).toContain('2 added');
  });

  test('may be a column of their own, beside another one on the branch', async () => {
    const hub = await github();
    await proposedFourth(hub);
    const addColumn = async (branch: string, cells: string, login: string) => {
      const [header, first, ...rest] =
        (await hub.file(branch, POTTERY))?.trimEnd().split('\n') ?? [];
      const [name, cell] = cells.split(' ');
      const lines = [
        `${header},"${name}"`,
        `${first},"${cell}"`,
        ...rest.map((row) => `${row},""`),
      ];
      await hub.commit(branch, { [POTTERY]: `${lines.join('\n')}\n` }, { login });
    };
    await addColumn('main', 'Status done', SOMEBODY);
    await addColumn(BRANCH, 'Notes mine', BOT);
    await propose(hub, { workspace: await checkout(4) });

    const [first, second] = await rowsOf(hub);
    expect(first).toMatchObject({ Status: 'done', Notes: 'mine' });
    expect(second).toMatchObject({ Status: '', Notes: '' });
    expect(await ownCommits(hub)).toHaveLength(1);
  });

  test('is there once: the next night changes nothing', async () => {
    const hub = await github();
    await proposedFourth(hub);
    await edit(hub, 'main');
    await propose(hub, { workspace: await checkout(4) });
    const head = await hub.head(BRANCH);
    const run = await propose(hub, { workspace: await checkout(4) });

    expect(run.outputs).toMatchObject({ changed: 'false', 'commit-sha': '' });
    expect(await hub.head(BRANCH)).toBe(head);
  });

  test('is merged without a change of the table where the branch has it too', async () => {
    const hub = await github();
    await proposedFourth(hub);
    const base = await edit(hub, 'main');
    await edit(hub, BRANCH, { login: BOT });
    const run = await propose(hub, { workspace: await checkout(4) });

    expect(run.code).toBe(0);
    expect(await hub.commits(BRANCH)).toMatchObject([
      { message: 'Refresh roadmaps: pottery' },
      { oid: base },
      {},
      {},
    ]);
    expect(await rowsOf(hub)).toMatchObject([{ TLDR: 'By hand' }, {}, {}, {}]);
  });

  test('that arrives while the branch is made anew, is in it the night after', async () => {
    const hub = await github();
    await proposedFourth(hub);
    await edit(hub, 'main');
    hub.faults.add(meanwhile(onMove, () => edit(hub, 'main', { index: 1, cell: 'Later' })));
    const run = await propose(hub, { workspace: await checkout(4) });
    expect(run.code).toBe(0);
    expect((await rowsOf(hub))[0]).toMatchObject({ TLDR: 'By hand' });
    await propose(hub, { workspace: await checkout(4) });

    expect(await rowsOf(hub)).toMatchObject([{ TLDR: 'By hand' }, { TLDR: 'Later' }, {}, {}]);
    expect(await ownCommits(hub)).toHaveLength(1);
  });

  test('in a table that cannot be read is an error of its roadmap, and nothing is overwritten', async () => {
    const hub = await github();
    await proposedFourth(hub);
    const head = await hub.head(BRANCH);
    const table = `<<<<<<< HEAD\n${await hub.file('main', POTTERY)}`;
    await hub.commit('main', { [POTTERY]: table });
    const run = await propose(hub, { workspace: await checkout(5) });

    expect(run.code).toBe(1);
    expect(said(run, 'error')).toEqual([
      expect.stringContaining(`${POTTERY} on main contains merge-conflict markers (line 1)`),
    ]);
    expect(await hub.head(BRANCH)).toBe(head);
  });

  test('in another encoding is an error that names the base', async () => {
    const hub = await github();
    await proposedFourth(hub);
    await hub.commit('main', { [POTTERY]: Buffer.from('Caf\u00e9', 'latin1') });
    const run = await propose(hub, { workspace: await checkout(4) });

    expect(said(run, 'error')).toEqual([
      expect.stringContaining(`${POTTERY} on main is not encoded as UTF-8`),
    ]);
  });

  test('which makes the table equal to the proposed one, does not close the pull request', async () => {
    const hub = await github();
    await proposedFourth(hub);
    await hub.commit('main', { [POTTERY]: await hub.file(BRANCH, POTTERY) });
    const before = await hub.head(BRANCH);
    const run = await propose(hub, { workspace: await checkout(4) });

    expect(run.code).toBe(0);
    expect((await hub.commits(BRANCH)).slice(-3)[0]?.oid).toBe(before);
    expect(await hub.pulls()).toHaveLength(1);
  });
});

describe('a branch with a commit of somebody else', () => {
  /** Somebody's commit lies between two of ours. */
  async function shared(hub: FakeGitHub): Promise<string> {
    await proposedFourth(hub);
    const theirs = await edit(hub, BRANCH, { index: 1, cell: 'On the branch' });
    await propose(hub, { workspace: await checkout(5) });
    return theirs;
  }

  test('gets the edit of the base in a commit on top', async () => {
    const hub = await github();
    const theirs = await shared(hub);
    const before = await hub.head(BRANCH);
    await edit(hub, 'main');
    const run = await propose(hub, { workspace: await checkout(5) });

    expect(run.code).toBe(0);
    expect(await rowsOf(hub)).toMatchObject([
      { TLDR: 'By hand' },
      { TLDR: 'On the branch' },
      {},
      {},
      {},
    ]);
    const commits = (await hub.commits(BRANCH)).map(({ oid }) => oid);
    expect(commits[1]).toBe(before);
    expect(commits).toContain(theirs);
    expect(hub.requests.filter(onMove)).toEqual([]);
  });

  test('does not get it a second time, over a later edit of the branch', async () => {
    const hub = await github();
    await shared(hub);
    await edit(hub, 'main');
    await propose(hub, { workspace: await checkout(5) });
    await edit(hub, BRANCH, { cell: 'Better' });
    await edit(hub, 'main', { index: 2, cell: 'Later' });
    await propose(hub, { workspace: await checkout(5) });

    expect(await rowsOf(hub)).toMatchObject([
      { TLDR: 'Better' },
      { TLDR: 'On the branch' },
      { TLDR: 'Later' },
      {},
      {},
    ]);
  });

  test('that somebody merged the base into, keeps how they resolved its edits', async () => {
    const hub = await github();
    await shared(hub);
    await edit(hub, 'main');
    await propose(hub, { workspace: await checkout(5) });
    await edit(hub, 'main', { index: 2, cell: 'Theirs' });
    await mergeBase(hub, await edit(hub, BRANCH, { index: 2, cell: 'Resolved' }));
    await edit(hub, 'main', { cell: 'Last' });
    await propose(hub, { workspace: await checkout(5) });

    expect(await rowsOf(hub)).toMatchObject([
      { TLDR: 'Last' },
      { TLDR: 'On the branch' },
      { TLDR: 'Resolved' },
      {},
      {},
    ]);
  });

  test('is asked once for a cell that was emptied on the base', async () => {
    const hub = await github();
    await shared(hub);
    await edit(hub, 'main', { cell: '' });
    const first = await gemini();
    await propose(hub, { workspace: await checkout(5), gemini: first });
    expect(first.requests).toHaveLength(1);
    const fake = await gemini();
    const run = await propose(hub, { workspace: await checkout(5), gemini: fake });

    expect(fake.requests).toHaveLength(0);
    expect(run.outputs.changed).toBe('false');
  });

  test.each([
    ['while its new commit is made', onRest('POST', /^\/git\/trees$/)],
    ['just before it is moved', onMove],
  ])('that arrives %s, keeps that commit', async (_, when) => {
    const hub = await github();
    await proposedFourth(hub);
    await edit(hub, 'main');
    const push = () => hub.commit(BRANCH, { 'notes.txt': 'mine' }, { login: SOMEBODY });
    hub.faults.add(meanwhile(when, push));
    const run = await propose(hub, { workspace: await checkout(4) });

    expect(run.code).toBe(0);
    expect(await hub.file(BRANCH, 'notes.txt')).toBe('mine');
    expect(await rowsOf(hub)).toMatchObject([{ TLDR: 'By hand' }, {}, {}, {}]);
  });
});

describe('a branch that a rule keeps from being moved', () => {
  test('gets the edit of the base in a commit on top', async () => {
    const hub = await github();
    await proposedFourth(hub);
    await edit(hub, 'main');
    const message = 'Repository rule violations found\n\nCannot force-push to this branch';
    hub.faults.add(refused({ type: 'UNPROCESSABLE', message }, onMove));
    const run = await propose(hub, { workspace: await checkout(4) });

    expect(run.code).toBe(0);
    expect(await rowsOf(hub)).toMatchObject([{ TLDR: 'By hand' }, {}, {}, {}]);
    expect(await ownCommits(hub)).toHaveLength(2);
  });
});

describe('a base that moved', () => {
  const both = { roadmap: 'plans/pottery\nplans/studio' };

  test('without a change of our tables leaves the branch where it is', async () => {
    const hub = await github();
    await proposedFourth(hub);
    const head = await hub.head(BRANCH);
    await hub.commit('main', { 'other.txt': 'x' });
    await edit(hub, 'main', { path: 'roadmaps/glass.csv' });
    const run = await propose(hub, { workspace: await checkout(4) });

    expect(run.code).toBe(0);
    expect(await hub.head(BRANCH)).toBe(head);
  });

  test('by an edit of one table of several has it beside the others', async () => {
    const hub = await github();
    await publish(hub, { inputs: both });
    const more = await tempWorkspace({
      ...invented('pottery', { count: 4 }),
      ...invented('studio', { count: 3, first: 4 }),
    });
    await propose(hub, { inputs: both, workspace: more });
    const branch = (await hub.pulls())[0]?.head ?? '';
    await edit(hub, 'main', { path: STUDIO });
    await propose(hub, { inputs: both, workspace: more });

    expect((await rowsOf(hub, branch, STUDIO))[0]).toMatchObject({ TLDR: 'By hand' });
    expect(await rowsOf(hub, branch)).toHaveLength(4);
    expect(await hub.commits(branch)).toHaveLength((await hub.commits('main')).length + 1);
  });

  test('keeps a proposed table whose roadmap is in error tonight', async () => {
    const hub = await github();
    await propose(hub, { inputs: both });
    const branch = (await hub.pulls())[0]?.head ?? '';
    const table = await hub.file(branch, STUDIO);
    await hub.commit('main', { [POTTERY]: await hub.file(branch, POTTERY) });
    await edit(hub, 'main');
    const run = await propose(hub, { inputs: both, workspace: await checkout(4) });

    expect(statsOf(run).roadmaps).toMatchObject([{}, { error: expect.anything() }]);
    expect(await hub.file(branch, STUDIO)).toBe(table);
    expect((await rowsOf(hub, branch))[0]).toMatchObject({ TLDR: 'By hand' });
  });

  test('not at all costs no request more than before', async () => {
    const hub = await github();
    await proposedFourth(hub);
    const before = hub.requests.length;
    await propose(hub, { workspace: await checkout(4) });

    const sent = hub.requests.slice(before);
    expect(sent.filter(onRest('GET', /^\/compare\//))).toEqual([]);
    expect(sent.filter(onCommit)).toEqual([]);
    expect(sent).toHaveLength(8);
  });
});

describe('a pull request with a new table', () => {
  test('takes what somebody wrote into a table of that name on the base', async () => {
    const hub = await github();
    await propose(hub, { workspace: await studio() });
    await hub.commit('main', { [POTTERY]: await hub.file(BRANCH, POTTERY) });
    await edit(hub, 'main');
    await propose(hub, { workspace: await checkout(4) });

    expect(await rowsOf(hub)).toMatchObject([{ TLDR: 'By hand' }, {}, {}, {}]);
    expect(await ownCommits(hub)).toHaveLength(1);
  });
});
