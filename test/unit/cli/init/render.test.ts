import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { PlannedRoadmap, WorkflowPlan } from '../../../../src/cli/init/plan.ts';
import { renderWorkflow } from '../../../../src/cli/init/render.ts';
import { NIGHTLY } from '../../../../src/cli/workflows/cron.ts';
import { PUBLISH_MODES } from '../../../../src/config/schemas.ts';
import { workflowErrors } from '../../../workflows/check.ts';
import { lintWorkflow } from '../../../workflows/lint.ts';
import { isWorkflow, workflowTexts } from '../../../workflows/texts.ts';
import { jobOf, readWorkflow } from '../../../workflows/workflow.ts';

const ACTION = 'acme/roadmap-enrich@v1.2.3';

const slug = (name: string): PlannedRoadmap => ({ name, slug: name, isFile: false });
const file = (name: string, title: string): PlannedRoadmap => ({ name, slug: title, isFile: true });
const TEAM = file('lists/team.csv', 'team');

const ROADMAPS = {
  'a slug': [slug('backend')],
  'slugs and a pattern': [slug('backend'), slug('devops'), slug('front*')],
  'all roadmaps': [slug('*')],
  'a list': [TEAM],
  'a folder': [file('./bread', 'bread')],
  'a list and a slug': [TEAM, slug('backend')],
} as const;

const BASE: WorkflowPlan = {
  roadmaps: ROADMAPS['a slug'],
  publish: 'commit',
  cron: NIGHTLY,
  pages: false,
  branch: 'main',
  action: 'org/roadmap-enrich@v1',
};

const plans = Object.entries(ROADMAPS).flatMap(([what, roadmaps]) =>
  PUBLISH_MODES.flatMap((publish) =>
    [false, true]
      .filter((pages) => !(pages && publish === 'pull-request'))
      .map((pages) => {
        const plan: WorkflowPlan = { ...BASE, roadmaps, publish, pages, action: ACTION };
        return { name: `${what}, ${publish}${pages ? ', pages' : ''}`, plan };
      }),
  ),
);

const stepsOf = (plan: Partial<WorkflowPlan>) =>
  jobOf(readWorkflow(renderWorkflow({ ...BASE, ...plan })), 'refresh').steps;

