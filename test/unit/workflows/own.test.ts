import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { WINDOWS } from '../../platform.ts';
import { workflowTexts } from '../../workflows/texts.ts';
import { isOurs, isSelfTest, type Job, readWorkflow } from '../../workflows/workflow.ts';

const FOLDER = '.github/workflows/';
const own = workflowTexts()
  .filter(({ name }) => name.startsWith(FOLDER))
  .map(({ name, text }) => [name.slice(FOLDER.length), readWorkflow(text)] as const);
const jobs = own.flatMap(([file, workflow]) =>
  Object.entries(workflow.jobs).map(([id, job]) => ({ name: `${file}, ${id}`, workflow, job })),
);

/** What holds of every job for which the table says nothing else. */
const PLAIN = { needs: [], if: '', group: '', npm: [], stepIfs: [] };

const MAIN = { branches: ['main'] };
const CHANGES = { push: MAIN, pull_request: MAIN };
const KEY = "env.HAS_KEY == 'true'";

/** What starts our workflows. */
const TRIGGERS = {
  'audit.yml': { schedule: expect.anything(), workflow_dispatch: '' },
  'codeql.yml': { ...CHANGES, schedule: expect.anything() },
  'probe.yml': { schedule: expect.anything(), workflow_dispatch: '' },
  // Not the major tag, which moves with every release.
  'release.yml': { push: { tags: ['v[0-9]+.[0-9]+.[0-9]+'] } },
  'self-test.yml': { ...CHANGES, workflow_dispatch: '' },
  'test.yml': { ...CHANGES, workflow_dispatch: '' },
};

/** What each job waits for, when it and its steps run, and what it runs of npm. */
const JOBS = {
  'audit.yml, audit': {
    ...PLAIN,
    npm: ['npm ci --ignore-scripts', 'npm audit --json | node tools/audit.ts'],
  },
  'codeql.yml, analyse': PLAIN,
  'probe.yml, probe': { ...PLAIN, stepIfs: [KEY, KEY] },
  'release.yml, check': { ...PLAIN, npm: ['npm ci', 'npm run check'] },
  'release.yml, release': { ...PLAIN, needs: ['check'] },
  'release.yml, major': { ...PLAIN, needs: ['release'] },
  'self-test.yml, enrich': PLAIN,
  'self-test.yml, reuse': { ...PLAIN, needs: ['enrich'] },
  'self-test.yml, comment': {
    ...PLAIN,
    if: expect.stringContaining("event_name == 'pull_request'"),
  },
  'self-test.yml, publish': {
    ...PLAIN,
    if: "github.event_name != 'pull_request'",
    group: 'self-test-publish',
    stepIfs: ['always()'], // the clean-up
  },
  'test.yml, check': { ...PLAIN, npm: ['npm ci', 'npm run check'] },
  'test.yml, elsewhere': {
    ...PLAIN,
    npm: [
      'npm ci --ignore-scripts',
      'npm ci --ignore-scripts --prefix test/services',
      ...['npm run types', 'npm run lint', 'npm test'],
    ],
  },
  'test.yml, installed': {
    ...PLAIN,
    npm: ['npm pack', 'npm install --global ./roadmap-enrich-*.tgz'],
  },
  'test.yml, dist': {
    ...PLAIN,
    npm: ['npm ci --ignore-scripts', 'npm run build'],
    stepIfs: ['failure()'],
  },
  'test.yml, all-green': { ...PLAIN, needs: ['check', 'dist'], if: 'always()' },
};

const WRITES = ['contents: write', 'pull-requests: write'];
const NO_PULL = "github.event_name != 'pull_request'";
const NO_FORK = 'github.event.pull_request.head.repo.full_name == github.repository';

describe('our own workflows', () => {
  it('are started by what they are for', () => {
    expect(Object.fromEntries(own.map(([file, { on }]) => [file, on]))).toEqual(TRIGGERS);
  });

  it('have jobs that wait, run and check as they should', () => {
    const found = jobs.map(({ name, job }) => [name, shapeOf(job)]);
    expect(Object.fromEntries(found)).toEqual(JOBS);
  });

  const writing = jobs.filter(({ workflow: { on }, job: { permissions } }) => {
    return 'pull_request' in on && rightsOf(permissions).some((right) => WRITES.includes(right));
  });

  it.each(writing)('keep out code that may not write: $name', ({ job }) => {
    const { if: condition } = shapeOf(job);
    expect(condition).not.toContain('||');
    const kept = condition.split('&&').map((term) => term.trim());
    const guards = rightsOf(job.permissions).includes('contents: write')
      ? [NO_PULL]
      : [NO_PULL, NO_FORK];
    expect(kept.some((term) => guards.includes(term))).toBe(true);
  });

  it('spend two requests of a key at most', () => {
    const steps = jobs.flatMap(({ job }) => job.steps);
    const asking = steps.filter(
      (step) => isOurs(step) && !isSelfTest(step) && 'gemini-api-key' in step.with,
    );
    expect(asking.map((step) => step.with['max-requests'])).toEqual(['2']);
  });
});

describe('the job all-green', () => {
  const all = Object.entries(jobsOf('test.yml'));
  const [, green] = all.find(([id]) => id === 'all-green') ?? [];
  const [step] = green?.steps ?? [];

  it('needs every job that blocks', () => {
    const blocking = all.filter(([, job]) => job !== green && job['continue-on-error'] !== 'true');
    expect(green?.needs).toEqual(blocking.map(([id]) => id));
  });

  it.skipIf(WINDOWS).each([
    ['success success', true],
    ['success failure', false],
    ['failure success', false],
    ['success skipped', false],
    ['cancelled success', false],
    ['success', false],
    ['', false],
  ])('makes of the results "%s": %s', (results, passes) => {
    expect(step?.env).toEqual({ RESULTS: `\${{ join(needs.*.result, ' ') }}` });
    const bash = spawnSync('bash', ['-eo', 'pipefail', '-c', step?.run ?? ''], {
      env: { ...process.env, RESULTS: results },
    });
    expect(bash.status === 0).toBe(passes);
  });
});

function jobsOf(file: string): Readonly<Record<string, Job>> {
  return own.find(([name]) => name === file)?.[1].jobs ?? {};
}

function shapeOf(job: Job) {
  const lines = job.steps.flatMap(({ run }) => run.split('\n'));
  return {
    needs: job.needs,
    if: job.if ?? '',
    group: job.concurrency?.group ?? '',
    npm: lines.filter((line) => line.startsWith('npm ')),
    stepIfs: job.steps.flatMap((step) => (step.if === undefined ? [] : [step.if])),
  };
}

function rightsOf(permissions: Job['permissions']): readonly string[] {
  return typeof permissions === 'object'
    ? Object.entries(permissions).map(([name, level]) => `${name}: ${level}`)
    : [];
}
