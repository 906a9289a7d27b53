import { describe, expect, it } from 'vitest';
import { workflowTexts } from '../../workflows/texts.ts';
import { readWorkflow } from '../../workflows/workflow.ts';

const FOLDER = '.github/workflows/';
const PERMISSION = /^\s+[\w-]+: (?:read|write)\b/;
const PINNED = /uses: [\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/;
// A step of the action itself: what is checked out, or, in the probe, the tag that users name.
const OWN = /uses: (?:\.\/$|org\/roadmap-enrich@v1 # )/;

const own = workflowTexts().filter(({ name }) => name.startsWith(FOLDER));

describe.each(own)('$name', ({ text }) => {
  const lines = text.split('\n');
  const workflow = readWorkflow(text);
  const jobs = Object.values(workflow.jobs);
  const steps = jobs.flatMap((job) => job.steps);

  it('gives no permission but by job', () => {
    expect(workflow.permissions).toEqual({});
  });

  it('says why a job has a permission', () => {
    const given = jobs.flatMap(({ permissions = {} }) => Object.keys(permissions));
    const granting = lines.filter((line) => PERMISSION.test(line));

    expect(granting).toHaveLength(given.length);
    expect(granting.filter((line) => !/ # to \w+/.test(line))).toEqual([]);
  });

  it('names every action by its commit, with the version beside it', () => {
    const uses = lines.filter((line) => /^\s*(?:- )?uses:/.test(line));

    expect(uses).toHaveLength(steps.filter(({ uses }) => uses !== '').length);
    expect(uses.filter((line) => !PINNED.test(line) && !OWN.test(line))).toEqual([]);
  });

  it('gives every job a limit of time', () => {
    expect(jobs.filter((job) => job['timeout-minutes'] === '')).toEqual([]);
  });

  it('leaves no token behind in a checkout', () => {
    const checkouts = steps.filter(({ uses }) => uses.startsWith('actions/checkout@'));
    const kept = checkouts.filter((step) => step.with['persist-credentials'] !== 'false');

    expect(kept).toEqual([]);
  });

  it('puts no value into the text of a script, where a stranger could choose it', () => {
    expect(steps.filter(({ run }) => run.includes('${{'))).toEqual([]);
  });
});

it('finds the workflows', () => {
  expect(own.map(({ name }) => name)).toContain(`${FOLDER}self-test.yml`);
});
