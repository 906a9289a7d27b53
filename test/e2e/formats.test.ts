import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startActionsServices } from '../fakes/actions-services.ts';
import { meanwhile, onCommit } from '../fakes/github.ts';
import { listen } from '../fakes/loopback.ts';
import { runCli } from './cli.ts';
import { github, POTTERY, publish } from './publishing.ts';
import { call, csvOf, enrich, gemini, said } from './refresh.ts';
import { invented } from './roadmaps.ts';
import { tempWorkspace } from './workspace.ts';

const FORMATS = 'html, md, json, anki';
const NAMES = ['html', 'md', 'json', 'anki.txt'];
const viewOf = (name: string, table = POTTERY) => table.replace(/csv$/, name);
const VIEWS = NAMES.map((name) => viewOf(name));

/** A checkout with a roadmap, and whatever else it holds. */
const checkout = (files: Readonly<Record<string, string>> = {}) =>
  tempWorkspace({ ...invented('pottery', { count: 3 }), ...files });

const flags = (...formats: readonly string[]) => [
  ...['./plans/pottery', '--cache', 'none', '--output', POTTERY],
  ...formats.flatMap((name) => ['--formats', name]),
];

describe('formats on the command line', () => {
  test('are written beside the table and named, and stay as they are in the next run', async () => {
    const cwd = await checkout();
    const fake = await gemini();
    const first = await call(cwd, flags('html', 'md', 'json,anki'), { gemini: fake });
    const second = await call(cwd, flags(FORMATS), { gemini: fake });

    expect([first.code, second.code]).toEqual([0, 0]);
    for (const path of VIEWS) {
      expect(first.stderr).toContain(`File          ${path}: written\n`);
      expect(second.stderr).toContain(`File          ${path}: unchanged\n`);
    }
    const { rows } = JSON.parse(await csvOf(cwd, viewOf('json')));
    expect(rows).toHaveLength(3);
    expect(rows[0].TLDR).toMatch(/^Row /);
  });

  test('have neither descriptions nor a map where the table may not show them', async () => {
    const cwd = await checkout();
    const fake = await gemini();
    const filesOf = async (...more: readonly string[]) => {
      await call(cwd, [...flags(FORMATS), ...more], { gemini: fake });
      return (await Promise.all(VIEWS.map((path) => csvOf(cwd, path)))).join('');
    };

    expect(await filesOf('--no-include-description')).not.toMatch(/apprentices|id="page:map"/);
    const shown = await filesOf();
    expect(shown).toContain('apprentices');
    expect(shown).toContain('id="page:map"');
  });

  test.each(NAMES)('do not replace a file that is not ours: %s', async (name) => {
    const path = viewOf(name);
    const cwd = await checkout({ [path]: 'my own' });
    const fake = await gemini();
    const run = await call(cwd, flags(FORMATS), { gemini: fake });

    expect(run.code).toBe(1);
    expect(run.stderr).toContain(`${path} exists and was not written by roadmap-enrich.`);
    expect(await csvOf(cwd, path)).toBe('my own');
    expect(fake.requests).toEqual([]);
  });

  test('that git left with conflict markers are an error, and stay', async () => {
    const cwd = await checkout();
    const fake = await gemini();
    const path = viewOf('md');
    await call(cwd, flags('md'), { gemini: fake });
    const list = await csvOf(cwd, path);
    // With the mark of today: it would be taken for current.
    const conflict = list.replace('\n', '\n<<<<<<< HEAD\n').concat('=======\n>>>>>>> topic\n');
    await writeFile(join(cwd, path), conflict);
    const run = await call(cwd, flags('md'), { gemini: fake });

    expect(run.code).toBe(1);
    expect(run.stderr).toContain(`${path} contains merge-conflict markers (line 2).`);
    expect(await csvOf(cwd, path)).toBe(conflict);
  });

  test('that are named no more stay, and a notice says so', async () => {
    const cwd = await checkout();
    const fake = await gemini();
    await call(cwd, flags('md'), { gemini: fake });
    const list = await csvOf(cwd, viewOf('md'));
    const run = await call(cwd, flags('json'), { gemini: fake });

    expect(run.stderr).toContain(`${viewOf('md')} is not renewed: formats does not name md.`);
    expect(await csvOf(cwd, viewOf('md'))).toBe(list);
  });
});

