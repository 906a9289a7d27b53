import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import {
  apiError,
  type Behaviour,
  depleted,
  emptyText,
  type FakeGemini,
  invalidKey,
  normal,
  notFound,
  oldKey,
  overloaded,
  perDay,
  perMinute,
  reset,
  retired,
} from '../fakes/gemini.ts';
import type { FakeGitHub } from '../fakes/github.ts';
import { type FakeSite, type SiteFault, startSite } from '../fakes/roadmap-site.ts';
import { GITHUB_TOKEN, NOWHERE } from './action.ts';
import { runCli } from './cli.ts';
import { github } from './publishing.ts';
import { gemini, KEY } from './refresh.ts';
import { invented } from './roadmaps.ts';
import { tempWorkspace } from './workspace.ts';

/** What `--json` prints. */
const report = z.strictObject({
  version: z.literal(1),
  ok: z.boolean(),
  checks: z.array(
    z.strictObject({
      name: z.string(),
      status: z.enum(['ok', 'warning', 'problem', 'skipped']),
      message: z.string().min(1),
      action: z.string().min(1).optional(),
    }),
  ),
});

type Status = z.infer<typeof report>['checks'][number]['status'];

const POTTERY = invented('pottery', { count: 8 });
const LIST = 'Topic\nWedging\nThrowing\n';
const LIMITS = { limit: 5000, remaining: 4990, reset: 1_800_000_000 };

interface Scene {
  readonly model: FakeGemini;
  readonly site: FakeSite;
  readonly hub: FakeGitHub;
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
}

/** Gemini, roadmap.sh and GitHub as they should be, and an empty folder. */
async function scene(
  files: Readonly<Record<string, string>> = {},
  script?: Behaviour,
): Promise<Scene> {
  const [model, hub, folder] = [await gemini(script), await github(), await tempWorkspace(files)];
  const graph = POTTERY['plans/pottery/pottery.json'] ?? null;
  const site = await startSite({
    pottery: { graph, texts: {} },
    sql: { graph, texts: {} },
    'empty-one': { graph: null, texts: {} },
  });
  onTestFinished(site.close);
  await hub.commit('main', inSource(POTTERY));
  hub.faults.add(rateLimit(LIMITS));
  const env = {
    GEMINI_URL: model.url,
    ROADMAP_URL: site.url,
    GITHUB_API_URL: hub.url,
    GEMINI_API_KEY: KEY,
    GITHUB_TOKEN,
  };
  return { model, site, hub, folder, env };
}

const inSource = (files: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(files)
      .filter(([path]) => path.includes('/content/'))
      .map(([path, text]) => [path.replace(/^plans/, 'roadmaps'), text]),
  );

const rateLimit = (graphql: typeof LIMITS) =>
  answerTo('/rate_limit', 200, { resources: { core: LIMITS, graphql } });

const answerTo = (path: string, status: number, body: object) => ({
  when: (request: { readonly path: string }) => request.path === path,
  fault: {
    kind: 'answer',
    answer: {
      status,
      headers: { 'content-type': 'application/json' },
      body: Buffer.from(JSON.stringify(body)),
    },
  } as const,
});

interface Examined {
  readonly code: number | null;
  readonly ok: boolean;
  readonly checks: z.infer<typeof report>['checks'];
  /** `status name: message. action` of every check but those that are fine. */
  readonly findings: readonly string[];
  readonly statuses: Readonly<Record<string, Status>>;
}

