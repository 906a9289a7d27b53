import { describe, expect, test } from 'vitest';
import { short, written } from '../fakes/gemini.ts';
import { BOT } from '../fakes/github.ts';
import { isWorkflow, workflowOf, workflowTexts } from '../workflows/texts.ts';
import { isOurs, jobOf, readWorkflow } from '../workflows/workflow.ts';
import { GITHUB_TOKEN } from './action.ts';
import { pullRequestEvent, pushEvent, scheduleEvent } from './events.ts';
import { csvOf, gemini, said, statsOf } from './refresh.ts';
import { COUNTS, runOurs, type World, world } from './workflows.ts';
import { tempWorkspace } from './workspace.ts';

const BRANCH = 'roadmap-enrich/backend';
const TABLE = 'roadmaps/backend.csv';
const LIST = 'lists/team.csv';

const job = (file: string, id = 'refresh') => jobOf(workflowOf(`examples/${file}`), id);
const night = scheduleEvent();

/** Path of a topic's text in the source. */
async function textOf({ hub }: World): Promise<string> {
  const paths = (await hub.commits('main')).flatMap(({ files }) => files);
  const path = paths.find((other) => other.startsWith('roadmaps/backend/content/'));
  if (path === undefined) throw new Error('The source has no text');
  return path;
}

/** What a checkout of a branch brings of a file. */
const checkout = async ({ hub }: World, branch: string, path: string) => ({
  [path]: (await hub.file(branch, path)) ?? '',
});

describe('nightly-pull-request.yml', () => {
  const refresh = job('nightly-pull-request.yml');

  test('opens a pull request, and brings it up to date when a text has changed', async () => {
    const all = await world();
    const first = await runOurs(all, refresh, { event: night });
    await all.hub.commit('main', { [await textOf(all)]: '# Wedging\n\nAnother text.\n' });
    const second = await runOurs(all, refresh, { event: night });

    expect([first.code, second.code]).toEqual([0, 0]);
    const [pull, ...others] = await all.hub.pulls();
    expect(others).toEqual([]);
    expect(pull).toMatchObject({ head: BRANCH, base: 'main', author: BOT });
    expect(pull?.headOid).toBe(second.outputs['commit-sha']);
    expect(statsOf(second).rows).toMatchObject({ enriched: 1, cached: COUNTS.backend - 1 });
    expect(await all.hub.file('main', TABLE)).toBeNull();
    expect(said(first, 'warning')).toEqual([]);
  });

  test('does nothing once it is merged', async () => {
    const all = await world();
    const { outputs } = await runOurs(all, refresh, { event: night });
    await all.hub.mergePull(Number(outputs['pull-request-number']));
    const run = await runOurs(all, refresh, { event: night });

    expect(await all.hub.pulls()).toEqual([]);
    expect(run.outputs.changed).toBe('false');
    expect(all.model.requests).toHaveLength(1);
  });
});

describe('nightly-commit.yml', () => {
  test('commits the table, and nothing in the night after', async () => {
    const all = await world();
    const refresh = job('nightly-commit.yml');
    const first = await runOurs(all, refresh, { event: night });
    const second = await runOurs(all, refresh, { event: night });

    expect(statsOf(first)).toMatchObject({ complete: true, rows: { enriched: COUNTS.backend } });
    expect(first.outputs['commit-sha']).toBe(await all.hub.head('main'));
    expect((await all.hub.commits('main'))[0]?.files).toEqual([TABLE]);
    expect(second).toMatchObject({ code: 0, outputs: { changed: 'false', 'commit-sha': '' } });
    expect(all.model.requests).toHaveLength(1);
  });
});