describe('formats in a commit', () => {
  test('go with their table, and are committed once', async () => {
    const hub = await github();
    const first = await publish(hub, { inputs: { formats: FORMATS } });
    const second = await publish(hub, { inputs: { formats: FORMATS } });

    const [commit, ...older] = await hub.commits('main');
    expect(commit?.files.toSorted()).toEqual([POTTERY, ...VIEWS].toSorted());
    expect(older).toHaveLength(1);
    expect(JSON.parse(first.outputs.paths ?? '')).toEqual([POTTERY, ...VIEWS]);
    expect(JSON.parse(first.outputs['csv-paths'] ?? '')).toEqual([POTTERY]);
    for (const path of VIEWS) {
      expect(first.summary).toContain(`/blob/${first.outputs['commit-sha']}/${path}`);
    }
    expect([first.outputs.changed, second.outputs.changed]).toEqual(['true', 'false']);
  });

  test('stay in a night in which only the tool is another', async () => {
    const hub = await github();
    await publish(hub, { inputs: { formats: 'md' } });
    const path = viewOf('md');
    const list = (await hub.file('main', path)) ?? '';
    // As a version of the tool wrote it that puts things otherwise.
    const other = list.replaceAll('- [ ]', '* [ ]');
    expect(other).not.toBe(list);
    await hub.commit('main', { [path]: other });
    const run = await publish(hub, { inputs: { formats: 'md' } });

    expect(run.outputs).toMatchObject({ changed: 'false', 'commit-sha': '' });
    expect(await hub.file('main', path)).toBe(other);
  });

  test('follow an edit of the table', async () => {
    const hub = await github();
    await publish(hub, { inputs: { formats: 'md' } });
    const table = (await hub.file('main', POTTERY)) ?? '';
    await hub.commit('main', { [POTTERY]: table.replace(/"Row [^"]*"/, '"By hand"') });
    const run = await publish(hub, { inputs: { formats: 'md' } });

    expect((await hub.commits('main'))[0]?.files).toEqual([viewOf('md')]);
    expect(await hub.file('main', viewOf('md'))).toContain('By hand');
    expect(run.outputs.changed).toBe('true');
  });

  test('wait for the next run with a table that somebody changed during this one', async () => {
    const hub = await github();
    await publish(hub, { inputs: { formats: 'md' } });
    const table = (await hub.file('main', POTTERY)) ?? '';
    const theirs = table.replace(/"Row [^"]*"/, '"Theirs"');
    const workspace = await checkout(invented('pottery', { count: 4 }));
    hub.faults.add(meanwhile(onCommit, () => hub.commit('main', { [POTTERY]: theirs })));
    const run = await publish(hub, { inputs: { formats: FORMATS }, workspace });

    expect(said(run, 'warning').join()).toMatch(/pottery\.csv is skipped/);
    expect(await hub.file('main', POTTERY)).toBe(theirs);
    expect(await hub.file('main', viewOf('json'))).toBeNull();
    await publish(hub, { inputs: { formats: FORMATS }, workspace });
    expect(await hub.file('main', viewOf('json'))).toContain('Theirs');
    expect(await hub.file('main', viewOf('md'))).toContain('Theirs');
  });

  test('do not bring back a pull request that was closed with its tables', async () => {
    const hub = await github();
    const inputs = { publish: 'pull-request', formats: 'md' };
    const first = await publish(hub, { inputs });
    await hub.closePull(Number(first.outputs['pull-request-number']));
    const run = await publish(hub, { inputs: { ...inputs, formats: 'md, json' } });

    expect(await hub.pulls()).toEqual([]);
    expect(said(run, 'notice').join()).toContain('was closed: it is not reopened');
  });
});

test('an artifact holds them by the name of their roadmap', async () => {
  const services = await startActionsServices();
  try {
    const workspace = await checkout();
    const inputs = { publish: 'artifact', cache: 'false', formats: FORMATS };
    const run = await enrich(workspace, { gemini: await gemini(), inputs, env: services.env });
    expect(run.code).toBe(0);
    const [artifact] = await services.artifacts();
    const names = Object.keys(artifact?.files ?? {}).toSorted();
    expect(names).toEqual(
      ['pottery.csv', ...NAMES.map((name) => `pottery.${name}`), 'stats.json'].toSorted(),
    );
  } finally {
    await services.close();
  }
});

test('an artifact holds the statistics besides the files of a roadmap of that name', async () => {
  const services = await startActionsServices();
  try {
    const workspace = await tempWorkspace({ 'lists/stats.csv': 'Topic\nMedian\n' });
    const inputs = {
      roadmap: 'lists/stats.csv',
      ...{ publish: 'artifact', cache: 'false', formats: 'json' },
    };
    const run = await enrich(workspace, { gemini: await gemini(), inputs, env: services.env });
    expect(run.code).toBe(0);
    const files = (await services.artifacts())[0]?.files ?? {};
    expect(Object.keys(files).toSorted()).toEqual([
      'stats (table).json',
      'stats.csv',
      'stats.json',
    ]);
    expect(JSON.parse(String(files['stats.json']))).toMatchObject({ version: 1 });
    expect(JSON.parse(String(files['stats (table).json']))).toMatchObject({ slug: 'stats' });
  } finally {
    await services.close();
  }
});

describe('view', () => {
  test('makes the other formats of a table that is there', async () => {
    const cwd = await checkout();
    await call(cwd, flags(FORMATS), { gemini: await gemini() });
    const written = await csvOf(cwd, viewOf('json'));
    const copy = 'copy/pottery.csv';
    await call(cwd, [...flags().slice(0, 3), '--output', copy], { gemini: await gemini() });
    const run = await runCli(['view', copy, '--formats', 'json,md'], { cwd });

    expect([run.code, run.stdout]).toEqual([0, '']);
    expect(run.stderr).toBe(
      'copy/pottery.md: written, 3 topics\ncopy/pottery.json: written, 3 topics\n',
    );
    const { columns, rows } = JSON.parse(await csvOf(cwd, 'copy/pottery.json'));
    expect(columns).toEqual(JSON.parse(written).columns);
    expect(rows).toEqual(JSON.parse(written).rows);
  });

  test('shows a roadmap without a model, and a list', async () => {
    const cwd = await checkout({ 'lists/tea.csv': 'Topic,TLDR\nSencha,Green tea\n,Lost\n' });
    const roadmap = await runCli(['view', './plans/pottery', '--formats', 'json'], { cwd });
    const list = await runCli(['view', 'lists/tea.csv', '--formats=md', '--output=tea.md'], {
      cwd,
    });

    expect([roadmap.code, list.code]).toEqual([0, 0]);
    expect(JSON.parse(await csvOf(cwd, 'pottery.json')).rows).toHaveLength(3);
    expect(await csvOf(cwd, 'tea.md')).toContain('**Sencha** - Green tea');
    expect(list.stderr).toContain('tea: 1 row without a topic skipped: row 3.');
  });

  test('reads a table that a spreadsheet saved in its own encoding, and says so', async () => {
    const cwd = await checkout();
    const header = 'Category;Subcategory;Topic;Description;Resources;TLDR;Challenge;Id;Revision\n';
    await writeFile(join(cwd, 't.csv'), Buffer.from(`${header};;Caf\u00e9;;;;;a;\n`, 'latin1'));
    const run = await runCli(['view', 't.csv', '--formats', 'json'], { cwd });

    expect(run.code).toBe(0);
    expect(run.stderr).toContain('t.csv is read as Windows-1252.');
    expect(JSON.parse(await csvOf(cwd, 't.json')).rows[0].Topic).toBe('Caf\u00e9');
  });

  test('reads the definitions of columns where they are given', async () => {
    const header = 'Category,Subcategory,Topic,Description,Resources,Size,Id,Revision\n';
    const rows = ['a', 'b'].map((id) => `,,Topic ${id},,,"1",${id},\n`).join('');
    const columns = '- name: Size\n  ask: How large it is\n  text: { words: 3 }\n';
    const cwd = await tempWorkspace({ 't.csv': header + rows, 'columns.yml': columns });
    const kinds = async (...args: readonly string[]) => {
      await runCli(['view', 't.csv', '--formats', 'json', ...args], { cwd });
      return JSON.parse(await csvOf(cwd, 't.json')).columns;
    };

    expect(await kinds()).toEqual([{ name: 'Size', kind: 'number' }]);
    expect(await kinds('--columns', 'columns.yml')).toEqual([{ name: 'Size', kind: 'text' }]);
  });

  test.each([
    [2, ['view'], /^Error: view takes TABLE\|ROADMAP, as in/],
    [2, ['view', './plans/pottery', '--formats', 'md,json', '--output', 'x.md'], /one format/],
    [2, ['view', './plans/pottery', '--formats', 'csv'], /^Error: --formats: view writes/],
    [
      2,
      ['view', './plans/pottery', '--formats', 'htm'],
      /^Error: --formats "htm": must be among csv, html, md, json, anki\. Did you mean html\? Separate several with commas or line breaks\.$/m,
    ],
    [2, ['view', 'back*'], /is not a table, or the slug or path of a single roadmap/],
    [2, ['view', './plans/pottery', '--max-rows', '3'], /^Error: view takes only --formats, /],
    [1, ['view', 'missing.csv'], /there is no file or folder missing\.csv/],
    [1, ['view', './plans/pottery', '--formats', 'md', '--output', 'own.md'], /own\.md exists/],
  ])('ends with %i and one line for %j', async (code, args, message) => {
    const cwd = await checkout({ 'own.md': 'mine' });
    const run = await runCli(args, { cwd });

    expect([run.code, run.stdout]).toEqual([code, '']);
    expect(run.stderr).toMatch(message);
    expect(run.stderr.trim().split('\n')).toHaveLength(1);
    expect(await readFile(join(cwd, 'own.md'), 'utf8')).toBe('mine');
  });
});

describe('the index of pages', () => {
  const both = () =>
    tempWorkspace({
      ...invented('pottery', { count: 3 }),
      ...invented('studio', { count: 2, first: 4 }),
    });
  const args = ['./plans/pottery', './plans/studio', '--cache', 'none', '--formats', 'html'];
  const INDEX = 'roadmaps/index.html';

  test('lists the roadmaps of a run that share a folder, one that fails too', async () => {
    const cwd = await both();
    const first = await call(cwd, args, { gemini: await gemini() });
    const index = await csvOf(cwd, INDEX);
    expect([first.code, index.match(/<li>.*<\/li>/g)]).toEqual([
      0,
      [
        '<li><a href="pottery.html"><bdi>Pottery</bdi></a> <small>3 topics</small></li>',
        '<li><a href="studio.html"><bdi>Studio</bdi></a> <small>2 topics</small></li>',
      ],
    ]);
    await writeFile(join(cwd, 'plans/pottery/pottery.json'), '{');
    const second = await call(cwd, args, { gemini: await gemini() });
    expect(second.code).toBe(1);
    expect(await csvOf(cwd, INDEX)).toContain(
      '<li><a href="pottery.html"><bdi>Pottery</bdi></a> <small>not renewed in the last run</small></li>',
    );
  });

  test('does not replace a file that is not ours, and the pages are written', async () => {
    const cwd = await both();
    await mkdir(join(cwd, 'roadmaps'));
    await writeFile(join(cwd, INDEX), 'mine');
    const run = await call(cwd, args, { gemini: await gemini() });
    expect(run.code).toBe(0);
    expect(run.stderr).toContain(`${INDEX} was not written by roadmap-enrich, and stays`);
    expect(await csvOf(cwd, INDEX)).toBe('mine');
    expect(await csvOf(cwd, 'roadmaps/studio.html')).toContain('Studio');
  });

  test('is not taken for current where git left conflict markers in it', async () => {
    const cwd = await both();
    const fake = await gemini();
    await call(cwd, args, { gemini: fake });
    const conflict = `${await csvOf(cwd, INDEX)}=======\n>>>>>>> topic\n`;
    await writeFile(join(cwd, INDEX), conflict);
    const run = await call(cwd, args, { gemini: fake });
    expect(run.code).toBe(0);
    expect(run.stderr).toMatch(/No index of the pages: .* contains merge-conflict markers/);
    expect(await csvOf(cwd, INDEX)).toBe(conflict);
  });

  test('leaves the page of a roadmap of its name, which a run of its own wrote', async () => {
    const cwd = await both();
    const fake = await gemini();
    await writeFile(join(cwd, 'index.csv'), 'Topic\nSencha\n');
    await call(cwd, ['./index.csv', ...args.slice(2)], { gemini: fake });
    const page = await csvOf(cwd, INDEX);
    const run = await call(cwd, args, { gemini: fake });

    expect(run.code).toBe(0);
    expect(run.stderr).toContain(`${INDEX} is the page of a roadmap, and stays`);
    expect(await csvOf(cwd, INDEX)).toBe(page);
  });

  test('has no place for a roadmap of its name', async () => {
    const cwd = await tempWorkspace({
      ...invented('pottery', { count: 3 }),
      'lists/index.csv': 'Topic\nSencha\n',
    });
    const run = await call(cwd, ['lists/index.csv', './plans/pottery', ...args.slice(2)], {
      gemini: await gemini(),
    });
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('its page would be index.html, which lists the pages of all');
  });

  test('leads in an artifact to the pages that it holds, by their names there', async () => {
    const services = await startActionsServices();
    try {
      const workspace = await both();
      await mkdir(join(workspace, 'out'));
      await writeFile(join(workspace, 'plans/studio/studio.json'), '{');
      // The page of an earlier run, which the artifact does not hold.
      await writeFile(join(workspace, 'out/my-studio.html'), '');
      const inputs = {
        roadmap: 'plans/pottery\nplans/studio',
        output: 'out/my-{slug}.csv',
        ...{ publish: 'artifact', cache: 'false', formats: 'html' },
      };
      await enrich(workspace, { gemini: await gemini(), inputs, env: services.env });
      expect(await csvOf(workspace, 'out/index.html')).toContain('href="my-pottery.html"');
      const files = (await services.artifacts())[0]?.files ?? {};
      const links = [...String(files['index.html']).matchAll(/href="([^"]*)"/g)];
      expect(links.map(([, href]) => href)).toEqual(['pottery.html']);
      expect(Object.keys(files)).toContain('pottery.html');
    } finally {
      await services.close();
    }
  });

  test('goes into the commit of the tables', async () => {
    const hub = await github();
    const inputs = { roadmap: 'plans/pottery\nplans/studio', formats: 'html' };
    const run = await publish(hub, { inputs });
    expect((await hub.commits('main'))[0]?.files).toContain(INDEX);
    expect(JSON.parse(run.outputs.paths ?? '')).toContain(INDEX);
    expect((await publish(hub, { inputs })).outputs.changed).toBe('false');
  });
});

test('a row that a person added to a table has an id of its own in every format', async () => {
  const cwd = await checkout();
  await call(cwd, flags('csv'), { gemini: await gemini() });
  const table = await csvOf(cwd, POTTERY);
  await writeFile(join(cwd, POTTERY), `${table},,Raku,,,,,,\n,,Raku,,,,,,\n`);
  const run = await runCli(['view', POTTERY, '--formats', 'json'], { cwd });

  expect(run.code).toBe(0);
  const ids = JSON.parse(await csvOf(cwd, viewOf('json'))).rows.map(({ Id }: { Id: string }) => Id);
  expect(new Set(ids).size).toBe(5);
});

test('view says that the map goes where it writes over the page of a run', async () => {
  const cwd = await checkout();
  await runCli(['./plans/pottery', '--model', 'offline', '--formats', 'html', '--cache', 'none'], {
    cwd,
  });
  const run = await runCli(['view', POTTERY], { cwd });
  expect(run.stderr).toContain(`${viewOf('html')} had a map, which the table does not hold.`);
  const again = await runCli(['view', POTTERY], { cwd });
  expect(again.stderr).not.toContain('had a map');
});

test.each(['view', 'draw'])('%s names the roadmap that cannot be loaded', async (command) => {
  const site = await listen(createServer((_, response) => response.writeHead(404).end()));
  onTestFinished(site.close);
  const env = { ROADMAP_URL: site.url };
  const run = await runCli([command, 'backend'], { cwd: await checkout(), env });
  expect(run.stderr).toMatch(/^Error: backend: /m);
  expect(run.stderr).not.toMatch(/backend: backend/);
});

test.each(['view', 'draw'])('%s takes a wrong setting for an error of its own', async (command) => {
  const cwd = await checkout();
  const wrong = await runCli([command, 'backend'], { cwd, env: { ROADMAP_URL: 'ftp://x' } });
  expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringMatching(/^Error: ROADMAP_URL: /)]);
});