describe('renderWorkflow', () => {
  it.each(plans)('writes a workflow without an error: $name', async ({ plan }) => {
    const text = renderWorkflow(plan);
    expect(await lintWorkflow(text, 'roadmaps.yml')).toEqual([]);
    expect(workflowErrors(text, ACTION)).toEqual([]);
    expect(text).not.toMatch(/[ \t]$|\n\n/m);
  });

  it.each(plans)('checks out only what it reads: $name', ({ plan }) => {
    const checkouts = jobOf(readWorkflow(renderWorkflow(plan)), 'refresh').steps.filter(
      ({ uses }) => uses.startsWith('actions/checkout@'),
    );
    expect(checkouts.length > 0).toBe(plan.roadmaps.some(({ isFile }) => isFile));
  });

  it.each(plans.filter(({ plan }) => plan.pages))(
    'keeps descriptions of roadmap.sh off a public page: $name',
    ({ plan }) => {
      const [step] = jobOf(readWorkflow(renderWorkflow(plan)), 'refresh').steps.filter(
        ({ uses }) => uses === ACTION,
      );
      const isOwn = plan.roadmaps.every(({ isFile }) => isFile);
      expect(step?.with['include-description']).toBe(isOwn ? undefined : 'false');
    },
  );

  it.each(['true', '1e5', 'null', '*', 'lists/a: b #c.csv', "it's/x.csv", 'é/ü.csv'])(
    'names the roadmap %s so that YAML reads it as it is',
    (name) => {
      const text = renderWorkflow({ ...BASE, roadmaps: [{ ...TEAM, name }] });
      const { roadmap } = parse(text).jobs.refresh.steps[1].with;
      expect(roadmap).toBe(name);
    },
  );

  it('names several roadmaps a line each', () => {
    const [step] = stepsOf({ roadmaps: ROADMAPS['slugs and a pattern'] });
    expect(step?.with.roadmap).toBe('backend\ndevops\nfront*\n');
  });

  it('links the one page, or the list of several', () => {
    const url = (roadmaps: readonly PlannedRoadmap[]) => {
      const text = renderWorkflow({ ...BASE, roadmaps, pages: true });
      return /page_url \}\}(.*)/.exec(text)?.[1];
    };
    expect(url([TEAM])).toBe('team.html');
    expect(url([TEAM, slug('backend')])).toBe('');
    expect(url([slug('front*')])).toBe('');
  });

  it('says where the name of the action is a placeholder', () => {
    expect(renderWorkflow(BASE)).toContain('org/roadmap-enrich@v1 # replace it with');
    expect(renderWorkflow({ ...BASE, action: ACTION })).not.toContain('# replace');
  });

  it('writes a page to study from, unless later steps use the tables', () => {
    const formats = (plan: Partial<WorkflowPlan>) => stepsOf(plan).at(0)?.with.formats;
    expect(PUBLISH_MODES.map((publish) => [publish, formats({ publish })])).toEqual([
      ['artifact', 'html'],
      ['commit', 'html'],
      ['pull-request', 'html'],
      ['none', undefined],
    ]);
    expect(formats({ publish: 'none', pages: true })).toBe('html');
  });

  it('keeps every line short enough for a page of code', () => {
    const lines = plans.flatMap(({ plan }) => renderWorkflow(plan).split('\n'));
    expect(lines.filter((line) => line.length > 100)).toEqual([]);
  });

  it('is the quick start of the README for a slug', () => {
    expect(parse(renderWorkflow(BASE))).toEqual(parse(readmeWorkflows()[0] ?? ''));
  });

  it('is the workflow of the README for a list, with a page', () => {
    const { name, ...shown } = parse(readmeWorkflows()[1] ?? '');
    const step = shown.jobs.refresh.steps[1];
    step.with.formats = 'html';
    expect(parse(renderWorkflow({ ...BASE, roadmaps: [TEAM] }))).toEqual({
      name: 'Roadmaps',
      ...shown,
    });
  });

  it.each<[string, Partial<WorkflowPlan>]>([
    ['nightly-commit.yml', {}],
    ['nightly-pull-request.yml', { publish: 'pull-request' }],
    ['many-roadmaps.yml', { roadmaps: ROADMAPS['slugs and a pattern'] }],
    ['own-list.yml', { roadmaps: [TEAM] }],
    ['pages.yml', { roadmaps: [TEAM], pages: true }],
  ])('does what examples/%s does', (name, plan) => {
    expect(shapeOf(renderWorkflow({ ...BASE, ...plan }))).toEqual(shapeOf(exampleOf(name)));
  });
});

function exampleOf(name: string): string {
  const found = workflowTexts().find((other) => other.name === `examples/${name}`);
  if (found === undefined) throw new Error(`There is no example ${name}`);
  return found.text;
}

/** The whole workflows that the README shows, in order. */
const readmeWorkflows = () =>
  workflowTexts()
    .filter(({ name, text }) => name.startsWith('README.md') && isWorkflow(text))
    .map(({ text }) => text);

/**
 * A workflow without its name, pages that nothing deploys, inputs at their default, and permissions that
 * no job takes over.
 */
function shapeOf(text: string): unknown {
  const { name: _, permissions: __, ...workflow } = readWorkflow(text);
  const steps = jobOf(workflow, 'refresh').steps.map(({ with: inputs, ...step }) => {
    const { formats, output, ...others } = inputs;
    const isDeployed = output?.startsWith('site/') === true;
    return { ...step, with: { ...others, ...(isDeployed ? { formats, output } : {}) } };
  });
  return { ...workflow, jobs: { ...workflow.jobs, refresh: { ...workflow.jobs.refresh, steps } } };
}
