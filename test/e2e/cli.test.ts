import { existsSync } from 'node:fs';
import { access, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { WINDOWS } from '../platform.ts';
import { NOWHERE } from './action.ts';
import { runChild } from './child.ts';
import { runCli } from './cli.ts';
import { ROOT } from './manifest.ts';
import { call, csvOf, emptyTopics, expectOwnTldrs, gemini, rowsOf, statsOf } from './refresh.ts';
import { idOf, invented, textOf, topicOf } from './roadmaps.ts';
import { tempFolder, tempWorkspace } from './workspace.ts';

/** A device that finds no room for anything; Linux has it. */
const FULL = '/dev/full';

const NO_CACHE = ['--cache', 'none'];

/** A row of the fixture, as a person drew it. */
interface Expected {
  readonly id: string;
  readonly topic: string;
  readonly category: string;
  readonly subcategory: string;
  readonly has_description: boolean;
}

async function script(name: string): Promise<string[]> {
  const manifest: unknown = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));
  const { scripts } = manifest as { scripts: Record<string, string> };
  return (scripts[name] ?? '').split(' ');
}

describe('the command', () => {
  test('can be put on the PATH: it begins by naming what runs it', async () => {
    const bundle = await readFile(join(ROOT, 'dist/cli/index.js'), 'utf8');
    expect(bundle.slice(0, bundle.indexOf('\n'))).toBe('#!/usr/bin/env node');
  });
});

describe('npm start', () => {
  test('shows a table of the sample, one row per topic, without a key and without a package', async () => {
    const folder = await tempFolder();
    const [node, bundle, ...args] = await script('start');
    expect([node, bundle]).toEqual(['node', 'dist/cli/index.js']);
    const [sample = '', ...flags] = args;
    const run = await runCli([join(ROOT, sample), ...flags], { bundle: true, cwd: folder });

    expect(run.code).toBe(0);
    const graph: unknown = JSON.parse(
      await readFile(join(ROOT, 'samples/sourdough/sourdough.json'), 'utf8'),
    );
    const { nodes } = graph as { nodes: { id: string; type: string }[] };
    const topics = nodes.filter(({ type }) => ['topic', 'subtopic', 'todo'].includes(type));
    const rows = await rowsOf(folder, 'out/sourdough.csv');
    expect(rows.map(({ Id }) => Id).toSorted()).toEqual(topics.map(({ id }) => id).toSorted());
    expect(emptyTopics(rows)).toEqual([]);
    expect(run.stdout).toContain(rows[0]?.Topic ?? 'no row');
    expect(run.stdout).toContain('TLDR');
  });
});

