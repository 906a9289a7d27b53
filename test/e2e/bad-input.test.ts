import { access, mkdir, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readManifest } from './manifest.ts';
import { call, csvOf, enrich, gemini, said, statsOf, toldErrors } from './refresh.ts';
import { idOf, invented } from './roadmaps.ts';
import { tempWorkspace } from './workspace.ts';

const pottery = () => tempWorkspace(invented('pottery', { count: 3 }));

/** One wrong value for every input that can be wrong by itself. */
const WRONG = {
  roadmap: 'plans/pottery\nNo such slug!',
  output: 'roadmaps/{slug}.txt',
  columns: 'TLDR, Chalenge',
  'gemini-api-key': 'two words',
  model: '../gemini',
  'batch-size': '0',
  concurrency: '65',
  'requests-per-minute': 'fast',
  'max-requests': '-1',
  'max-cost-usd': '1 dollar',
  'max-rows': 'ten',
  'deadline-minutes': '0',
  refresh: '?',
  cache: 'yes',
  publish: 'print',
  branch: '../main',
  comment: 'sometimes',
  'fail-on': 'warning',
  'dry-run': '1',
  'include-description': 'maybe',
  source: 'roadmaps',
  'github-token': 'two words',
};

/** What a user can name in a workspace, and the error that comes of it. */
const ROADMAPS: [string, string, RegExp][] = [
  ['a path that does not exist', 'plans/none', /no file or folder plans\/none\./],
  ['a path that leads out of the workspace', '../elsewhere', /\.\.\/elsewhere/],
  ['a folder without a roadmap', 'plans/empty', /plans\/empty.*not a roadmap/],
  ['a folder with two graphs', 'plans/two', /a\.json.*b\.json/],
  ['JSON that breaks off', 'plans/cut.json', /plans\/cut\.json.*JSON/],
  ['JSON that is no graph', 'plans/other.json', /plans\/other\.json.*nodes/],
  ['a drawing in the old format', 'plans/legacy.json', /plans\/legacy\.json.*Balsamiq/],
  ['a stub without topics', 'plans/stub.json', /plans\/stub\.json has no topics/],
  ['two nodes of one id', 'plans/twins.json', /plans\/twins\.json.*two nodes/],
  ['an id that is none', 'plans/odd.json', /plans\/odd\.json.*\.\.\/x/],
  ['a file that is no graph', 'plans/notes/notes.txt', /notes\.txt/],
  ['a list that is not there', 'plans/lost.csv', /no file or folder plans\/lost\.csv\./],
  [
    'a list without a Topic column',
    'plans/nameless.csv',
    /plans\/nameless\.csv.*Topic.*Step, Note/,
  ],
  ['a list without rows', 'plans/rowless.csv', /plans\/rowless\.csv.*no topic/],
];

const topic = (id: string, label: string) => ({
  id,
  type: 'topic',
  position: { x: 0, y: 0 },
  data: { label },
});
const GRAPHS = {
  'plans/empty/README.md': '# Nothing here',
  'plans/two/a.json': JSON.stringify({ nodes: [topic('a', 'A')], edges: [] }),
  'plans/two/b.json': JSON.stringify({ nodes: [topic('b', 'B')], edges: [] }),
  'plans/cut.json': '{"nodes": [',
  'plans/other.json': '{"name": "pottery"}',
  'plans/legacy.json': '{"mockup": {"controls": {}}}',
  'plans/stub.json': '{"nodes": [], "edges": []}',
  'plans/twins.json': JSON.stringify({ nodes: [topic('a', 'A'), topic('a', 'B')], edges: [] }),
  'plans/odd.json': JSON.stringify({ nodes: [topic('../x', 'A')], edges: [] }),
  'plans/notes/notes.txt': 'Wedge the clay first.',
  'plans/nameless.csv': 'Step,Note\nWedging,a\n',
  'plans/rowless.csv': 'Topic,Note\n',
};

/** What makes the inputs wrong together; each fault names its input. */
const TOGETHER: [string, Readonly<Record<string, string>>, RegExp][] = [
  ['one table for two roadmaps', { roadmap: 'plans/a\nplans/b', output: 'x.csv' }, /output.*slug/],
  ['a table under .git', { output: '.git/{slug}.csv' }, /output.*\.git/],
  ['a table under .github', { output: '.github/{slug}.csv' }, /output.*\.github/],
  ['a table under .GIT', { output: 'x/.GIT/{slug}.csv' }, /output.*\.git/i],
  ['a table outside', { output: '../{slug}.csv' }, /output.*workspace/],
  ['a table at an absolute path', { output: '/tmp/{slug}.csv' }, /output.*workspace/],
  ['a budget without a price', { model: 'gemini-9-ultra', 'max-cost-usd': '1' }, /max-cost-usd/],
  ['a preview that is to be committed', { model: 'offline', publish: 'commit' }, /publish/],
];

