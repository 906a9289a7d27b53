import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type ActionsServices, startActionsServices } from '../fakes/actions-services.ts';
import { type Behaviour, finished, hang, invalidKey, normal, perDay } from '../fakes/gemini.ts';
import { WINDOWS } from '../platform.ts';
import { pullRequestEvent } from './events.ts';
import { csvOf, type EnrichOptions, enrich, gemini, KEY, said, statsOf } from './refresh.ts';
import { invented } from './roadmaps.ts';
import { statsSchema } from './stats-schema.ts';
import { tempWorkspace } from './workspace.ts';

let services: ActionsServices;
beforeAll(async () => {
  services = await startActionsServices();
  return services.close;
});
afterEach(() => {
  services.faults.artifact = undefined;
});

const FILES = {
  ...invented('pottery', { count: 3 }),
  ...invented('studio', { count: 3, first: 4 }),
};

// Each run is a job of its own, since the names of artifacts are kept for the whole file.
let jobs = 0;

async function publish(options: EnrichOptions = {}, workspace?: string) {
  const home = workspace ?? (await tempWorkspace(FILES));
  jobs += 1;
  const run = await enrich(home, {
    gemini: await gemini(),
    ...options,
    inputs: { publish: 'artifact', cache: 'false', ...options.inputs },
    env: { ...services.env, GITHUB_JOB: `job-${jobs}`, ...options.env },
  });
  return { run, workspace: home };
}

async function storedOf(id: string | undefined) {
  const all = await services.artifacts();
  const found = all.find((artifact) => String(artifact.id) === id);
  if (found === undefined) throw new Error(`No artifact ${id}`);
  return Object.fromEntries(
    Object.entries(found.files).map(([name, bytes]) => [name, bytes.toString('utf8')]),
  );
}

const count = async () => (await services.artifacts()).length;

const quota = perDay();

describe('the artifact', () => {
  test('holds the tables byte by byte, and the statistics', async () => {
    const { run, workspace } = await publish({
      inputs: { roadmap: 'plans/pottery\nplans/studio' },
    });

    expect(run.code).toBe(0);
    const { 'stats.json': stats = '', ...tables } = await storedOf(run.outputs['artifact-id']);
    expect(tables).toEqual({
      'pottery.csv': await csvOf(workspace),
      'studio.csv': await csvOf(workspace, 'roadmaps/studio.csv'),
    });
    expect(statsSchema.parse(JSON.parse(stats))).toEqual(statsOf(run));
    expect(run.outputs['artifact-url']).toBe(
      `https://github.com/octo-org/roadmaps/actions/runs/4242/artifacts/${run.outputs['artifact-id']}`,
    );
    expect(run.stdout).toMatch(
      /^Artifact roadmap-csv-\S+: https:\/\/github\.com\/\S+\/artifacts\/\d+$/m,
    );
  });

  test('of a second attempt, and of another job, does not collide with the first', async () => {
    const env = { GITHUB_JOB: 'again' };
    const first = await publish({ env });
    const second = await publish({ env: { ...env, GITHUB_RUN_ATTEMPT: '2' } });
    const other = await publish({ env: { GITHUB_JOB: 'other job / x' } });

    const ids = [first, second, other].map(({ run }) => run.outputs['artifact-id']);
    expect(new Set(ids).size).toBe(3);
    expect(ids).not.toContain('');
  });

  test('of a second and a third step with the same roadmaps is kept beside the first', async () => {
    const env = { GITHUB_JOB: 'thrice' };
    const steps = [await publish({ env }), await publish({ env }), await publish({ env })];

    expect(steps.flatMap(({ run }) => said(run, 'warning'))).toEqual([]);
    const ids = steps.map(({ run }) => run.outputs['artifact-id']);
    const stored = (await services.artifacts()).filter(({ id }) => ids.includes(String(id)));
    const [first = ''] = stored.map(({ name }) => name);
    expect(stored.map(({ name }) => name)).toEqual([first, `${first}-2`, `${first}-3`]);
    expect(steps[2]?.run.summary).toContain(`${first}-3`);
  });

  test.each<[string, Behaviour]>([
    ['at the end of the quota', quota],
    ['with refused rows', finished('SAFETY')],
  ])('is there %s', async (_, script) => {
    const { run } = await publish({ gemini: await gemini(script) });

    expect(run.code).toBe(0);
    expect(said(run, 'notice')).toEqual(
      script === quota
        ? [expect.stringMatching(/^3 rows left \(3 pending\): the daily quota/)]
        : [],
    );
    expect(Object.keys(await storedOf(run.outputs['artifact-id'])).toSorted()).toEqual([
      'pottery.csv',
      'stats.json',
    ]);
  });

  test('of a pull request of a fork is there without a key', async () => {
    const { run } = await publish({
      inputs: { 'gemini-api-key': '' },
      event: pullRequestEvent({ headRepository: 'somebody/roadmaps' }),
    });

    expect(run.code).toBe(0);
    expect(run.outputs['artifact-id']).not.toBe('');
  });

  test('holds the roadmaps that could be loaded, if one could not', async () => {
    const { run } = await publish({ inputs: { roadmap: 'plans/pottery\nplans/none' } });

    expect(run.code).toBe(1);
    expect(Object.keys(await storedOf(run.outputs['artifact-id']))).toContain('pottery.csv');
  });
});