describe('columns.yml', () => {
  test('commits the table with its columns, and keeps one that somebody added', async () => {
    const study = { level: 'beginner', hours: 12, needs: ['Clay', 'Water'] };
    const answers = written((rows) => JSON.stringify(rows.map((row) => ({ ...row, ...study }))));
    const all = await world({ model: await gemini(answers) });
    const refresh = job('columns.yml');
    const first = await runOurs(all, refresh, { event: night });
    const published = (await all.hub.file('main', TABLE)) ?? '';
    const noted = published.replaceAll('\n', ',"read"\n').replace('"read"', '"Status"');
    await all.hub.commit('main', { [TABLE]: noted });
    const second = await runOurs(all, refresh, { event: night });

    expect(statsOf(first)).toMatchObject({ complete: true, rows: { enriched: COUNTS.backend } });
    const [header, row] = published.split('\n');
    expect(header).toMatch(/"Resources","TLDR","Level","Hours","Needs","Id","Revision"$/);
    expect(row).toContain('"beginner","12","Clay|Water"');
    expect(second).toMatchObject({ code: 0, outputs: { changed: 'false' } });
    expect(await all.hub.file('main', TABLE)).toMatch(/"Status"\n.*"read"\n/);
    expect([...said(first, 'warning'), ...said(second, 'warning')]).toEqual([]);
    expect(all.model.requests).toHaveLength(1);
  });
});

describe('many-roadmaps.yml', () => {
  test('commits the tables of names and pattern at once', async () => {
    const all = await world();
    const run = await runOurs(all, job('many-roadmaps.yml'), { event: night });

    expect(run.code).toBe(0);
    expect((await all.hub.commits('main'))[0]?.files).toEqual([
      TABLE,
      'roadmaps/devops.csv',
      'roadmaps/frontend.csv',
    ]);
    expect(said(run, 'warning')).toEqual([]);
  });
});

describe('statistics.yml', () => {
  const statistics = job('statistics.yml', 'statistics');

  /** A pull request in which somebody wrote two TLDRs anew, the second against the rules. */
  async function edited(options?: Parameters<typeof world>[0]) {
    const all = await world(options);
    const run = await runOurs(all, job('nightly-commit.yml'), { event: night });
    const published = await all.hub.file('main', TABLE);
    if (published === null) throw new Error(`No table: ${run.stdout}`);
    const text = published
      .replace(/"Row [^"]*"/, '"Written by a person"')
      .replace(/"Row [^"]*"/, '"See https://example.com"');
    await all.hub.commit('topic', { [TABLE]: text });
    const { number } = await all.hub.createPull({ head: 'topic' });
    return { all, number };
  }

  test('keeps both edits, warns of the wrong one, and changes neither branch', async () => {
    const { all, number } = await edited();
    const heads = [await all.hub.head('main'), await all.hub.head('topic')];
    const files = await checkout(all, 'topic', TABLE);
    const run = await runOurs(all, statistics, { event: pullRequestEvent({ number }), files });

    expect(run.code).toBe(0);
    expect(await all.hub.comments(number)).toMatchObject([
      { author: BOT, body: expect.stringContaining(`${COUNTS.backend} rows`) },
    ]);
    expect(statsOf(run).rows).toMatchObject({ cached: COUNTS.backend, enriched: 0 });
    expect(said(run, 'warning')).toEqual([expect.stringMatching(/TLDR/)]);
    expect([await all.hub.head('main'), await all.hub.head('topic')]).toEqual(heads);
    expect(run.outputs).toMatchObject({ 'artifact-id': '', 'commit-sha': '' });
  });

  test('spends five requests at most, however often the model fails', async () => {
    const all = await world({ model: await gemini(short(1)) });
    await all.hub.commit('topic', { 'notes.txt': 'x' });
    const { number } = await all.hub.createPull({ head: 'topic' });
    const head = await all.hub.head('main');
    const run = await runOurs(all, statistics, { event: pullRequestEvent({ number }) });

    expect(run.code).toBe(0);
    expect(all.model.requests).toHaveLength(5);
    expect(statsOf(run).stopped).toBe('budget');
    expect(await all.hub.head('main')).toBe(head);
  });

  test('is no fault on a pull request of a fork, which has neither key nor right', async () => {
    const all = await world({ tokens: { [GITHUB_TOKEN]: { login: BOT, permission: 'read' } } });
    await all.hub.commit('topic', { 'notes.txt': 'x' });
    const { number } = await all.hub.createPull({ head: 'topic' });
    const run = await runOurs(all, statistics, {
      event: pullRequestEvent({ number, headRepository: 'somebody/roadmaps' }),
      values: { 'secrets.GEMINI_API_KEY': '' },
    });

    expect(run.code).toBe(0);
    expect(said(run, 'error')).toEqual([]);
    expect(await all.hub.comments(number)).toEqual([]);
    expect(all.model.requests).toEqual([]);
  });
});

