import { writeFile } from 'node:fs/promises';
import { EOL } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { type ActionsServices, startActionsServices } from '../fakes/actions-services.ts';
import { type FakeGitHub, onGraphql, status } from '../fakes/github.ts';
import {
  bestPracticeGraph,
  type FakeSite,
  type SiteFault,
  type SiteRoadmap,
  startSite,
} from '../fakes/roadmap-site.ts';
import { type ActionRun, GITHUB_TOKEN } from './action.ts';
import { runCli } from './cli.ts';
import { dispatchEvent, pullRequestEvent, scheduleEvent } from './events.ts';
import { github } from './publishing.ts';
import {
  asked,
  call,
  csvOf,
  type EnrichOptions,
  enrich,
  filesBelow,
  gemini,
  rowsOf,
  said,
  statsOf,
  tracesOf,
} from './refresh.ts';
import { idOf, invented, type RoadmapFiles, textOf, topicOf } from './roadmaps.ts';
import { tempWorkspace } from './workspace.ts';

const COUNT = 8;
const GRAPH = /^\/api\/v1-official-roadmap\/|^\/\w+\.json$/;
const TOPIC = /^\/api\/v1-official-roadmap-topic\//;
const LIST = /^\/api\/v1-list/;

/** A roadmap of the workspace as the site would have it. */
function onSite(files: RoadmapFiles, slug: string, title = `The ${slug}`): SiteRoadmap {
  const folder = `plans/${slug}/content/`;
  const texts = Object.entries(files).filter(([path]) => path.startsWith(folder));
  return {
    title,
    graph: files[`plans/${slug}/${slug}.json`] ?? null,
    texts: Object.fromEntries(texts.map(([path, text]) => [path.slice(folder.length), text])),
  };
}

/** The files of a roadmap as they stand in the source repository. */
const inSource = (files: RoadmapFiles, layout = 'roadmaps') =>
  Object.fromEntries(
    Object.entries(files)
      .filter(([path]) => path.includes('/content/'))
      .map(([path, text]) => [path.replace(/^plans/, layout), text]),
  );

interface Scene {
  readonly site: FakeSite;
  readonly hub: FakeGitHub;
  readonly files: RoadmapFiles;
}

/** roadmap.sh and its repository with the roadmaps pottery and studio. */
async function scene({ layout = 'roadmaps', graph = true } = {}): Promise<Scene> {
  const files = {
    ...invented('pottery', { count: COUNT }),
    ...invented('studio', { count: 3, first: 20 }),
  };
  const pottery = onSite(files, 'pottery');
  const site = await startSite({
    pottery: graph ? pottery : { ...pottery, graph: null },
    studio: onSite(files, 'studio'),
  });
  onTestFinished(site.close);
  const hub = await github();
  await hub.commit('main', inSource(files, layout));
  return { site, hub, files };
}

interface SlugOptions extends EnrichOptions {
  readonly workspace?: string;
}

/** The main step on the slug `pottery`, in an empty workspace. */
async function bySlug(
  { site, hub }: Scene,
  { workspace, inputs, env, ...options }: SlugOptions = {},
): Promise<ActionRun> {
  return enrich(workspace ?? (await tempWorkspace()), {
    gemini: await gemini(),
    ...options,
    inputs: {
      roadmap: 'pottery',
      source: 'octo-org/roadmaps@HEAD',
      'include-description': 'true',
      cache: 'false',
      ...inputs,
    },
    env: { ...hub.env, ROADMAP_URL: site.url, ...env },
  });
}

const breakSite = ({ site }: Scene, ...faults: readonly SiteFault[]) => site.faults.push(...faults);

let tableByPath: Promise<string> | undefined;

/** The table of the same roadmap from a folder: made once, since all scenes have the same files. */
function byPath({ files }: Scene): Promise<string> {
  const run = async () => {
    const workspace = await tempWorkspace(files);
    await enrich(workspace, { gemini: await gemini(), inputs: { cache: 'false' } });
    return csvOf(workspace);
  };
  tableByPath ??= run();
  return tableByPath;
}

/**
 * All rows as they are without the outage, but that of the topic without a text: while the source is
 * out of reach nobody knows that it has none.
 */