describe('no artifact', () => {
  test.each<[string, Behaviour, Readonly<Record<string, string>>, number]>([
    ['of a dry run', normal, { 'dry-run': 'true' }, 0],
    ['with publish: none', normal, { publish: 'none' }, 0],
    ['of a run whose key is rejected', invalidKey, {}, 1],
    ['of a run without a key', normal, { 'gemini-api-key': '' }, 1],
    ['of a run without a roadmap', normal, { roadmap: 'plans/none' }, 1],
  ])('is made %s', async (_, script, inputs, code) => {
    const before = await count();
    const { run } = await publish({ gemini: await gemini(script), inputs });

    expect(run.code).toBe(code);
    expect(run.outputs).toMatchObject({ 'artifact-id': '', 'artifact-url': '' });
    expect(await count()).toBe(before);
  });

  test.skipIf(WINDOWS)('is made of a run that is cancelled', async () => {
    const before = await count();
    const fake = await gemini(hang);
    const { run } = await publish({
      gemini: fake,
      signal: { send: 'SIGINT', when: fake.until(({ length }) => length === 1) },
    });

    expect(run.code).toBe(130);
    expect(await count()).toBe(before);
  });

  test.each([
    ['refuse', /artifact could not be uploaded .*set publish to commit, pull-request or none/],
    ['read-only', /artifact could not be uploaded .*set publish to commit, pull-request or none/],
    ['quota', /storage quota has been hit.*Delete old artifacts/],
  ] as const)(
    'is an error where the service answers with %s, and all else is written',
    async (fault, says) => {
      services.faults.artifact = fault;
      const { run, workspace } = await publish();

      expect(run.code).toBe(1);
      expect(said(run, 'error')).toEqual([expect.stringMatching(says)]);
      expect(said(run, 'warning')).toEqual([]);
      expect(run.outputs).toMatchObject({ complete: 'true', 'artifact-id': '' });
      expect(await csvOf(workspace)).toContain('"Row ');
      expect(run.summary).toContain('Not published');
    },
  );

  test('of a pull request of a fork is one notice', async () => {
    services.faults.artifact = 'quota';
    const { run } = await publish({
      event: pullRequestEvent({ headRepository: 'somebody/roadmaps' }),
    });

    expect(run.code).toBe(0);
    expect(said(run, 'notice')).toEqual([expect.stringMatching(/storage quota has been hit/)]);
  });

  test('is a notice on a server that has no such service', async () => {
    const { run } = await publish({ env: { GITHUB_SERVER_URL: 'https://github.example.com' } });

    expect(run.code).toBe(0);
    expect(said(run, 'notice')).toEqual([expect.stringMatching(/artifact/i)]);
    expect(said(run, 'warning')).toEqual([]);
  });

  test('holds the key', async () => {
    await publish();
    const stored = await services.artifacts();

    expect(stored.length).toBeGreaterThan(0);
    for (const { files } of stored) {
      for (const bytes of Object.values(files)) expect(bytes.includes(KEY)).toBe(false);
    }
  });
});