/** What the doctor says of a scene. */
async function examine(
  { folder, env }: Pick<Scene, 'folder' | 'env'>,
  args: readonly string[] = ['pottery'],
  changed: Readonly<Record<string, string>> = {},
): Promise<Examined> {
  const source = ['--source', 'octo-org/roadmaps@HEAD', '--cache', 'none'];
  const run = await runCli(['doctor', '--json', ...source, ...args], {
    cwd: folder,
    env: { ...env, ...changed },
  });
  expect(run.stderr).toBe('');
  const { ok, checks } = report.parse(JSON.parse(run.stdout));
  return {
    code: run.code,
    ok,
    checks,
    findings: checks
      .filter(({ status }) => status === 'warning' || status === 'problem')
      .map(({ name, status, message, action }) => `${status} ${name}: ${message}. ${action}`),
    statuses: Object.fromEntries(checks.map(({ name, status }) => [name, status])),
  };
}

describe('with everything as it should be', () => {
  test('each check is a line that is ok, and the last line says what comes next', async () => {
    const { folder, env } = await scene();
    const args = ['doctor', 'pottery', '--source', 'octo-org/roadmaps@HEAD'];
    const run = await runCli(args, { cwd: folder, env });
    expect(run).toMatchObject({ code: 0, stderr: '' });
    const lines = run.stdout.trimEnd().split('\n');
    expect(lines).toEqual([
      expect.stringMatching(/^ok {7}Node\.js: \d+\./),
      'ok       proxy: none is set',
      'ok       key: GEMINI_API_KEY is set',
      expect.stringMatching(/^ok {7}model: gemini-3\.5-flash-lite answered in [\d.]+ s: \S/),
      'ok       GitHub: GITHUB_TOKEN is accepted, with 4,990 of 5,000 requests left this hour',
      expect.stringMatching(/^ok {7}list: 127\.0\.0\.1:\d+ lists 3 roadmaps$/),
      'ok       graph: pottery has 8 topics',
      expect.stringMatching(
        /^ok {7}source: octo-org\/roadmaps\/roadmaps\/pottery\/content has 7 descriptions at commit \w{7}$/,
      ),
      expect.stringMatching(/^ok {7}cache: .*rows\.jsonl can be created$/),
      'ok       output: roadmaps/pottery.csv can be written',
      'skipped  workflow: this folder is not in a repository',
      '',
      '10 ok, 0 warnings, 0 problems, 1 skipped. Next: roadmap-enrich pottery',
    ]);
  });

  test('one request goes to each model, and nothing is left behind', async () => {
    const { folder, env, model } = await scene({ 'team.csv': LIST });
    const models = 'gemini-3.5-flash-lite,gemini-3.6-flash';
    const { code } = await examine({ folder, env }, ['pottery', 'team.csv', '--model', models]);
    expect(code).toBe(0);
    expect(model.requests.map(({ model: name, items }) => [name, items.length])).toEqual(
      expect.arrayContaining([
        ['gemini-3.5-flash-lite', 1],
        ['gemini-3.6-flash', 1],
      ]),
    );
    expect(model.requests).toHaveLength(2);
    expect(readdirSync(folder)).toEqual(['team.csv']);
  });

  test('the default cache is not created', async () => {
    const { folder, env } = await scene();
    const home = await tempWorkspace();
    await runCli(['doctor'], { cwd: folder, env: { ...env, XDG_CACHE_HOME: join(home, 'cache') } });
    expect(existsSync(join(home, 'cache'))).toBe(false);
  });
});

describe('the key', () => {
  test.each([
    ['is missing', '', 'warning key: GEMINI_API_KEY is not set'],
    ['begins with AIza', `AIza${'x'.repeat(35)}`, 'warning key: GEMINI_API_KEY begins with AIza'],
    ['was copied in part', 'AQ.part', 'warning key: GEMINI_API_KEY has only 7 characters'],
    ['has white space', 'AQ.two words of a key', 'problem key: GEMINI_API_KEY cannot be used'],
    ['has quotation marks', `"${KEY}"`, 'problem key: GEMINI_API_KEY cannot be used'],
  ])('that %s is said, and not shown', async (_, key, finding) => {
    const { findings, checks } = await examine(await scene(), undefined, { GEMINI_API_KEY: key });
    expect(findings).toContainEqual(expect.stringContaining(finding));
    expect(JSON.stringify(checks)).not.toContain(key || '""');
  });

  test('without one, no request goes to Gemini, and the exit code is 0', async () => {
    const place = await scene();
    const { code, statuses } = await examine(place, undefined, { GEMINI_API_KEY: '' });
    expect([code, statuses.model, place.model.requests]).toEqual([0, 'skipped', []]);
  });

  test('is not needed for an offline preview, which sends no request', async () => {
    const place = await scene();
    const { statuses } = await examine(place, ['pottery', '--model', 'offline']);
    expect(statuses).toMatchObject({ key: 'ok', model: 'ok' });
    expect(place.model.requests).toEqual([]);
  });
});

