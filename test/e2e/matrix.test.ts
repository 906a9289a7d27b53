import { execFileSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { type ActionsServices, startActionsServices } from '../fakes/actions-services.ts';
import { WINDOWS } from '../platform.ts';
import { workflowOf } from '../workflows/texts.ts';
import { jobOf } from '../workflows/workflow.ts';
import { scheduleEvent } from './events.ts';
import { parseFileCommands } from './file-commands.ts';
import { type Stats, statsSchema } from './stats-schema.ts';
import { runOurs, runScript, scriptOf, unpack, world } from './workflows.ts';
import { tempFolder } from './workspace.ts';

const workflow = workflowOf('examples/matrix.yml');
const RUN_ID = '4242';

/** What git and node are found by, and a home without settings. */
const tools = async () => ({
  PATH: [dirname(process.execPath), process.env.PATH ?? ''].join(delimiter),
  HOME: await tempFolder(),
});

/** The groups of roadmaps of the jobs. */
async function plan(entries: readonly string[]): Promise<readonly string[]> {
  const workspace = await tempFolder();
  const file = join(workspace, 'output');
  const env = { ROADMAPS: entries.join(' '), GITHUB_OUTPUT: file };
  const run = await runScript(scriptOf(jobOf(workflow, 'plan')), { workspace, env });
  expect(run).toMatchObject({ code: 0, stderr: '' });
  return JSON.parse(parseFileCommands(await readFile(file, 'utf8')).groups ?? '');
}

const names = (count: number) => Array.from({ length: count }, (_, i) => `topic-${i}`);

describe('the jobs of matrix.yml', () => {
  test('have a roadmap each, up to 256', async () => {
    expect(await plan(names(4))).toEqual(names(4));
    expect(await plan(names(256))).toEqual(names(256));
  });

  test('share more than 256 evenly, each once', async () => {
    const groups = await plan(names(1_000));

    expect(groups).toHaveLength(256);
    const entries = groups.map((group) => group.split('\n'));
    expect(entries.flat().toSorted()).toEqual(names(1_000).toSorted());
    expect(new Set(entries.map(({ length }) => length))).toEqual(new Set([3, 4]));
  });

  test('fit into the output of a job, which may have 1 MB', async () => {
    const long = names(1_000).map((name) => name.padEnd(80, '-'));
    expect(JSON.stringify(await plan(long)).length).toBeLessThan(500_000);
  });
});

/** A repository on the disk, as GitHub has it. */
async function repository(files: Readonly<Record<string, string>>) {
  const env = await tools();
  const origin = await tempFolder();
  const git = (cwd: string, ...args: string[]) =>
    execFileSync('git', args, { cwd, encoding: 'utf8', env, stdio: 'pipe' }).trim();
  git(origin, 'init', '--quiet', '--bare', '--initial-branch=main');
  const checkout = async () => {
    const folder = await tempFolder();
    git(folder, 'clone', '--quiet', origin, '.');
    return folder;
  };
  /** Pushes a commit of a person. */
  const commit = async (changes: Readonly<Record<string, string>>, subject = 'By hand') => {
    const folder = await checkout();
    for (const [path, text] of Object.entries(changes)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    git(folder, 'add', '.');
    const who = ['-c', 'user.name=Ann', '-c', 'user.email=ann@example.org'];
    git(folder, ...who, 'commit', '--quiet', '--message', subject);
    git(folder, 'push', '--quiet', 'origin', 'HEAD:main');
    return git(origin, 'rev-parse', 'main');
  };
  const sha = await commit(files);
  return {
    sha,
    checkout,
    commit,
    file: (path: string) => git(origin, 'show', `main:${path}`),
    /** Subjects of the commits since the first, latest first. */
    commits: () => git(origin, 'log', '--format=%s', `${sha}..main`).split('\n').filter(Boolean),
    /** Files of the latest commit. */
    committed: () => git(origin, 'show', '--format=', '--name-only', 'main').split('\n'),
  };
}

type TestRepository = Awaited<ReturnType<typeof repository>>;

/** Runs the script of the last job in a checkout that has the artifacts. */
async function commitJob(
  { sha }: TestRepository,
  workspace: string,
  { result = 'success', runId = RUN_ID, base = sha } = {},
) {
  const summary = join(await tempFolder(), 'summary');
  const env = { GITHUB_STEP_SUMMARY: summary, GITHUB_SHA: base, GITHUB_RUN_ID: runId };
  const run = await runScript(scriptOf(jobOf(workflow, 'commit')), {
    workspace,
    values: { 'needs.enrich.result': result },
    env: { ...(await tools()), ...env },
  });
  const lines = (await readFile(summary, 'utf8')).split('\n').filter((line) => line !== '');
  return { ...run, rows: lines.map((line) => line.replace(/^\| | \|$/g, '').split(' | ')) };
}

/** Artifacts in a checkout, by their files. */
async function put(workspace: string, files: Readonly<Record<string, string>>): Promise<string> {
  for (const [file, text] of Object.entries(files)) {
    const path = join(workspace, 'artifacts', file);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }
  return workspace;
}

/** Statistics of a run on one roadmap. */
function stats(slug: string, rows: Partial<Stats['rows']>, total: number): string {
  const all = { total: 0, enriched: 0, cached: 0, stale: 0, failed: 0, pending: 0, ...rows };
  const { failed, pending } = all;
  const object: Stats = {
    version: 1,
    complete: all.stale + failed + pending === 0,
    stopped: null,
    rows: all,
    successRate: Math.round(((all.total - failed - pending) / all.total) * 1000) / 10,
    requests: { total, batch: total, single: 0, retries: 0 },
    tokens: { input: 0, output: 0, cached: 0 },
    costUsd: 0,
    durationMs: 1,
    columns: [{ name: 'TLDR', filled: all.total - failed - pending, empty: failed + pending }],
    models: [{ model: 'gemini-3.5-flash-lite', requests: total, rows: 0, stopped: null }],
    roadmaps: [
      { slug, csv: `roadmaps/${slug}.csv`, changed: true, rows: all, guessed: 0, source: null },
    ],
  };
  return JSON.stringify(statsSchema.parse(object));
}

const HEAD = [
  ...['roadmap', 'total', 'enriched', 'cached', 'stale', 'failed', 'pending', 'requests'],
];

// It runs on ubuntu-latest.
describe.skipIf(WINDOWS)('the last job of matrix.yml', () => {
  const of = (hash: string, attempt: number) => `roadmap-csv-enrich-${hash}-${attempt}`;

  test('counts a job that was run again once, as it ended last, and says that one failed', async () => {
    const hub = await repository({ 'README.md': 'x' });
    const workspace = await put(await hub.checkout(), {
      [`${of('0a1b2c3d', 9)}/stats.json`]: stats('sql', { total: 5, cached: 2, pending: 3 }, 4),
      [`${of('0a1b2c3d', 9)}/sql.csv`]: 'nine',
      [`${of('0a1b2c3d', 10)}/stats.json`]: stats('sql', { total: 5, cached: 5 }, 1),
      [`${of('0a1b2c3d', 10)}/sql.csv`]: 'ten',
      [`${of('ffffffff', 9)}/stats.json`]: stats(
        'devops',
        { total: 4, stale: 1, failed: 1, enriched: 2 },
        7,
      ),
      [`${of('ffffffff', 9)}/devops.csv`]: 'devops',
    });
    const { code, rows } = await commitJob(hub, workspace, { result: 'failure' });

    expect(code).toBe(0);
    expect(rows).toEqual([
      HEAD,
      ['---', ...HEAD.slice(1).map(() => '---:')],
      ['sql', '5', '0', '5', '0', '0', '0', '1'],
      ['devops', '4', '2', '0', '1', '1', '0', '7'],
      ['**2 in all**', '9', '2', '5', '1', '1', '0', '8'],
      ['A job failed, and may be missing here.'],
    ]);
    expect([hub.file('roadmaps/sql.csv'), hub.file('roadmaps/devops.csv')]).toEqual([
      'ten',
      'devops',
    ]);
    expect(hub.commits()).toEqual([`Refresh roadmaps (run ${RUN_ID})`]);
  });

  test('commits the tables of 256 jobs at once', async () => {
    const hub = await repository({ 'README.md': 'x' });
    const files = names(256).flatMap((slug, i): [string, string][] => {
      const folder = of(i.toString(16).padStart(8, '0'), 1);
      return [
        [`${folder}/stats.json`, stats(slug, { total: 3, enriched: 3 }, 1)],
        [`${folder}/${slug}.csv`, slug],
      ];
    });
    const workspace = await put(await hub.checkout(), Object.fromEntries(files));
    const { code, rows } = await commitJob(hub, workspace);

    expect(code).toBe(0);
    expect(rows.at(-1)).toEqual(['**256 in all**', '768', '768', '0', '0', '0', '0', '256']);
    expect(hub.commits()).toHaveLength(1);
    expect(hub.committed()).toHaveLength(256);
  });

  test('takes a single artifact, which is unpacked without a folder of its own', async () => {
    const hub = await repository({ 'README.md': 'x' });
    const files = { 'stats.json': stats('sql', { total: 2, enriched: 2 }, 1), 'sql.csv': 'sql' };
    const { rows } = await commitJob(hub, await put(await hub.checkout(), files));

    expect(rows.at(-1)?.slice(0, 2)).toEqual(['**1 in all**', '2']);
    expect(hub.committed()).toEqual(['roadmaps/sql.csv']);
  });

  test('says why a roadmap is in error, as text', async () => {
    const hub = await repository({ 'README.md': 'x' });
    const of = JSON.parse(stats('sql', { total: 2, enriched: 2 }, 1));
    const none = { total: 0, enriched: 0, cached: 0, stale: 0, failed: 0, pending: 0 };
    const inError = (slug: string, error: string) => ({
      ...{ slug, csv: `roadmaps/${slug}.csv`, changed: false, rows: none, guessed: 0 },
      ...{ source: null, error },
    });
    const roadmaps = [
      inError('java', 'not found.'),
      ...of.roadmaps,
      inError('go', 'a | b\n<b> [x](y) @ann'),
    ];
    const text = JSON.stringify(statsSchema.parse({ ...of, complete: false, roadmaps }));
    const { rows } = await commitJob(hub, await put(await hub.checkout(), { 'stats.json': text }));

    expect(rows[2]).toEqual([
      'sql<br>java: not found.<br>go: a &#124; b &#60;b&#62; &#91;x&#93;&#40;y&#41; &#64;ann',
      ...['2', '2', '0', '0', '0', '0', '1'],
    ]);
  });

  test('says that there is nothing, and commits nothing, where no job made an artifact', async () => {
    const hub = await repository({ 'README.md': 'x' });
    const { code, rows } = await commitJob(hub, await hub.checkout(), { result: 'failure' });

    expect(code).toBe(0);
    expect(rows.slice(2)).toEqual([
      ['**0 in all**', '0', '0', '0', '0', '0', '0', '0'],
      ['A job failed, and may be missing here.'],
    ]);
    expect(hub.commits()).toEqual([]);
  });

  test('commits nothing in a night without changes', async () => {
    const hub = await repository({ 'roadmaps/sql.csv': 'sql' });
    await commitJob(hub, await put(await hub.checkout(), { [`${of('a', 1)}/sql.csv`]: 'sql' }));

    expect(hub.commits()).toEqual([]);
  });

  test('keeps what somebody wrote into a table while the jobs ran, and commits the others', async () => {
    const hub = await repository({ 'roadmaps/sql.csv': 'old', 'roadmaps/java.csv': 'old' });
    await hub.commit({ 'roadmaps/sql.csv': 'edited' });
    const files = { [`${of('a', 1)}/sql.csv`]: 'new', [`${of('b', 1)}/java.csv`]: 'new' };
    const { stdout } = await commitJob(hub, await put(await hub.checkout(), files));

    expect([hub.file('roadmaps/sql.csv'), hub.file('roadmaps/java.csv')]).toEqual([
      'edited',
      'new',
    ]);
    expect(stdout).toBe(
      '::warning::roadmaps/sql.csv was changed meanwhile: left to the next run.\n',
    );
  });

  test('commits on top of what is pushed while it runs', async () => {
    const hub = await repository({ 'README.md': 'x' });
    const workspace = await put(await hub.checkout(), { [`${of('a', 1)}/sql.csv`]: 'new' });
    await hub.commit({ 'README.md': 'y' });
    const { code } = await commitJob(hub, workspace);

    expect(code).toBe(0);
    expect(hub.commits()).toEqual([`Refresh roadmaps (run ${RUN_ID})`, 'By hand']);
    expect([hub.file('README.md'), hub.file('roadmaps/sql.csv')]).toEqual(['y', 'new']);
  });

  test('overwrites no table of a later night when an old run is run again', async () => {
    const hub = await repository({ 'roadmaps/sql.csv': 'old' });
    const old = { [`${of('a', 1)}/sql.csv`]: 'first night' };
    await commitJob(hub, await put(await hub.checkout(), old));
    const later = { [`${of('a', 1)}/sql.csv`]: 'second night' };
    await commitJob(hub, await put(await hub.checkout(), later), { runId: '4243', base: 'HEAD' });
    await commitJob(hub, await put(await hub.checkout(), old));

    expect(hub.file('roadmaps/sql.csv')).toBe('second night');
    expect(hub.commits()).toHaveLength(2);
  });
});

// MATRIX_JOBS=256 makes them all, which takes minutes.
const JOBS = Number(process.env.MATRIX_JOBS ?? 10);

describe.skipIf(WINDOWS)('a night of matrix.yml', () => {
  let services: ActionsServices;
  beforeAll(async () => {
    services = await startActionsServices();
    return services.close;
  });

  test('is one commit of what is there, and another of the jobs that failed and were run again', {
    timeout: 120_000 + JOBS * 2_000,
  }, async () => {
    const all = await world();
    const lists = names(JOBS).map((slug) => [`lists/${slug}.csv`, `Topic\nOn ${slug}\n`] as const);
    const hub = await repository(Object.fromEntries(lists));
    const enrich = jobOf(workflow, 'enrich');
    const run = async (path: string, attempt: string, key: string) => {
      const workspace = await hub.checkout();
      const values = { 'matrix.roadmap': path, 'secrets.GEMINI_API_KEY': key };
      const env = { ...services.env, GITHUB_JOB: 'enrich', GITHUB_RUN_ATTEMPT: attempt };
      const step = { event: scheduleEvent(), workspace, bundle: false, values, env };
      return (await runOurs(all, enrich, step)).code;
    };
    const commit = async (result: string) => {
      const workspace = await hub.checkout();
      await unpack(await services.artifacts(), workspace, (name) => `artifacts/${name}`);
      return commitJob(hub, workspace, { result });
    };

    const groups = await plan(lists.map(([path]) => path));
    const failing = groups.filter((path) => path.endsWith('7.csv'));
    for (const path of groups) {
      const fails = failing.includes(path);
      expect(await run(path, '1', fails ? '' : 'a-key')).toBe(fails ? 1 : 0);
    }
    const first = await commit('failure');
    expect(hub.committed()).toHaveLength(JOBS - failing.length);
    expect(first.rows.at(-1)).toEqual(['A job failed, and may be missing here.']);

    for (const path of failing) expect(await run(path, '2', 'a-key')).toBe(0);
    const second = await commit('success');
    expect(hub.committed()).toHaveLength(failing.length);
    expect(hub.commits()).toHaveLength(2);
    const n = String(JOBS);
    expect(second.rows.at(-1)).toEqual([`**${n} in all**`, n, n, '0', '0', '0', '0', n]);
    expect(all.model.requests).toHaveLength(JOBS);
    for (const slug of names(JOBS)) {
      expect(hub.file(`roadmaps/${slug}.csv`)).toMatch(/"Row [^"]*","(practice|expert)"/);
    }
  });
});
