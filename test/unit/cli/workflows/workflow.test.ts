import { describe, expect, it } from 'vitest';
import { isOurs } from '../../../../src/cli/workflows/action.ts';
import { inputOf, isDryRun, sendsRows } from '../../../../src/cli/workflows/inputs.ts';
import { readWorkflow, stepSchema } from '../../../../src/cli/workflows/workflow.ts';

const EXPRESSION = `\${{ vars.all }}`;

const INSERT = `\${{ insert }}`;

/** A workflow whose job has these lines, and a step these. */
const workflow = (job: string, step = 'run: date') =>
  readWorkflow(`on: push\njobs:\n  a:\n    ${job}\n    steps:\n      - ${step}\n`).jobs.a;

/** A step of the action with these inputs. */
const stepWith = (inputs: Readonly<Record<string, string>> | string) =>
  stepSchema.parse({ uses: 'ada/roadmap-enrich@v1', with: inputs });

describe('a workflow', () => {
  it.each(['strategy', 'env', 'outputs', 'concurrency', 'timeout-minutes', 'permissions'])(
    'may have one expression for all of %s, or nothing',
    (key) => {
      expect(workflow(`${key}: ${EXPRESSION}`)?.steps).toHaveLength(1);
      expect(workflow(`${key}:`)?.steps).toHaveLength(1);
    },
  );

  it.each(['with', 'env'])('may have one expression for all of %s of a step, or nothing', (key) => {
    const of = (text: string) => workflow('name: a', `uses: a/b@v1\n        ${key}:${text}`);
    expect(of(` ${EXPRESSION}`)?.steps[0]).toMatchObject({ [key]: { [EXPRESSION]: '' } });
    expect(of('')?.steps[0]).toMatchObject({ [key]: {} });
  });

  it.each([
    ['strategy: [a]', ['strategy']],
    ['env: [a]', ['env']],
    ['steps: [{ uses: a/b@v1, with: 5 }]', ['steps', 0, 'with']],
    ['steps: [{ uses: a/b@v1, with: { c: [d] } }]', ['steps', 0, 'with', 'c']],
  ])('may not have %s, and the error has the place', (line, place) => {
    const issue = expect.objectContaining({ path: ['jobs', 'a', ...place] });
    expect(() => readWorkflow(`on: push\njobs:\n  a:\n    ${line}\n`)).toThrow(
      expect.objectContaining({ issues: [issue] }),
    );
  });

  it.each([
    ['True', 'true'],
    ['FALSE', 'false'],
    ["'TRUE'", 'TRUE'],
    ['yes', 'yes'],
    ['.5', '0.5'],
    ['0x10', '16'],
    ['1.0', '1'],
    ['"1.0"', '1.0'],
    ['~', ''],
    ['2026-01-01', '2026-01-01'],
  ])('has the scalar %s as GitHub hands it on: %s', (scalar, text) => {
    const job = workflow('name: a', `uses: a/b@v1\n        with:\n          c: ${scalar}`);
    expect(job?.steps[0]?.with).toEqual({ c: text });
  });

  it.each([EXPRESSION, ''])('may have the steps "%s", which nobody knows', (steps) => {
    const text = `on: push\njobs:\n  a:\n    steps: ${steps}\n`;
    expect(readWorkflow(text).jobs.a?.steps).toEqual([]);
  });

  it('waits for one job or for several', () => {
    expect(workflow('needs: b')?.needs).toEqual(['b']);
    expect(workflow('needs: [b, c]')?.needs).toEqual(['b', 'c']);
    expect(workflow('name: a')?.needs).toEqual([]);
  });
});

describe('an input', () => {
  it('has its default where it is left out or empty', () => {
    expect(inputOf(stepWith({}), 'publish')).toBe('artifact');
    expect(inputOf(stepWith({ publish: ' ' }), 'publish')).toBe('artifact');
    expect(inputOf(stepWith({ PUBLISH: ' commit\n' }), 'publish')).toBe('commit');
  });

  it('is unknown if an expression may give it', () => {
    expect(inputOf(stepWith({ publish: `\${{ inputs.publish }}` }), 'publish')).toBeNull();
    expect(inputOf(stepWith(EXPRESSION), 'publish')).toBeNull();
    expect(inputOf(stepWith({ [INSERT]: EXPRESSION }), 'publish')).toBeNull();
  });

  it.each([
    ['True', true],
    ['TRUE', true],
    ['false', false],
    ['', false],
    ['yes', null],
    [`\${{ inputs.plan }}`, null],
  ])('dry-run: %s is: %s', (text, expected) => {
    expect(isDryRun(stepWith({ 'dry-run': text }))).toBe(expected);
  });

  it.each([
    [{}, true],
    [{ 'dry-run': 'true' }, false],
    [{ model: 'offline' }, false],
    [{ model: `\${{ vars.MODEL }}` }, null],
    [{ model: 'offline', 'dry-run': `\${{ inputs.plan }}` }, false],
  ])('%j sends rows: %s', (inputs, expected) => {
    expect(sendsRows(stepWith(inputs))).toBe(expected);
  });
});

describe('a step of ours', () => {
  const KEY = { roadmap: 'backend', 'gemini-api-key': 'x' };

  it.each([
    ['ada/roadmap-enrich@v1', {}, true],
    ['Ada/Roadmap-Enrich@v1', {}, true],
    ['./', {}, true],
    ['ada/my-copy@v1', KEY, true],
    ['ada/my-copy@v1', { ...KEY, publsh: 'none' }, true],
    ['ada/my-copy@v1', { ...KEY, 'slack-webhook-address': 'x' }, false],
    ['ada/my-copy@v1', { roadmap: 'backend' }, false],
    ['ada/actions/roadmap-enrich@v1', KEY, false],
    ['ada/roadmap-enrich/setup@v1', KEY, false],
    ['docker://ghcr.io/ada/roadmap-enrich@sha256:00', {}, false],
    ['./.github/actions/roadmap-enrich', KEY, false],
    ['', {}, false],
  ])('uses %s with %j: %s', (uses, inputs, expected) => {
    expect(isOurs({ uses, with: inputs })).toBe(expected);
  });
});
