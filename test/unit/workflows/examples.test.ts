import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../e2e/manifest.ts';
import { workflowTexts } from '../../workflows/texts.ts';
import { readWorkflow } from '../../workflows/workflow.ts';

const FOLDER = 'examples/';
const examples = workflowTexts()
  .filter(({ name }) => name.startsWith(FOLDER) && name.endsWith('.yml'))
  .map(({ name, text }) => [name.slice(FOLDER.length), text] as const);

describe.each(examples)('the example %s', (_, text) => {
  it('begins with two to four lines that say what it does and when to pick it', () => {
    const [comment = ''] = /^(?:# .*\n)+/.exec(text) ?? [];
    expect(comment.trimEnd().split('\n').length).toBeOneOf([2, 3, 4]);
    expect(comment).toMatch(/^# Pick it /m);
  });

  it('can be started by hand, unless it is for pull requests', () => {
    const { on } = readWorkflow(text);
    expect('workflow_dispatch' in on).toBe(!('pull_request' in on));
  });

  it('gives no job more than it needs: what a job does not name, no job has', () => {
    expect(readWorkflow(text).permissions).toEqual({});
  });

  it('names actions by their major version', () => {
    const steps = Object.values(readWorkflow(text).jobs).flatMap((job) => job.steps);
    const used = steps.map(({ uses }) => uses).filter((uses) => uses !== '');
    for (const uses of used) expect(uses).toMatch(/^[\w-]+\/[\w-]+@v\d+$/);
  });
});

describe('the examples', () => {
  it('stand in the table of their README, each once', () => {
    const readme = readFileSync(join(ROOT, FOLDER, 'README.md'), 'utf8');
    const rows = [...readme.matchAll(/^\| \[(.+?)\]\((.+?)\) /gm)].map(([, name, path]) => [
      name,
      path,
    ]);
    const names = examples.map(([name]) => [name, name]);
    expect(rows.toSorted()).toEqual(names.toSorted());
  });
});