describe('wrong inputs of the action', () => {
  test('are all reported together, one line each, before anything is read or asked', async () => {
    const fake = await gemini();
    const workspace = await pottery();
    const run = await enrich(workspace, {
      gemini: fake,
      inputs: WRONG,
      env: { ROADMAP_URL: 'http://roadmap.example' },
    });

    expect(run.code).toBe(1);
    const errors = toldErrors(run);
    for (const name of [...Object.keys(WRONG), 'ROADMAP_URL']) {
      const ofName = errors.filter((error) => error.startsWith(name));
      expect([name, ofName.length], errors.join('\n')).toEqual([name, 1]);
    }
    expect(errors).toHaveLength(Object.keys(WRONG).length + 1);
    expect(errors.filter((error) => error.includes('\n'))).toEqual([]);
    expect(errors.join('\n')).not.toContain('two words');
    expect(fake.requests).toHaveLength(0);
    expect(run.outputs).toEqual(
      Object.fromEntries(readManifest().outputs.map((name) => [name, ''])),
    );
    await expect(access(join(workspace, 'roadmaps'))).rejects.toThrow();
  });

  test.each(TOGETHER)('say what does not go together: %s', async (_, inputs, says) => {
    const run = await enrich(await pottery(), { inputs });

    expect(run.code).toBe(1);
    expect(said(run, 'error')).toContainEqual(expect.stringMatching(says));
  });

  test('that do not go together are reported with those that are wrong by themselves', async () => {
    const run = await enrich(await pottery(), {
      inputs: { roadmap: 'plans/a\nplans/b', output: 'x.csv', 'batch-size': '0' },
    });

    expect(said(run, 'error').toSorted()).toEqual([
      expect.stringMatching(/^batch-size/),
      expect.stringMatching(/^output/),
    ]);
  });

  test.each([
    ['GEMINI_URL', 'http://gemini.example'],
    ['GEMINI_URL', 'https://user:secret@gemini.example'],
    ['GEMINI_URL', 'gemini'],
    ['GEMINI_URL', 'file:///etc/passwd'],
    ['ROADMAP_URL', 'http://127.0.0.1.example'],
  ])('include an address that is not safe: %s=%s', async (name, url) => {
    const run = await enrich(await pottery(), { env: { [name]: url } });

    expect(run.code).toBe(1);
    expect(said(run, 'error')).toEqual([expect.stringMatching(`^${name}`)]);
    expect(run.stdout).not.toContain('secret');
  });

  test.each([
    ['that is not there', 'none.txt', /none\.txt.*exist/],
    ['that lies outside', '../tone.txt', /\.\.\/tone\.txt/],
    ['that is a folder', 'plans', /plans/],
    ['that is too large', 'huge.txt', /huge\.txt.*smaller/],
  ])('include an instructions file %s', async (_, instructions, says) => {
    const fake = await gemini();
    const workspace = await pottery();
    await writeFile(join(workspace, 'huge.txt'), '');
    await truncate(join(workspace, 'huge.txt'), 1_000_001);
    const run = await enrich(workspace, { gemini: fake, inputs: { instructions } });

    expect(run.code).toBe(1);
    expect(said(run, 'error')).toEqual([expect.stringMatching(says)]);
    expect(fake.requests).toHaveLength(0);
  });
});

describe('a roadmap that is none', () => {
  const runAll = async () => {
    const fake = await gemini();
    const roadmap = ROADMAPS.map(([, path]) => path).join('\n');
    const run = await enrich(await tempWorkspace(GRAPHS), { gemini: fake, inputs: { roadmap } });
    return { fake, run };
  };
  let all: ReturnType<typeof runAll> | undefined;
  /** One run with all of them. */
  const runOfAll = () => {
    all ??= runAll();
    return all;
  };

  test.each(ROADMAPS)('is an error that names it: %s', async (_, roadmap, says) => {
    const { run } = await runOfAll();

    expect(toldErrors(run).filter((error) => says.test(error))).toHaveLength(1);
    const { error } =
      statsOf(run).roadmaps[ROADMAPS.findIndex(([, path]) => path === roadmap)] ?? {};
    expect(error).toMatch(says);
  });

  test('is found before any request, with the others of its kind', async () => {
    const { fake, run } = await runOfAll();

    expect(run.code).toBe(1);
    expect(statsOf(run)).toMatchObject({ rows: { total: 0 } });
    expect(fake.requests).toHaveLength(0);
    expect(toldErrors(run)).toHaveLength(ROADMAPS.length);
    expect(said(run, 'error')).toHaveLength(10);
  });

  test('can be one of two entries with one name', async () => {
    const workspace = await tempWorkspace({
      ...invented('pottery', { count: 2 }),
      'more/pottery.json': JSON.stringify({ nodes: [topic('a', 'A')], edges: [] }),
    });
    const run = await enrich(workspace, {
      inputs: { roadmap: 'plans/pottery\nmore/pottery.json' },
    });

    expect(run.code).toBe(1);
    expect(said(run, 'error')).toEqual([
      expect.stringMatching(/plans\/pottery.*more\/pottery\.json/),
    ]);
  });

  test('can have a text that is too large', async () => {
    const workspace = await pottery();
    const name = `plans/pottery/content/huge@${idOf('pottery', 0)}.md`;
    await writeFile(join(workspace, name), '');
    await truncate(join(workspace, name), 1_000_001);
    const run = await enrich(workspace);

    expect(run.code).toBe(1);
    expect(said(run, 'error')).toEqual([expect.stringMatching(/huge@.*smaller/)]);
  });
});