async function expectAllButBare(run: ActionRun, all: Scene): Promise<void> {
  expect(statsOf(run)).toMatchObject({ rows: { enriched: COUNT - 1, pending: 1 } });
  const bare = topicOf(COUNT - 2);
  const lines = (csv: string) => csv.split('\n').filter((line) => !line.includes(`"${bare}"`));
  const table = await csvOf(run.options.workspace);
  expect(lines(table)).toEqual(lines(await byPath(all)));
  expect(table).toContain(`"${bare}","","","",""`);
}

describe('a roadmap by slug', () => {
  test('gives the table that its files give, byte for byte', async () => {
    const all = await scene();
    const run = await bySlug(all);

    expect(run.code).toBe(0);
    expect(await csvOf(run.options.workspace)).toBe(await byPath(all));
    expect(said(run, 'warning')).toEqual([]);
    expect(statsOf(run).roadmaps).toMatchObject([
      {
        slug: 'pottery',
        source: {
          graph: `${all.site.url}/api/v1-official-roadmap/pottery`,
          texts: expect.stringContaining('octo-org/roadmaps/roadmaps/pottery/content'),
          commit: await all.hub.head('main'),
          graphHash: expect.stringMatching(/^[0-9a-f]{12}$/),
        },
      },
    ]);
  });

  test('is read from the older layout of the repository too', async () => {
    const all = await scene({ layout: 'src/data/roadmaps' });
    const run = await bySlug(all);

    expect(await csvOf(run.options.workspace)).toBe(await byPath(all));
  });

  test('is read without a token, politely, with the same table', async () => {
    const all = await scene();
    all.site.meet(TOPIC, 3);
    const run = await bySlug(all, { inputs: { 'github-token': '' } });

    expect(run.code).toBe(0);
    expect(await csvOf(run.options.workspace)).toBe(await byPath(all));
    expect(all.hub.requests).toEqual([]);
    expect(all.site.requests.filter((path) => TOPIC.test(path))).toHaveLength(COUNT);
    expect(all.site.mostAtOnce(TOPIC)).toBe(3);
  });

  test('of several at once crowds no endpoint', async () => {
    const all = await scene();
    all.site.meet(TOPIC, 3);
    await bySlug(all, { inputs: { 'github-token': '', roadmap: 'pottery\nstudio' } });

    expect(all.site.mostAtOnce(TOPIC)).toBe(3);
  });

  test('is asked with its context where a topic has no text', async () => {
    const all = await scene();
    const fake = await gemini();
    await bySlug(all, { gemini: fake });

    const items = fake.requests.flatMap((request) => request.items);
    const bare = items.filter(({ description }) => description === undefined);
    expect(bare.map(({ topic }) => topic)).toEqual([topicOf(6)]);
    expect(textOf(6)).toBeNull();
  });

  test('shows the token to nobody but the API', async () => {
    const all = await scene();
    const run = await bySlug(all);

    expect(
      `${run.stdout}${run.summary}`.replaceAll(`::add-mask::${GITHUB_TOKEN}`, ''),
    ).not.toContain(GITHUB_TOKEN);
    expect(all.hub.requests.filter(onGraphql)).toHaveLength(1);
  });
});