describe('own-list.yml', () => {
  test('commits the table of the list with its other columns, and leaves the list alone', async () => {
    const all = await world();
    const list = 'Topic,Owner\nOn-call handover,Mara\nReading a trace,Ilo\n';
    await all.hub.commit('main', { [LIST]: list });
    const refresh = job('own-list.yml');
    const files = await checkout(all, 'main', LIST);
    const first = await runOurs(all, refresh, { event: pushEvent(), files });
    const second = await runOurs(all, refresh, { event: night, files });

    expect([first.code, second.code]).toEqual([0, 0]);
    const lines = (await all.hub.file('main', 'roadmaps/team.csv'))?.split('\n');
    expect(lines?.[0]).toMatch(/,"Id","Revision","Owner"$/);
    expect(lines?.[1]).toMatch(/"On-call handover",.*"Mara"$/);
    expect(await all.hub.file('main', LIST)).toBe(list);
    expect(second.outputs).toMatchObject({ changed: 'false', 'commit-sha': '' });
    expect(all.model.requests).toHaveLength(1);
  });
});

describe('pages.yml', () => {
  test('commits table and page, which are there for the job that publishes the site', async () => {
    const all = await world();
    await all.hub.commit('main', { [LIST]: 'Topic,Owner\nOn-call handover,Mara\n' });
    const refresh = job('pages.yml');
    const workspace = await tempWorkspace(await checkout(all, 'main', LIST));
    const first = await runOurs(all, refresh, { event: pushEvent(), workspace, bundle: false });
    const second = await runOurs(all, refresh, { event: night, workspace, bundle: false });

    expect([first.code, second.code]).toEqual([0, 0]);
    const files = ['site/team.csv', 'site/team.html'];
    expect((await all.hub.commits('main'))[0]?.files).toEqual(files);
    for (const path of files) {
      expect(await csvOf(workspace, path)).toBe(await all.hub.file('main', path));
    }
    expect(second.outputs).toMatchObject({ changed: 'false', 'commit-sha': '' });
    expect(said(first, 'warning')).toEqual([]);
  });
});

describe('a workflow of the documents', () => {
  const snippets = workflowTexts().filter(
    ({ name, text }) => /\.md:/.test(name) && isWorkflow(text),
  );
  const jobs = snippets.flatMap(({ name, text }) => {
    const { on, jobs: all } = readWorkflow(text);
    const own = Object.entries(all).filter(([, { steps }]) => steps.some(isOurs));
    return own.map(([id, snippet]) => [`${name}, ${id}`, on, snippet] as const);
  });

  test.each(jobs)('runs without a fault or a warning: %s', async (_, on, snippet) => {
    const all = await world();
    await all.hub.commit('topic', { 'notes.txt': 'x' });
    const { number } = await all.hub.createPull({ head: 'topic' });
    const event = 'pull_request' in on ? pullRequestEvent({ number }) : night;
    const files = { [LIST]: 'Topic,Description\nKiln,An oven for clay.\n' };
    const run = await runOurs(all, snippet, { event, files });

    expect(run.code).toBe(0);
    expect([...said(run, 'error'), ...said(run, 'warning')]).toEqual([]);
    expect(statsOf(run).complete).toBe(true);
  });
});