describe('the command line', () => {
  test('writes the columns of the contract, every cell quoted, LF after every row', async () => {
    const workspace = await tempWorkspace(invented('pottery', { count: 8 }));
    const options = { bundle: true, gemini: await gemini() };
    const run = await call(workspace, ['plans/pottery', ...NO_CACHE], options);

    expect(run.code).toBe(0);
    const csv = await csvOf(workspace);
    const [header, ...lines] = csv.split('\n');
    expect(header).toBe(
      '"Category","Subcategory","Topic","Description","Resources","TLDR","Challenge","Id","Revision"',
    );
    expect(lines).toHaveLength(8 + 1);
    expect(lines.pop()).toBe('');
    for (const line of lines) expect(line).toMatch(/^"([^"]|"")*"(,"([^"]|"")*"){8}$/);
    expect(csv).not.toContain('\r');
    const rows = await rowsOf(workspace);
    expectOwnTldrs(rows);
    expect(rows[1]).toMatchObject({
      Category: topicOf(0),
      Topic: topicOf(1),
      Description: textOf(1),
      Resources: 'https://example.com/notes/1',
      Id: idOf('pottery', 1),
    });
  });

  test('finds the headings and the text of every topic', async () => {
    const cwd = await tempFolder();
    const mini = join(ROOT, 'test/fixtures/roadmaps/synthetic-mini');
    const args = [mini, '--output', 'mini.csv', ...NO_CACHE];
    await call(cwd, args, { gemini: await gemini() });

    const rows = await rowsOf(cwd, 'mini.csv');
    const found = rows.map((row) => [
      row.Id,
      row.Topic,
      row.Category,
      row.Subcategory,
      row.Description !== '',
    ]);
    const expected = JSON.parse(await readFile(join(mini, 'expected.json'), 'utf8')) as Expected[];
    const wanted = expected.map((row) => [
      row.id,
      row.topic.replace(/\s+/g, ' '),
      row.category,
      row.subcategory,
      row.has_description,
    ]);
    expect(found.toSorted()).toEqual(wanted.toSorted());
    expectOwnTldrs(rows);
  });

  test('shows a table on standard output and the statistics on standard error', async () => {
    const workspace = await tempWorkspace(invented('pottery', { count: 4 }));
    const options = { bundle: true, gemini: await gemini() };
    const run = await call(workspace, ['plans/pottery', ...NO_CACHE], options);

    expect(run.stdout).toContain(topicOf(0));
    expect(run.stderr).toMatch(/4 enriched/);
    expect(run.stderr).toContain('roadmaps/pottery.csv');
  });

  test('puts only JSON on standard output where it is asked to', async () => {
    const workspace = await tempWorkspace(invented('pottery', { count: 4 }));
    const args = ['plans/pottery', ...NO_CACHE, '--json'];
    const run = await call(workspace, args, { gemini: await gemini() });

    expect(statsOf(run)).toMatchObject({ complete: true, rows: { enriched: 4 } });
    expect(run.stdout.trimEnd()).not.toContain('\n');
  });

  // As `| head -1` does once it has its line.
  test.skipIf(WINDOWS).each([{ closed: ['stdout'] }, { closed: ['stdout', 'stderr'] }] as const)(
    'writes table and cache where nobody reads $closed',
    async ({ closed }) => {
      const workspace = await tempWorkspace(invented('pottery', { count: 4 }));
      const args = ['plans/pottery', '--cache', 'c.jsonl'];
      const run = await call(workspace, args, { gemini: await gemini(), closed });

      expect(run.code).toBe(0);
      expect(run.stderr).not.toMatch(/EPIPE|Error/);
      expectOwnTldrs(await rowsOf(workspace));
      expect(
        (await readFile(join(workspace, 'c.jsonl'), 'utf8')).trimEnd().split('\n'),
      ).toHaveLength(8);
    },
  );

  test.skipIf(!existsSync(FULL))('fails in one line where its output finds no room', async () => {
    const workspace = await tempWorkspace(invented('pottery', { count: 4 }));
    const run = await runChild({
      node: '/bin/sh',
      args: [
        ...['-c', `exec "$0" "$@" >${FULL}`, process.execPath, join(ROOT, 'dist/cli/index.js')],
        ...['plans/pottery', '--model', 'offline', ...NO_CACHE],
      ],
      cwd: workspace,
      env: {},
    });

    expect(run.code).toBe(1);
    expect(run.stderr.trimEnd().split('\n').at(-1)).toMatch(
      /^Error: Cannot write to standard output .*ENOSPC/,
    );
    expect(await rowsOf(workspace)).toHaveLength(4);
  });

  test('reads and writes anywhere, with several roadmaps in one run', async () => {
    const source = await tempWorkspace({
      ...invented('pottery', { count: 3 }),
      ...invented('studio', { count: 3, first: 10 }),
    });
    const [cwd, target] = [await tempFolder(), await tempFolder()];
    const args = [
      join(source, 'plans/pottery'),
      join(source, 'plans/studio/studio.json'),
      ...['--output', join(target, 'new', '{slug}.csv')],
      ...NO_CACHE,
    ];
    const run = await call(cwd, args, { gemini: await gemini() });

    expect(run.code).toBe(0);
    expectOwnTldrs(await rowsOf(target, 'new/pottery.csv'));
    expect(await rowsOf(target, 'new/studio.csv')).toHaveLength(3);
  });

  test('keeps its cache in the folder for caches', async () => {
    const workspace = await tempWorkspace(invented('pottery', { count: 3 }));
    const XDG_CACHE_HOME = await tempFolder();
    const fake = await gemini();
    const options = { gemini: fake, env: { XDG_CACHE_HOME } };
    await call(workspace, ['plans/pottery'], options);
    const other = await tempWorkspace(invented('studio', { count: 3 }));
    await call(other, ['plans/studio'], options);

    expect(fake.requests).toHaveLength(1);
    const cache = await readFile(join(XDG_CACHE_HOME, 'roadmap-enrich/rows.jsonl'), 'utf8');
    expect(cache.trimEnd().split('\n')).toHaveLength(6);
  });

  test('leaves a file alone that is named as the cache and is something else', async () => {
    const list = 'Topic\nKneading\n';
    const workspace = await tempWorkspace({ ...invented('pottery', { count: 1 }), 'l.csv': list });
    const run = await call(workspace, ['plans/pottery', '--cache', 'l.csv'], {
      gemini: await gemini(),
    });

    expect(run.code).toBe(2);
    expect(run.stderr).toContain('--cache=l.csv: this file is not a cache and was not changed.');
    expect(await readFile(join(workspace, 'l.csv'), 'utf8')).toBe(list);
  });

  test.each([
    ['empty', ''],
    ['torn in its first line', '{"k":"01'],
  ])('takes a cache file that is %s', async (_, text) => {
    const workspace = await tempWorkspace({ ...invented('pottery', { count: 1 }), c: text });
    const run = await call(workspace, ['plans/pottery', '--cache', 'c'], {
      gemini: await gemini(),
    });

    expect(run.code).toBe(0);
    expect(await readFile(join(workspace, 'c'), 'utf8')).toMatch(/^\{"k":"[0-9a-f]{64}"/);
  });

  test('keeps its cache in the home folder where there is none for caches', async () => {
    const workspace = await tempWorkspace(invented('pottery', { count: 3 }));
    const home = await tempFolder();
    const env = { HOME: home, USERPROFILE: home };
    await call(workspace, ['plans/pottery'], { gemini: await gemini(), env });

    await access(join(home, '.cache/roadmap-enrich/rows.jsonl'));
  });

  test.each([['--no-include-description'], ['--include-description=false']])(
    'leaves descriptions out with %s, and keeps the values afterwards',
    async (flag) => {
      const workspace = await tempWorkspace(invented('pottery', { count: 3 }));
      const fake = await gemini();
      await call(workspace, ['plans/pottery', ...NO_CACHE, flag], { gemini: fake });
      const without = await rowsOf(workspace);
      expect(without.map(({ Description }) => Description).join('')).toBe('');
      expectOwnTldrs(without);

      await call(workspace, ['plans/pottery', ...NO_CACHE], { gemini: fake });
      expect(fake.requests).toHaveLength(1);
      expect((await rowsOf(workspace))[0]?.Description).toBe(textOf(0));
    },
  );

  test('says how it is used, and its version', async () => {
    const help = await runCli(['--help'], { bundle: true, cwd: ROOT });
    const version = await runCli(['--version'], { bundle: true, cwd: ROOT });

    expect([help.code, version.code]).toEqual([0, 0]);
    for (const name of ['batch-size', 'requests-per-minute', 'dry-run', 'GEMINI_API_KEY']) {
      expect(help.stdout).toContain(name);
    }
    expect(version.stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  test('needs nothing but itself: the bundle runs from an empty folder', async () => {
    const workspace = await tempWorkspace(invented('pottery', { count: 3 }));
    await mkdir(join(workspace, 'node_modules'));
    const run = await call(workspace, ['plans/pottery', '--model', 'offline', ...NO_CACHE], {
      bundle: true,
      env: { GEMINI_API_KEY: '', GEMINI_URL: NOWHERE },
    });

    expect(run.code).toBe(0);
    expect(await rowsOf(workspace)).toHaveLength(3);
  });
});
