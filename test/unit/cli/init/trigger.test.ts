import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { PlannedRoadmap, WorkflowPlan } from '../../../../src/cli/init/plan.ts';
import { renderWorkflow } from '../../../../src/cli/init/render.ts';
import { pushTrigger } from '../../../../src/cli/init/trigger.ts';
import { NIGHTLY } from '../../../../src/cli/workflows/cron.ts';
import { lintWorkflow } from '../../../workflows/lint.ts';

const BASE: Omit<WorkflowPlan, 'roadmaps'> = {
  publish: 'commit',
  cron: NIGHTLY,
  pages: false,
  branch: 'main',
  action: 'org/roadmap-enrich@v1',
};

const file = (name: string): PlannedRoadmap => ({ name, slug: 'x', isFile: true });
const planOf = (names: readonly string[], plan: Partial<WorkflowPlan> = {}): WorkflowPlan => {
  return { ...BASE, roadmaps: names.map(file), ...plan };
};

/** The push that starts a workflow, as YAML reads it. */
const pushOf = (names: readonly string[], plan?: Partial<WorkflowPlan>) =>
  parse(renderWorkflow(planOf(names, plan))).on.push;
const pathsOf = (...names: readonly string[]): readonly string[] => pushOf(names).paths;

/** Names that are hard for YAML, for filter patterns, or for both. */
const HOSTILE = [
  'true.csv',
  '"team".csv',
  "lists/it's.csv",
  'lists/a: b #c.csv',
  '#1.csv',
  '- x.csv',
  '!important.csv',
  'lists/yes!.csv',
  '*.csv',
  'lists/a*b?c+d[1].csv',
  'lists/{a},b.csv',
  '[x].csv',
  'back\\slash.csv',
  '🍞 & crème.csv',
  'lists/two  spaces.csv',
  '%percent.csv',
  '@at.csv',
  '`tick`.csv',
  `lists/${'long '.repeat(40)}.csv`,
];

/** Whether a pattern of GitHub's matches a path; knows what `trigger.ts` writes. */
function matches(pattern: string, path: string): boolean {
  const source = pattern.replace(/\\(.)|\*\*|\*|[\s\S]/gu, (part, escaped?: string) => {
    if (part === '**') return '.*';
    if (part === '*') return '[^/]*';
    const literal = escaped ?? part;
    if (escaped === undefined && /[?+[]/.test(part)) throw new Error(`${part} is a wildcard`);
    return literal.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  });
  return !pattern.startsWith('!') && new RegExp(`^${source}$`, 'u').test(path);
}

describe('pushTrigger', () => {
  it('starts a run when the list changes on the default branch', () => {
    expect(pushTrigger(planOf(['lists/team.csv']))).toEqual([
      '  push:',
      '    branches: [main]',
      '    paths: [lists/team.csv]',
    ]);
  });

  it('names several paths a line each', () => {
    expect(pushTrigger(planOf(['lists/team.csv', 'more.tsv'])).slice(2)).toEqual([
      '    paths:',
      '      - lists/team.csv',
      '      - more.tsv',
    ]);
  });

  it('watches what a run reads of a folder or a graph', () => {
    expect(pathsOf('./bread')).toEqual(['bread/**']);
    expect(pathsOf('plans/tea/content')).toEqual(['plans/tea/content/**']);
    expect(pathsOf('plans/tea.json')).toEqual(['plans/tea.json', 'plans/content/**']);
    expect(pathsOf('tea.json')).toEqual(['tea.json', 'content/**']);
  });

  it('watches no file that the run writes, if the repository is the roadmap', () => {
    const patterns = pathsOf('./');
    const isWatched = (path: string) => patterns.some((pattern) => matches(pattern, path));
    expect(['notes.json', 'flour@abc.md', 'content/flour@abc.md'].map(isWatched)).toEqual([
      true,
      true,
      true,
    ]);
    expect(['roadmaps/notes.csv', '.github/workflows/roadmaps.yml'].map(isWatched)).toEqual([
      false,
      false,
    ]);
  });

  it.each(['roadmaps/team.csv', './roadmaps', 'roadmaps/tea/content'])(
    'does not watch %s, which is where the run writes',
    (name) => {
      expect(pushOf([name])).toBeUndefined();
      expect(pushOf([name, 'lists/team.csv']).paths).toEqual(['lists/team.csv']);
      expect(pushOf([name], { pages: true })).toBeDefined();
    },
  );

  it('does not watch the folder that pages are deployed from', () => {
    expect(pushOf(['site/team.csv'], { pages: true })).toBeUndefined();
    expect(pushOf(['site/team.csv']).paths).toEqual(['site/team.csv']);
  });

  it('has nothing to watch for roadmaps of roadmap.sh, or on a branch that is not known', () => {
    const roadmaps = [{ name: 'backend', slug: 'backend', isFile: false }];
    expect(pushTrigger(planOf([], { roadmaps }))).toEqual([]);
    expect(pushTrigger(planOf(['lists/team.csv'], { branch: null }))).toEqual([]);
  });

  it.each(['1.0', 'true', 'null'])(
    'names the branch %s so that YAML reads it as it is',
    (branch) => {
      expect(pushOf(['team.csv'], { branch }).branches).toEqual([branch]);
    },
  );

  it.each(HOSTILE)(
    'matches the list %s, and names it so that YAML reads it as it is',
    async (name) => {
      const text = renderWorkflow(planOf([name]));
      const { on, jobs } = parse(text);
      expect(jobs.refresh.steps[1].with.roadmap).toBe(name);
      expect(on.push.paths).toHaveLength(1);
      expect(matches(on.push.paths[0], name)).toBe(true);
      expect(await lintWorkflow(text, 'roadmaps.yml')).toEqual([]);
    },
  );

  it('names hostile lists a line each as they are', () => {
    const { on, jobs } = parse(renderWorkflow(planOf(HOSTILE)));
    expect(jobs.refresh.steps[1].with.roadmap).toBe(`${HOSTILE.join('\n')}\n`);
    for (const [i, name] of HOSTILE.entries()) {
      expect(HOSTILE.filter((other) => matches(on.push.paths[i], other))).toEqual([name]);
    }
  });
});