describe('a model', () => {
  test.each<[string, Behaviour, RegExp]>([
    ['is retired', retired, /^problem model: .* Put gemini-3\.6-flash in its place\.$/],
    ['is unknown', notFound, /^problem model: Gemini does not offer the model/],
    ['rejects the key', invalidKey, /^problem model: Gemini rejected the API key/],
    ['rejects an old key', oldKey, /^problem model: Gemini rejected the API key.*AIza/],
    ['needs money', depleted, /^problem model: Gemini does not serve the key's project/],
    [
      'rejects the request',
      apiError(400, 'INVALID_ARGUMENT', { message: 'No such field.' }),
      /^problem model: Gemini rejected the request: No such field/,
    ],
    [
      'rejects a setting',
      apiError(400, 'INVALID_ARGUMENT', { message: 'Thinking level is not supported.' }),
      /^warning model: .*is served, but rejects a setting/,
    ],
    ['has no requests left today', perDay(), /^warning model: .*daily quota of 500 requests/],
    ['has none left this minute', perMinute(), /^warning model: .*limits the key's requests/],
    ['is overloaded', overloaded, /^warning model: .*gives no answer at the moment/],
    ['answers nothing', emptyText, /^warning model: .*answer could not be used/],
  ])('that %s is said after one request', async (_, script, finding) => {
    const place = await scene({}, script);
    const { findings, code } = await examine(place);
    expect(findings).toEqual([expect.stringMatching(finding)]);
    expect(code).toBe(finding.source.startsWith('^problem') ? 1 : 0);
    expect(place.model.requests).toHaveLength(1);
  });

  test('that cannot be reached is a problem, while all else is checked', async () => {
    const place = await scene({}, reset);
    const { findings, statuses } = await examine(place);
    expect(findings).toEqual([
      expect.stringMatching(
        /^problem model: 127.*:\d+ cannot be reached: other side closed\. Check/,
      ),
    ]);
    expect(statuses.graph).toBe('ok');
  });

  test('is examined beside the others', async () => {
    const place = await scene({}, ({ model }) => (model === 'gemini-3.6-flash' ? normal : retired));
    const { checks } = await examine(place, ['--model', 'gemini-3.5-flash-lite,gemini-3.6-flash']);
    const models = checks.filter(({ name }) => name === 'model');
    expect(models.map(({ status }) => status)).toEqual(['problem', 'ok']);
  });
});

describe('GitHub', () => {
  test('a missing token is a warning, and the source is not looked at', async () => {
    const { findings, statuses, code } = await examine(await scene(), undefined, {
      GITHUB_TOKEN: '',
    });
    expect(findings).toEqual([expect.stringMatching(/^warning GitHub: GITHUB_TOKEN is not set/)]);
    expect([statuses.source, code]).toEqual(['skipped', 0]);
  });

  test('a token that GitHub does not accept is a problem', async () => {
    const place = await scene();
    place.hub.faults.clear();
    const { findings } = await examine(place, undefined, { GITHUB_TOKEN: 'ghp_wrong' });
    expect(findings).toEqual([
      expect.stringMatching(/^problem GitHub: GitHub does not accept GITHUB_TOKEN/),
    ]);
  });

  test('a token in a wrong form is a problem', async () => {
    const { findings } = await examine(await scene(), undefined, { GITHUB_TOKEN: 'two words' });
    expect(findings).toEqual([
      expect.stringMatching(/^problem GitHub: GITHUB_TOKEN cannot be used/),
    ]);
  });

  test('a spent limit is a warning that says when it is renewed', async () => {
    const place = await scene();
    place.hub.faults.clear();
    place.hub.faults.add(rateLimit({ ...LIMITS, remaining: 0 }));
    const { findings } = await examine(place);
    expect(findings).toEqual([
      expect.stringMatching(/^warning GitHub: .*none of its 5,000.*Wait until 08:00 UTC/),
    ]);
  });

  test('one that is out of order, or out of reach, is a warning', async () => {
    const place = await scene();
    place.hub.faults.clear();
    place.hub.faults.add(answerTo('/rate_limit', 502, {}));
    expect((await examine(place)).findings).toEqual([
      expect.stringMatching(/^warning GitHub: .*does not answer \(HTTP 502\)/),
    ]);
    const away = await examine(place, undefined, { GITHUB_API_URL: NOWHERE });
    expect(away.findings).toEqual([
      expect.stringMatching(/^warning GitHub: .*cannot be reached .*ECONNREFUSED/),
    ]);
  });

  test.each([
    ['octo-org/nothing@HEAD', /^problem source: octo-org\/nothing@HEAD does not exist, or/],
    ['octo-org/roadmaps@gone', /^problem source: octo-org\/roadmaps@gone cannot be read/],
  ])('the source %s is a problem', async (source, finding) => {
    const { findings } = await examine(await scene(), ['pottery', '--source', source]);
    expect(findings).toEqual([expect.stringMatching(finding)]);
  });

  test('a source without the descriptions is a problem', async () => {
    const { findings } = await examine(await scene(), ['sql']);
    expect(findings).toEqual([expect.stringMatching(/^problem source: .*no descriptions of sql/)]);
  });

  test('a source in another layout is only a warning for lists alone', async () => {
    const place = await scene({ 'team.csv': LIST });
    const args = ['team.csv', '--source', 'octo-org/roadmaps@empty'];
    const paths = Object.keys(inSource(POTTERY));
    await place.hub.commit('empty', Object.fromEntries(paths.map((path) => [path, null])));
    const { findings } = await examine(place, args);
    expect(findings).toEqual([expect.stringMatching(/^warning source: .*no descriptions of/)]);
  });

  test('a source is looked at where it has descriptions, if no slug is named', async () => {
    const { checks } = await examine(await scene(), ['p*']);
    const found = checks.find(({ name }) => name === 'source');
    expect(found?.message).toContain('roadmaps/pottery/content has 7 descriptions');
  });
});

describe('roadmap.sh', () => {
  const LISTING = /^\/api\/v1-list/;
  const GRAPH = /^\/api\/v1-official-roadmap\/|^\/\w+\.json$/;

  test.each<[string, SiteFault, RegExp]>([
    ['an error', { path: LISTING, answer: 500 }, /^problem list: .*\(HTTP 500\)/],
    [
      'a page',
      { path: LISTING, answer: { status: 200, body: '<p>' } },
      /^problem list: .*not JSON/,
    ],
    [
      'another shape',
      { path: LISTING, answer: { status: 200, body: '{"roadmaps":[]}' } },
      /^problem list: .*not a list of roadmaps/,
    ],
    ['a graph of errors', { path: GRAPH, answer: 500 }, /^problem graph: pottery: .*HTTP 500/],
    [
      'a graph in another shape',
      { path: GRAPH, answer: { status: 200, body: '{"boxes":[]}' } },
      /^problem graph: pottery: /,
    ],
  ])('with %s is a problem, and each page is requested once', async (_, fault, finding) => {
    const place = await scene();
    place.site.faults.push(fault);
    const { findings, code } = await examine(place);
    expect(findings).toEqual([expect.stringMatching(finding)]);
    expect(code).toBe(1);
    expect(new Set(place.site.requests).size).toBe(place.site.requests.length);
  });

  test('out of reach is a problem for slugs', async () => {
    const { findings } = await examine(await scene(), undefined, { ROADMAP_URL: NOWHERE });
    expect(findings).toEqual([
      expect.stringMatching(/^problem list: .* cannot be reached \(ECONNREFUSED\)/),
      expect.stringMatching(/^problem graph: /),
    ]);
  });

  test('out of reach is a warning for lists and paths', async () => {
    const place = await scene({ 'team.csv': LIST, ...POTTERY });
    const args = ['team.csv', './plans/pottery'];
    const { findings, code } = await examine(place, args, { ROADMAP_URL: NOWHERE });
    expect(findings).toEqual([
      expect.stringMatching(/^warning list: /),
      expect.stringMatching(/^warning graph: /),
    ]);
    expect(code).toBe(0);
  });

  test('that does not respond is given up on within seconds', async () => {
    const place = await scene();
    place.site.faults.push({ path: /./, answer: 'hang' });
    const startedAt = performance.now();
    const { findings } = await examine(place);
    expect(findings).toContainEqual(expect.stringMatching(/^problem list: .*no response within/));
    expect(performance.now() - startedAt).toBeLessThan(20_000);
  });
});

describe('roadmaps', () => {
  test('paths are loaded, slugs and patterns looked up', async () => {
    const place = await scene({ 'team.csv': LIST, ...POTTERY });
    const { checks } = await examine(place, [
      'pottery',
      'sql',
      'p*',
      'team.csv',
      './plans/pottery',
    ]);
    const messages = checks.filter(({ name }) => name === 'roadmap').map(({ message }) => message);
    expect(messages).toEqual([
      'sql is listed',
      'p* matches 1 roadmap',
      'team.csv has 2 topics',
      'plans/pottery has 8 topics',
    ]);
  });

  test.each([
    ['potery', /^problem graph: .*has no graph of potery\. Did you mean pottery\?/],
    ['empty-one', /^problem graph: .*has no graph of empty-one\. Try again later\./],
    ['zzz*', /^problem roadmap: zzz\* matches no roadmap/],
    ['missing.csv', /^problem roadmap: .*missing\.csv/],
    ['names.csv', /^problem roadmap: names\.csv.* Topic/],
  ])('%s is a problem', async (name, finding) => {
    const place = await scene({ 'names.csv': 'Foo,Bar\n1,2\n' });
    const { findings } = await examine(place, [name]);
    expect(findings).toContainEqual(expect.stringMatching(finding));
  });

  test('a second slug that is not listed is a problem with a suggestion', async () => {
    const { findings } = await examine(await scene(), ['pottery', 'sqll']);
    expect(findings).toEqual([
      expect.stringMatching(/^problem roadmap: .*no roadmap sqll\. Did you mean sql\?/),
    ]);
  });

  test('a list with something odd in it is a warning', async () => {
    const place = await scene({ 'team.csv': 'Topic,Category\nWedging,A\n,B\n' });
    const { findings } = await examine(place, ['team.csv']);
    expect(findings).toEqual([expect.stringMatching(/^warning roadmap: team\.csv has 1 topic; /)]);
  });
});

describe('files', () => {
  test.each([
    ['--cache', 'notes.txt', /^problem cache: --cache=notes\.txt: this file is not a cache/],
    [
      '--cache',
      'notes.txt/rows.jsonl',
      /^problem cache: notes\.txt\/rows\.jsonl cannot be written/,
    ],
    [
      '--output',
      'notes.txt/{slug}.csv',
      /^problem output: notes\.txt\/pottery\.csv cannot be written/,
    ],
  ])('%s %s is a problem', async (flag, path, finding) => {
    const place = await scene({ 'notes.txt': 'Buy clay.' });
    const { findings } = await examine(place, ['pottery', flag, path]);
    expect(findings).toEqual([expect.stringMatching(finding)]);
  });

  test('a proxy that Node.js ignores is a warning', async () => {
    const { findings } = await examine(await scene(), undefined, { HTTPS_PROXY: NOWHERE });
    expect(findings).toEqual([expect.stringMatching(/^warning proxy: HTTPS_PROXY is set, but/)]);
  });
});

describe('without any network', () => {
  const AWAY = { GEMINI_URL: NOWHERE, ROADMAP_URL: NOWHERE, GITHUB_API_URL: NOWHERE };

  test('the first line says so, and what needs one is skipped', async () => {
    const folder = await tempWorkspace();
    const env = { ...AWAY, GEMINI_API_KEY: KEY, GITHUB_TOKEN };
    const run = await runCli(['doctor', 'backend', '--cache', 'none'], { cwd: folder, env });
    expect(run.code).toBe(1);
    expect(run.stdout.split('\n')).toEqual([
      'problem  No network: 127.0.0.1:2 cannot be reached. Connect to a network; behind a proxy, set HTTPS_PROXY and NODE_USE_ENV_PROXY=1, with Node.js 24 or newer.',
      expect.stringMatching(/^ok {7}Node\.js/),
      'ok       proxy: none is set',
      'ok       key: GEMINI_API_KEY is set',
      'skipped  model: no network',
      'skipped  GitHub: no network',
      'skipped  list: no network',
      'skipped  graph: no network',
      'skipped  source: nilbuild/developer-roadmap@HEAD needs GitHub',
      'ok       cache: none is used',
      'ok       output: roadmaps/backend.csv can be written',
      'skipped  workflow: this folder is not in a repository',
      '',
      '5 ok, 0 warnings, 1 problem, 6 skipped. Fix the problems, then run doctor again.',
      '',
    ]);
  });

  test('an offline preview of a list is ready to run', async () => {
    const folder = await tempWorkspace({ 'team.csv': LIST });
    const { code, checks } = await examine({ folder, env: AWAY }, [
      'team.csv',
      '--model',
      'offline',
    ]);
    expect(checks[0]).toMatchObject({ name: 'network', status: 'warning' });
    expect(code).toBe(0);
  });

  test('a proxy that Node.js ignores is named as the cause', async () => {
    const folder = await tempWorkspace();
    const { checks } = await examine({ folder, env: AWAY }, [], { HTTPS_PROXY: NOWHERE });
    expect(checks[0]?.action).toContain('use your proxy as the line on the proxy says');
  });
});

test.each([
  [['./plans/pottery'], KEY, 'Next: roadmap-enrich ./plans/pottery'],
  [
    ['p*', '--model', 'gemini-3.6-flash'],
    KEY,
    "Next: roadmap-enrich 'p*' --model gemini-3.6-flash",
  ],
  [['pottery'], '', 'Next, without a key: roadmap-enrich pottery --model offline'],
  [['pottery', '--model', 'offline'], '', 'Next: roadmap-enrich pottery --model offline'],
])('%j ends with the run that comes next', async (args, key, next) => {
  const { folder, env } = await scene({ ...POTTERY });
  const source = ['--source', 'octo-org/roadmaps@HEAD'];
  const run = await runCli(['doctor', ...args, ...source], {
    cwd: folder,
    env: { ...env, GEMINI_API_KEY: key },
  });
  expect(run.stdout.trimEnd().split('. ').at(-1)).toBe(next);
});

test('a wrong flag is a usage error', async () => {
  const run = await runCli(['doctor', '--model', 'Gemini Pro'], { cwd: await tempWorkspace() });
  expect(run).toMatchObject({ code: 2, stdout: '' });
  expect(run.stderr).toContain('--model "Gemini Pro"');
});
