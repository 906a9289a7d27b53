import { matchesGlob } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { artifactName } from '../../../src/publish/artifact.ts';
import { DOCUMENTS, readDocument } from '../../documents.ts';
import { readManifest } from '../../e2e/manifest.ts';
import { PUSH } from '../../workflows/permissions.ts';
import { isWorkflow, workflowTexts } from '../../workflows/texts.ts';
import {
  isOurs,
  isSelfTest,
  readSteps,
  readWorkflow,
  type Step,
} from '../../workflows/workflow.ts';

/** The folder of our own workflows, which other rules hold for besides. */
const OWN = '.github/workflows/';

const texts = workflowTexts();
const workflows = texts
  .filter(({ text }) => isWorkflow(text))
  .map(({ name, text }) => ({ name, workflow: readWorkflow(text) }));
const jobs = workflows.flatMap(({ name, workflow }) =>
  Object.entries(workflow.jobs).map(([id, job]) => ({ name: `${name}, ${id}`, job, workflow })),
);
const asking = workflows.filter(({ workflow }) => {
  const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);
  return steps.some((step) => isOurs(step) && !isSelfTest(step) && 'gemini-api-key' in step.with);
});

/** In minutes of the day in UTC, in winter; in summer it is an hour sooner. */
const MIDNIGHT_PACIFIC = 8 * 60;
const CRON = /^\s*- cron: '(\d+) (\d+) .*'/;
const documents = DOCUMENTS.map((name) => ({ name, text: readDocument(name) }));
const files = texts.filter(
  ({ name, text }) => /\.ya?ml$/.test(name) && text.includes('GEMINI_API_KEY'),
);
const crons = [...files, ...documents]
  .flatMap(({ name, text }) => text.split('\n').map((line) => ({ name, line })))
  .filter(({ line }) => line.includes('cron: '));

const paths = z
  .object({ paths: z.array(z.string()) })
  .transform((filter) => filter.paths)
  .catch([]);

describe('every workflow that this repository shows', () => {
  it.each(crons)('is started when the free quota of the day is new: $name, $line', ({ line }) => {
    const [, minute, hour] = CRON.exec(line) ?? [];
    const minutes = 60 * Number(hour) + Number(minute);
    expect(minutes).toBeGreaterThan(MIDNIGHT_PACIFIC);
    expect(minutes).toBeLessThan(MIDNIGHT_PACIFIC + 120);
  });

  it.each(
    asking.filter(
      ({ name, workflow }) => !name.startsWith(OWN) && !('pull_request' in workflow.on),
    ),
  )('waits for the others that spend the quota of the key: $name', ({ workflow }) => {
    expect(workflow.concurrency?.group).toBe('roadmap-enrich');
  });

  it.each(jobs.filter(({ job }) => job.strategy !== undefined))(
    'lets no job of a matrix end the others: $name',
    ({ job }) => {
      expect(job.strategy?.['fail-fast']).toBe('false');
    },
  );

  it.each(jobs.filter(({ job, workflow }) => job.needs.some((id) => workflow.jobs[id]?.strategy)))(
    'sums a matrix up also when one of its jobs failed: $name',
    ({ job }) => {
      expect(job.if).toBe(`\${{ !cancelled() }}`);
    },
  );

  const starting = workflows.flatMap(({ name, workflow }) => {
    const patterns = Object.values(workflow.on).flatMap((filter) => paths.parse(filter));
    return patterns.map((pattern) => ({ name, pattern, workflow }));
  });

  it.each(starting)(
    'waits for a file that it reads or writes: $name, $pattern',
    ({ pattern, workflow }) => {
      const steps = Object.values(workflow.jobs).flatMap((job) => job.steps.filter(isOurs));
      const named = steps.flatMap(filesOf);
      expect(named.filter((file) => matchesGlob(file, pattern))).not.toEqual([]);
    },
  );
});

describe('a download of artifacts', () => {
  const downloads = jobs.flatMap(({ name, job, workflow }) =>
    job.steps
      .filter(({ uses }) => uses.startsWith('actions/download-artifact@'))
      .map((step) => ({ name, step, job, workflow })),
  );
  const patterns = downloads.filter(({ step }) => 'pattern' in step.with);

  it.each(patterns)('finds what the job before has made: $name', ({ step, job, workflow }) => {
    const makers = job.needs.filter((id) => workflow.jobs[id]?.steps.some(isOurs));
    const made = makers.map((id) => artifactName(id, '0a1b2c3d', '1'));
    expect(made.length).toBeGreaterThan(0);
    for (const name of made) expect(matchesGlob(name, step.with.pattern ?? '')).toBe(true);
  });

  // Before version 5, what was asked for by its id came in a folder of its own.
  it.each(downloads)('puts files into the folder that it names: $name', ({ step }) => {
    expect(Number(/@v(\d+)$/.exec(step.uses)?.[1])).toBeGreaterThanOrEqual(5);
  });
});

describe('a step that readers copy', () => {
  const steps = texts
    .filter(({ name }) => !name.startsWith(OWN))
    .flatMap(({ name, text }) => readSteps(text).map((step) => ({ name, step })));
  const checkouts = texts
    .filter(({ name }) => !name.startsWith(OWN))
    .flatMap(({ name, text }) => {
      const groups = isWorkflow(text)
        ? Object.values(readWorkflow(text).jobs).map((job) => job.steps)
        : [readSteps(text)];
      return groups.flatMap((group) => {
        const pushes = group.some(({ run }) => PUSH.test(run));
        const found = group.filter(({ uses }) => uses.startsWith('actions/checkout@'));
        return found.map((step) => ({ name, step, pushes }));
      });
    });

  it.each(checkouts)(
    'leaves a token in a checkout only where the job pushes: $name',
    ({ step, pushes }) => {
      expect(step.with['persist-credentials'] !== 'false').toBe(pushes);
    },
  );

  it('names the major version that our own workflows use', () => {
    const pinned = texts
      .filter(({ name }) => name.startsWith(OWN))
      .flatMap(({ text }) => [...text.matchAll(/uses: (\S+)@\w+ # (v\d+)\./g)])
      .map(([, action = '', major]) => [action, major] as const);
    const majors = new Map(pinned);
    const shared = steps
      .map(({ step }) => step.uses.split('@'))
      .filter(([action = '']) => majors.has(action));
    expect(shared.length).toBeGreaterThan(0);
    expect(shared.filter(([action = '', major]) => majors.get(action) !== major)).toEqual([]);
  });
});

/** The files that a step of ours reads and writes, as far as its inputs name them. */
function filesOf({ with: inputs }: Step): readonly string[] {
  const { defaults } = readManifest();
  const roadmaps = (inputs.roadmap ?? '').split('\n').map((line) => line.trim());
  const output = inputs.output ?? defaults.output ?? '';
  return [...roadmaps, ...roadmaps.map((slug) => output.replace('{slug}', slug))];
}