test('a preview does not miss the columns that its list fills in', async () => {
  const cwd = await checkout();
  await writeFile(join(cwd, 'hours.csv'), 'Topic,Description,Hours\nKiln,An oven.,4\n');
  const args = ['hours.csv', '--columns', 'TLDR,Hours,Level', '--model', 'offline'];
  const run = await runCli([...args, '--output', 'out.csv', '--cache', 'none'], { cwd });
  expect(run.stderr).toContain('without Level;');
});

test('view writes beside a list, under the list’s own name', async () => {
  const cwd = await tempWorkspace({ 'lists/чай.tsv': 'Topic\tDescription\nSencha\tGreen tea\n' });
  const run = await runCli(['view', 'lists/чай.tsv', '--formats', 'md'], { cwd });

  expect(run.stderr).toBe('lists/чай.md: written, 1 topic\n');
  expect(await csvOf(cwd, 'lists/чай.md')).toContain('**Sencha** - Green tea');
});

test.each([
  ['--formats=md,json', '--output=x.md', /--output is for one format; --formats names 2\./],
  ['--formats=html', '--output=x.md', /^Error: --output=x\.md: must end in \.html/],
])('view says what is wrong with %s %s', async (formats, output, message) => {
  const run = await runCli(['view', './plans/pottery', formats, output], { cwd: await checkout() });
  expect([run.code, run.stdout]).toEqual([2, '']);
  expect(run.stderr).toMatch(message);
});