describe('a file that is in the way of the table', () => {
  test.each([
    ['a table of somebody else', '"Name","Price"\n"Mug","12"\n'],
    ['no table at all', 'Dear diary,\n"today I'],
  ])('is never overwritten: %s', async (_, text) => {
    const fake = await gemini();
    const workspace = await tempWorkspace({
      ...invented('pottery', { count: 3 }),
      'roadmaps/pottery.csv': text,
    });
    const run = await enrich(workspace, { gemini: fake });

    expect(run.code).toBe(1);
    expect(said(run, 'error')).toEqual([expect.stringContaining('roadmaps/pottery.csv')]);
    expect(fake.requests).toHaveLength(0);
    expect(await csvOf(workspace)).toBe(text);
  });

  test('is found before any request where it is a folder', async () => {
    const fake = await gemini();
    const workspace = await pottery();
    await mkdir(join(workspace, 'roadmaps/pottery.csv'), { recursive: true });
    const run = await enrich(workspace, { gemini: fake });

    expect(run.code).toBe(1);
    expect(said(run, 'error')).toEqual([expect.stringContaining('roadmaps/pottery.csv')]);
    expect(fake.requests).toHaveLength(0);
  });

  test('is found before any request where it stands in place of the folder', async () => {
    const fake = await gemini();
    const workspace = await pottery();
    await writeFile(join(workspace, 'roadmaps'), 'a file\n');
    const run = await enrich(workspace, { gemini: fake });

    expect(run.code).toBe(1);
    expect(said(run, 'error')).toEqual([expect.stringContaining('roadmaps')]);
    expect(fake.requests).toHaveLength(0);
  });
});

describe('wrong use of the command line', () => {
  test('is exit 2, with all faults, one line each, and nothing on standard output', async () => {
    const fake = await gemini();
    const args = ['plans/pottery', '--json', '--batch-size', '0', '--model', '../x', '--dry-run=1'];
    const run = await call(await pottery(), args, { gemini: fake });

    expect(run).toMatchObject({ code: 2, stdout: '' });
    const lines = run.stderr.trimEnd().split('\n');
    expect(lines).toHaveLength(3);
    for (const name of ['batch-size', 'model', 'dry-run']) {
      expect(lines).toContainEqual(expect.stringContaining(name));
    }
    expect(fake.requests).toHaveLength(0);
  });

  test.each<[string, string[]]>([
    ['no roadmap', []],
    ['an unknown flag', ['plans/pottery', '--colour', 'blue']],
    ['a flag without its value', ['plans/pottery', '--output', '--json']],
    ['a switch that is neither on nor off', ['plans/pottery', '--json=maybe']],
    ['a flag of the action alone', ['plans/pottery', '--publish', 'commit']],
    ['a key in the arguments', ['plans/pottery', '--gemini-api-key=open-secret']],
    ['a table that is no CSV', ['plans/pottery', '--output', 'x.txt']],
  ])('is exit 2 and one line that says so: %s', async (_, args) => {
    const run = await call(await pottery(), args);

    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr.trimEnd().split('\n')).toEqual([expect.stringMatching(/^Error: /)]);
    expect(run.stderr).not.toContain('open-secret');
  });

  test('is not what a roadmap that cannot be read is: that is exit 1', async () => {
    const run = await call(await tempWorkspace(GRAPHS), ['plans/legacy.json', '--json']);

    expect(run.code).toBe(1);
    expect(run.stderr).toMatch(/Error: .*Balsamiq/);
    expect(statsOf(run)).toMatchObject({ rows: { total: 0 } });
  });
});