describe('a service in trouble', () => {
  test.each<[string, SiteFault]>([
    ['answers 502 once', { path: GRAPH, answer: 502, times: 1 }],
    ['drops a connection', { path: GRAPH, answer: 'drop', times: 1 }],
    [
      'asks for a second of patience',
      { path: GRAPH, answer: { status: 429, headers: { 'retry-after': '1' } }, times: 1 },
    ],
  ])('that %s, is waited for', async (_, fault) => {
    const all = await scene();
    breakSite(all, fault);
    const run = await bySlug(all);

    expect(run.code).toBe(0);
    const { host } = new URL(all.site.url);
    expect(run.stdout).toContain(`Reading pottery from ${host}${EOL}Waiting 1 s for ${host} (`);
    expect(await csvOf(run.options.workspace)).toBe(await byPath(all));
  });

  test('under the first address of the graph, is no trouble', async () => {
    const all = await scene();
    breakSite(all, { path: /v1-official-roadmap\//, answer: { status: 403 } });
    const run = await bySlug(all);

    expect(run.code).toBe(0);
    expect(statsOf(run).roadmaps[0]?.source?.graph).toBe(`${all.site.url}/pottery.json`);
  });

  test.each<[string, SiteFault['answer']]>([
    ['answers 403', 403],
    ['sends a page', { status: 200, body: '<html>' }],
    ['sends an error', { status: 200, body: '{"error":"on fire"}' }],
    ['redirects elsewhere', { status: 302, headers: { location: 'https://evil.example/x' } }],
    ['sends too much', { status: 200, body: `"${' '.repeat(20_000_001)}"` }],
  ])('that %s for a graph, costs that roadmap alone, and its table stays', async (_, answer) => {
    const all = await scene();
    const old = '"Category","Subcategory","Topic","Description","Resources","TLDR","Challenge"\n';
    const workspace = await tempWorkspace({ 'roadmaps/pottery.csv': old });
    breakSite(all, { path: /pottery/, answer });
    const run = await bySlug(all, { workspace, inputs: { roadmap: 'pottery\nstudio' } });

    expect(run.code).toBe(1);
    expect(said(run, 'error')).toEqual([expect.stringMatching(/pottery.*cannot be reached/)]);
    expect(statsOf(run)).toMatchObject({ rows: { total: 3, enriched: 3 } });
    expect(await csvOf(workspace)).toBe(old);
  });

  test('as the source, has the texts come from the site, with a warning', async () => {
    const all = await scene();
    all.hub.faults.add(status(403, { when: onGraphql }));
    const run = await bySlug(all);

    expect(run.code).toBe(0);
    expect(said(run, 'warning')).toContainEqual(
      expect.stringMatching(/the source of its texts cannot be reached/),
    );
    await expectAllButBare(run, all);
  });

  test('as the source, keeps the row of a text that the site has not', async () => {
    const all = await scene();
    const { workspace } = (await bySlug(all)).options;
    const before = await csvOf(workspace);
    all.hub.faults.add(status(403, { when: onGraphql }));
    breakSite(all, { path: new RegExp(idOf('pottery', 2)), answer: { status: 404, body: '{}' } });
    const fake = await gemini();
    const run = await bySlug(all, { workspace, gemini: fake });

    expect(fake.requests).toEqual([]);
    expect(statsOf(run)).toMatchObject({ rows: { cached: COUNT - 2, stale: 2 } });
    expect(await csvOf(workspace)).toBe(before);
  });

  test('for all texts, asks for no row, and keeps the table as it was', async () => {
    const all = await scene();
    const first = await bySlug(all);
    const { workspace } = first.options;
    const before = await csvOf(workspace);
    all.hub.faults.add(status(403, { when: onGraphql }));
    breakSite(all, { path: TOPIC, answer: 403 });
    const fake = await gemini();
    const run = await bySlug(all, { workspace, gemini: fake });

    expect(run.code).toBe(0);
    expect(fake.requests).toEqual([]);
    expect(statsOf(run)).toMatchObject({ complete: false, rows: { stale: COUNT } });
    expect(said(run, 'warning')).toContainEqual(
      expect.stringMatching(/8 of 8 texts cannot be reached/),
    );
    expect(await csvOf(workspace)).toBe(before);
    expect(run.outputs.changed).toBe('false');
  });

  test('for all texts of a new table, leaves its rows pending', async () => {
    const all = await scene();
    breakSite(all, { path: TOPIC, answer: 403 });
    const run = await bySlug(all, { inputs: { 'github-token': '' } });

    expect(run.code).toBe(0);
    expect(statsOf(run)).toMatchObject({ rows: { pending: COUNT }, requests: { total: 0 } });
    // The site is left alone after the first three.
    expect(all.site.requests.filter((path) => TOPIC.test(path)).length).toBeLessThan(COUNT);
  });

  test.each<[string, SiteFault['answer']]>([
    ['is an error of another kind', { status: 200, body: '{"error":"getaddrinfo ENOTFOUND db"}' }],
    ['is no text', { status: 200, body: '{"message":"Too many requests"}' }],
    ['is an odd error', { status: 200, body: '{"error":{"toString":1}}' }],
    ['is a 404 for every topic', { status: 404, body: '<html>' }],
  ])('whose answer for texts %s, makes no value without them', async (_, answer) => {
    const all = await scene();
    breakSite(all, { path: TOPIC, answer });
    const run = await bySlug(all, { inputs: { 'github-token': '' } });

    expect(run.code).toBe(0);
    expect(statsOf(run)).toMatchObject({ rows: { pending: COUNT }, requests: { total: 0 } });
    expect(said(run, 'warning')).toContainEqual(
      expect.stringMatching(/8 of 8 texts cannot be reached/),
    );
  });

  test.each<[string, unknown]>([
    ['with errors', { data: { repository: null }, errors: [{ message: 'Timed out' }] }],
    [
      'in part',
      {
        data: { repository: { commit: { oid: 'a'.repeat(40) }, new: null, old: null } },
        errors: [{ message: 'Timed out' }],
      },
    ],
    [
      'of a ref that is not there',
      { data: { repository: { commit: null, new: null, old: null } } },
    ],
  ])('as a source that answers %s, is a warning', async (_, body) => {
    const all = await scene();
    all.hub.faults.add(status(200, { when: onGraphql, body }));
    const run = await bySlug(all);

    expect(run.code).toBe(0);
    expect(said(run, 'warning')).toContainEqual(
      expect.stringMatching(/source of its texts cannot be reached/),
    );
    await expectAllButBare(run, all);
  });

  test.each<[string, object]>([
    ['is not on this server', { type: 'NOT_FOUND', message: 'Could not resolve to a Repository.' }],
    ['the token may not read', { type: 'FORBIDDEN', message: 'Resource not accessible.' }],
  ])('as a source that %s, has all texts come from the site, for good', async (_, error) => {
    const all = await scene();
    const body = { data: { repository: null }, errors: [error] };
    all.hub.faults.add(status(200, { when: onGraphql, body }));
    const run = await bySlug(all);

    expect(run.code).toBe(0);
    expect(said(run, 'warning')).toContainEqual(
      expect.stringMatching(/texts have no source \(.*[^.]\).* Name a source repository/),
    );
    expect(statsOf(run)).toMatchObject({ complete: true });
    expect(await csvOf(run.options.workspace)).toBe(await byPath(all));
  });

  const commit = { oid: 'a'.repeat(40) };
  const BLOB = { text: '', isTruncated: true };
  test.each<[string, unknown]>([
    ['has no folder of them', { commit, new: null, old: null }],
    ['has an empty folder', { commit, new: { entries: [] }, old: { entries: [] } }],
    [
      'has them one level down',
      { commit, new: { entries: [{ name: 'en', type: 'tree', object: {} }] }, old: null },
    ],
    [
      'has truncated ones',
      { commit, new: { entries: [{ name: 'a@b.md', type: 'blob', object: BLOB }] }, old: null },
    ],
  ])('as a source that %s, costs no edit where the site has none either', async (_, repository) => {
    const all = await scene();
    const { workspace } = (await bySlug(all)).options;
    const path = join(workspace, 'roadmaps/pottery.csv');
    const edited = (await csvOf(workspace)).replaceAll('"practice"', '"expert"');
    await writeFile(path, edited);
    all.hub.faults.add(status(200, { when: onGraphql, body: { data: { repository } } }));
    const answer = { status: 200, body: '{"description":"","resources":[]}' };
    breakSite(all, { path: TOPIC, answer });
    const fake = await gemini();
    const run = await bySlug(all, { workspace, gemini: fake });

    expect(run.code).toBe(0);
    expect(fake.requests).toEqual([]);
    expect(statsOf(run)).toMatchObject({ complete: false, rows: { stale: COUNT } });
    expect(said(run, 'warning')).toContainEqual(
      expect.stringMatching(/8 of 8 texts cannot be reached/),
    );
    expect(await csvOf(workspace)).toBe(edited);
  });

  test('with one topic left in its graph, costs no row, unless that is accepted', async () => {
    const all = await scene();
    const { workspace } = (await bySlug(all)).options;
    const before = await csvOf(workspace);
    const graph = JSON.parse(all.files['plans/pottery/pottery.json'] ?? '');
    const body = JSON.stringify({ ...graph, nodes: graph.nodes.slice(0, 1) });
    breakSite(all, { path: GRAPH, answer: { status: 200, body } });
    const run = await bySlug(all, { workspace });

    expect(run.code).toBe(1);
    expect(said(run, 'error')).toEqual([
      expect.stringMatching(/pottery: 7 of the 8 rows .* set max-removed: 100 for one run/),
    ]);
    expect(await csvOf(workspace)).toBe(before);

    const accepted = await bySlug(all, { workspace, inputs: { 'max-removed': '100' } });
    expect(accepted.code).toBe(0);
    expect(await rowsOf(workspace)).toHaveLength(1);
  });

  test('with an odd node in its graph, gives the same table, with a warning', async () => {
    const all = await scene();
    const graph = JSON.parse(all.files['plans/pottery/pottery.json'] ?? '');
    const line = { id: 'line', type: 'vertical', position: { x: 900, y: 0 }, width: 9, height: 9 };
    const body = JSON.stringify({ ...graph, error: null, nodes: [line, line, ...graph.nodes] });
    breakSite(all, { path: GRAPH, answer: { status: 200, body: `\uFEFF${body}` } });
    const run = await bySlug(all);

    expect(run.code).toBe(0);
    expect(await csvOf(run.options.workspace)).toBe(await byPath(all));
    expect(said(run, 'warning')).toEqual([expect.stringMatching(/1 node left out/)]);
  });

  test('for one text, asks for the others', async () => {
    const all = await scene();
    breakSite(all, { path: new RegExp(idOf('pottery', 2)), answer: 403 });
    const fake = await gemini();
    const run = await bySlug(all, { gemini: fake, inputs: { 'github-token': '' } });

    expect(statsOf(run)).toMatchObject({ rows: { enriched: COUNT - 1, pending: 1 } });
    expect(asked(fake)).not.toHaveProperty(topicOf(2));
  });
});

describe('a slug that the site has no graph of', () => {
  test('and does not list, is an error with the nearest names', async () => {
    const all = await scene();
    const run = await bySlug(all, { inputs: { roadmap: 'potery' } });

    expect(run.code).toBe(1);
    expect(said(run, 'error')).toEqual([
      expect.stringMatching(/potery: .* has no roadmap of this name\. Did you mean pottery\?/),
    ]);
  });

  test('and the workspace has a folder of, is an error that tells how to name the folder', async () => {
    const workspace = await tempWorkspace(invented('pots', { count: 1 }));
    const run = await bySlug(await scene(), { workspace, inputs: { roadmap: 'plans' } });

    expect(said(run, 'error')).toEqual([
      expect.stringMatching(
        /plans: .* has no roadmap of this name.* To use the local plans, write \.\/plans\.$/,
      ),
    ]);
  });

  test('but lists, is a table of its texts, with a warning', async () => {
    const all = await scene({ graph: false });
    const run = await bySlug(all);

    expect(run.code).toBe(0);
    expect(said(run, 'warning')).toEqual([expect.stringMatching(/no graph.*no categories/)]);
    const rows = await rowsOf(run.options.workspace);
    expect(new Set(rows.map(({ Category }) => Category))).toEqual(new Set(['The pottery']));
    const topics = rows.map(({ Topic }) => Topic);
    expect(topics).toEqual(topics.toSorted());
  });

  test('is an error where the list is out of reach, as the site may merely be in trouble', async () => {
    const all = await scene({ graph: false });
    breakSite(all, { path: LIST, answer: 403 });
    const run = await bySlug(all);

    expect(run.code).toBe(1);
    expect(said(run, 'error')).toEqual([
      expect.stringMatching(/pottery.*no graph.*list of roadmaps cannot be reached/),
    ]);
  });

  test('but did when its table was written, is an error, and the table stays', async () => {
    const all = await scene();
    const { workspace } = (await bySlug(all)).options;
    const before = await csvOf(workspace);
    breakSite(all, { path: GRAPH, answer: { status: 404, body: '{"type":"not_found"}' } });
    const run = await bySlug(all, { workspace });

    expect(run.code).toBe(1);
    expect(said(run, 'error')).toEqual([expect.stringMatching(/would lose their categories/)]);
    expect(await csvOf(workspace)).toBe(before);
  });

  test('is an error where there are no texts either', async () => {
    const all = await scene({ graph: false });
    const run = await bySlug(all, { inputs: { 'github-token': '' } });

    expect(run.code).toBe(1);
    expect(said(run, 'error')).toEqual([expect.stringMatching(/pottery.*no graph.*no texts/)]);
  });
});

describe('a pattern', () => {
  test.each([
    ['*', ['pottery', 'studio']],
    ['po*', ['pottery']],
    ['*o', ['studio']],
  ])('%s stands for the roadmaps that match', async (pattern, slugs) => {
    const run = await bySlug(await scene(), { inputs: { roadmap: pattern } });

    expect(run.code).toBe(0);
    expect(statsOf(run).roadmaps.map(({ slug }) => slug)).toEqual(slugs);
  });

  test('counts a roadmap once that is named as well', async () => {
    const run = await bySlug(await scene(), { inputs: { roadmap: 'pottery\npo*' } });

    expect(statsOf(run).roadmaps).toHaveLength(1);
  });

  test('that matches nothing is an error', async () => {
    const run = await bySlug(await scene(), { inputs: { roadmap: 'x*' } });

    expect(run.code).toBe(1);
    expect(said(run, 'error')).toEqual([
      expect.stringMatching(/x\* matches none of the 2 roadmaps/),
    ]);
  });

  test('is looked up in the source where the list is out of reach', async () => {
    const all = await scene();
    breakSite(all, { path: LIST, answer: 403 });
    const run = await bySlug(all, { inputs: { roadmap: '*' } });

    expect(statsOf(run).roadmaps.map(({ slug }) => slug)).toEqual(['pottery', 'studio']);
  });
});

/** Two checklists of the roadmap firing, which has no texts anywhere. */
const FIRING = {
  'Before the kiln': ['Dry the pots', 'Sweep the shelves'],
  'After the kiln': ['Let it cool'],
};

/** The scene, in which a roadmap is only planned, and one consists of checklists. */
async function sceneOfAllKinds(): Promise<Scene> {
  const all = await scene();
  const texts = { 'roadmaps/planned/content/throwing@throwing.md': '# Throwing\n\nWet clay.' };
  const idOfLabel = (label: string) => label.toLowerCase().replaceAll(' ', '-');
  const site = await startSite({
    firing: { graph: bestPracticeGraph('firing', FIRING, idOfLabel), texts: {} },
    planned: { graph: '{"nodes": [], "edges": []}', texts: {} },
    pottery: onSite(all.files, 'pottery'),
    studio: onSite(all.files, 'studio'),
  });
  onTestFinished(site.close);
  await all.hub.commit('main', texts);
  return { ...all, site };
}

describe('a roadmap of checklists', () => {
  test('is a table of their entries, under the headings', async () => {
    const fake = await gemini();
    const run = await bySlug(await sceneOfAllKinds(), {
      gemini: fake,
      inputs: { roadmap: 'firing' },
    });

    expect(run.code).toBe(0);
    expect(said(run, 'warning')).toEqual([]);
    expect(statsOf(run)).toMatchObject({ complete: true, rows: { enriched: 3 } });
    const rows = await rowsOf(run.options.workspace, 'roadmaps/firing.csv');
    expect(rows.map(({ Category, Topic, Id }) => [Category, Topic, Id])).toEqual([
      ['Before the kiln', 'Dry the pots', 'dry-the-pots'],
      ['Before the kiln', 'Sweep the shelves', 'sweep-the-shelves'],
      ['After the kiln', 'Let it cool', 'let-it-cool'],
    ]);
    const items = fake.requests.flatMap((request) => request.items);
    expect(items.map(({ context }) => context).sort()).toEqual([
      ...['After the kiln', 'Before the kiln', 'Before the kiln'],
    ]);
  });
});

describe('a roadmap without topics', () => {
  test('is passed over by a pattern, with a notice', async () => {
    const run = await bySlug(await sceneOfAllKinds(), { inputs: { roadmap: '*' } });

    expect(run.code).toBe(0);
    expect([...said(run, 'error'), ...said(run, 'warning')]).toEqual([]);
    expect(said(run, 'notice')).toContain('1 roadmap without topics passed over: planned.');
    const { complete, roadmaps } = statsOf(run);
    expect(complete).toBe(true);
    expect(roadmaps.map(({ slug }) => slug)).toEqual(['firing', 'pottery', 'studio']);
    expect(await filesBelow(run.options.workspace)).not.toHaveProperty('roadmaps/planned.csv');
  });

  test.each(['planned', '*\nplanned', 'planned\n*'])(
    'is an error where it is named: %j',
    async (roadmap) => {
      const run = await bySlug(await sceneOfAllKinds(), { inputs: { roadmap } });

      expect(run.code).toBe(1);
      expect(said(run, 'error')).toContainEqual(expect.stringMatching(/planned.* has no topics/));
    },
  );

  test('is an error where a pattern matches no other', async () => {
    const run = await bySlug(await sceneOfAllKinds(), { inputs: { roadmap: 'pl*' } });

    expect(run.code).toBe(1);
    expect(said(run, 'error')).toEqual([
      expect.stringMatching(/^pl\*: no roadmap has topics \(planned\)/),
    ]);
  });

  test('is an error where it has a table, which stays', async () => {
    const old = '"Category","Subcategory","Topic","Description","Resources","TLDR","Challenge"\n';
    const workspace = await tempWorkspace({ 'roadmaps/planned.csv': old });
    const run = await bySlug(await sceneOfAllKinds(), { workspace, inputs: { roadmap: '*' } });

    expect(run.code).toBe(1);
    expect(said(run, 'error')).toEqual([
      expect.stringMatching(/planned.* has no topics.*delete roadmaps\/planned\.csv/),
    ]);
    expect(await csvOf(workspace, 'roadmaps/planned.csv')).toBe(old);
  });

  test('says how to use the texts of the source, and that works', async () => {
    const all = await sceneOfAllKinds();
    const refused = await bySlug(all, { inputs: { roadmap: 'planned' } });
    const advice = /use its 1 text without it, check out (\S+) .*such as \.\/(\S+)\.$/;
    const [, repository, path = ''] = advice.exec(said(refused, 'error')[0] ?? '') ?? [];
    expect(repository).toBe('octo-org/roadmaps');
    const workspace = await tempWorkspace({ [`${path}/throwing@throwing.md`]: '# Throwing\n' });
    const run = await bySlug(all, { workspace, inputs: { roadmap: `./${path}` } });

    expect(run.code).toBe(0);
    const rows = await rowsOf(workspace, 'roadmaps/planned.csv');
    expect(rows.map(({ Topic }) => Topic)).toEqual(['Throwing']);
  });
});

describe('descriptions of roadmap.sh', () => {
  const withheld = async (run: ActionRun) =>
    (await rowsOf(run.options.workspace)).every(({ Description }) => Description === '');
  const AUTO = { 'include-description': 'auto' };

  test('stay out of a public repository: of table, summary and changes', async () => {
    const all = await scene();
    const run = await bySlug(all, { event: dispatchEvent(), inputs: AUTO });

    expect(await withheld(run)).toBe(true);
    expect(run.summary).not.toContain('apprentices learn');
    expect(said(run, 'notice')).toEqual([expect.stringMatching(/licence of roadmap\.sh forbids/)]);
  });

  test('are filled in a private one', async () => {
    const event = dispatchEvent({ private: true });
    const run = await bySlug(await scene(), { event, inputs: AUTO });

    expect(await withheld(run)).toBe(false);
    expect(said(run, 'notice')).toEqual([]);
  });

  describe('in an offline preview', () => {
    let services: ActionsServices;
    beforeAll(async () => {
      services = await startActionsServices();
      return services.close;
    });

    const PREVIEW = { model: 'offline', 'gemini-api-key': '', publish: 'artifact' };
    /** Words of every text, and of no label. */
    const WORDS = /apprentices|workshop|kiln|\blit\b/i;

    test.each(['auto', 'false'])(
      'leave nothing of them in public with include-description %s: not in a table, a report, a comment, the log',
      async (include) => {
        const all = await scene();
        await all.hub.commit('topic', { 'notes.txt': 'x' });
        const { number } = await all.hub.createPull({ head: 'topic' });
        const run = await bySlug(all, {
          event: pullRequestEvent({ number }),
          inputs: {
            ...PREVIEW,
            roadmap: 'pottery\nstudio',
            formats: 'html, md, json, anki',
            'include-description': include,
          },
          env: { ...services.env, GITHUB_JOB: `preview-${include}` },
        });

        expect(run.code).toBe(0);
        const artifacts = await services.artifacts();
        const artifact = artifacts.find(({ id }) => String(id) === run.outputs['artifact-id']);
        const files = Object.values(artifact?.files ?? {}).map((bytes) => bytes.toString('utf8'));
        const comments = await all.hub.comments(number);
        // Two tables in five formats each, the index of their pages, and the statistics.
        expect(files).toHaveLength(12);
        expect(files.filter((text) => text.includes('id="page:map"'))).toEqual([]);
        expect(comments).toHaveLength(1);
        expect(run.summary).toContain('Offline preview: all 11 rows have a TLDR');
        const traces = JSON.stringify([await tracesOf(run), files, comments]);
        expect(WORDS.exec(traces)).toBeNull();
        const rows = await rowsOf(run.options.workspace);
        expect(rows[1]?.TLDR).toBe(`${topicOf(1)}, a topic of ${topicOf(0)}`);
      },
    );

    test.each<[string, Omit<SlugOptions, 'workspace'>]>([
      [
        'a private repository',
        { event: dispatchEvent({ private: true }), inputs: { 'include-description': 'auto' } },
      ],
      ['a table that is to show them', { inputs: { 'include-description': 'true' } }],
    ])('are what it is made of in %s', async (_, { inputs, ...options }) => {
      const preview = { ...PREVIEW, publish: 'none', ...inputs };
      const run = await bySlug(await scene(), { ...options, inputs: preview });

      const rows = await rowsOf(run.options.workspace);
      expect(rows[1]?.TLDR).toMatch(/apprentices/);
    });

    test('are what it is made of where they are of the workspace', async () => {
      const { files } = await scene();
      const workspace = await tempWorkspace(files);
      await enrich(workspace, { inputs: { ...PREVIEW, publish: 'none' } });

      expect((await rowsOf(workspace))[1]?.TLDR).toMatch(/apprentices/);
    });
  });

  test('stay out where the event does not say, and GitHub says it is public', async () => {
    const all = await scene();
    const event = { ...scheduleEvent(), payload: { schedule: '0 3 * * *' } };
    const run = await bySlug(all, { event, inputs: AUTO });

    expect(await withheld(run)).toBe(true);
    expect(all.hub.requests.map(({ path }) => path)).toContain('/repos/octo-org/roadmaps');
  });
});

describe('the command line', () => {
  test('enriches a slug', async () => {
    const all = await scene();
    const workspace = await tempWorkspace();
    const run = await call(
      workspace,
      ['pottery', '--cache', 'none', '--source', 'octo-org/roadmaps@HEAD'],
      {
        bundle: true,
        gemini: await gemini(),
        env: { ...all.hub.env, ROADMAP_URL: all.site.url, GITHUB_TOKEN },
      },
    );

    expect(run.code, run.stderr).toBe(0);
    expect(await csvOf(workspace)).toBe(await byPath(all));
  });

  test('is refused without a key before anything is read, unless a table may have all values', async () => {
    const all = await scene();
    const env = { ROADMAP_URL: all.site.url, GEMINI_API_KEY: '' };
    const workspace = await tempWorkspace();
    const first = await runCli(['pottery'], { cwd: workspace, env });

    expect([first.code, all.site.requests]).toEqual([1, []]);
    expect(first.stderr).toMatch(/^Error: No Gemini API key\. Create one at https/);
    const preview = await runCli(['pottery', '--model', 'offline'], { cwd: workspace, env });
    const second = await runCli(['pottery'], { cwd: workspace, env });
    expect([preview.code, second.code]).toEqual([0, 1]);
    expect(second.stderr).toMatch(/8 rows to enrich, but no Gemini API key/);
  });

  test('lists the roadmaps there are', async () => {
    const all = await scene();
    const env = { ROADMAP_URL: all.site.url };
    const run = await runCli(['list'], { cwd: await tempWorkspace(), env });

    expect(run.code).toBe(0);
    expect(run.stdout).toBe('pottery  The pottery\nstudio   The studio\n');
    expect(run.stderr).toBe(`Reading the list of roadmaps from ${new URL(all.site.url).host}\n`);
    const json = await runCli(['list', '--json'], { cwd: await tempWorkspace(), env });
    expect(JSON.parse(json.stdout)).toEqual([
      { slug: 'pottery', title: 'The pottery' },
      { slug: 'studio', title: 'The studio' },
    ]);
  });

  test('lists a roadmap once that the site names twice', async () => {
    const all = await scene();
    const body = JSON.stringify(['kiln', 'clay', 'kiln'].map((slug) => ({ slug, title: slug })));
    breakSite(all, { path: LIST, answer: { status: 200, body } });
    const env = { ROADMAP_URL: all.site.url };
    const run = await runCli(['list'], { cwd: await tempWorkspace(), env });

    expect(run.stdout).toBe('clay  clay\nkiln  kiln\n');
  });

  test('draws a slug, without asking for its texts', async () => {
    const all = await scene();
    const workspace = await tempWorkspace();
    const run = await runCli(['draw', 'pottery', '--output', 'x.svg'], {
      cwd: workspace,
      env: { ROADMAP_URL: all.site.url },
    });

    expect(run.code, run.stderr).toBe(0);
    expect(await csvOf(workspace, 'x.svg')).toContain('<svg');
    expect(all.site.requests).toHaveLength(1);
  });

  test('says in one line that the list is out of reach', async () => {
    const all = await scene();
    breakSite(all, { path: LIST, answer: 403 });
    const env = { ROADMAP_URL: all.site.url };
    const run = await runCli(['list'], { cwd: await tempWorkspace(), env });

    expect(run.code).toBe(1);
    expect(run.stderr).toMatch(/^Reading .*\nError: The list of roadmaps cannot be reached.*\n$/);
  });
});
