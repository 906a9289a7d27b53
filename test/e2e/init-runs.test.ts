import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { jobOf, readWorkflow } from '../workflows/workflow.ts';
import { runCli } from './cli.ts';
import { scheduleEvent } from './events.ts';
import { csvOf, said, statsOf } from './refresh.ts';
import { COUNTS, runOurs, world } from './workflows.ts';
import { tempWorkspace } from './workspace.ts';

const LIST = 'lists/team.csv';
const LIST_TEXT = 'Topic,Owner\nOn-call handover,Mara\nReading a trace,Ilo\n';

const night = scheduleEvent();

/** What to enrich, and how many rows that has. */
const ROADMAPS = [
  [['backend'], COUNTS.backend],
  [[LIST], 2],
  [[LIST, 'sql', 'front*'], 2 + COUNTS.sql + COUNTS.frontend],
] as const;

const cases = ROADMAPS.flatMap(([names, count]) =>
  ['artifact', 'commit', 'pull-request', 'none'].flatMap((publish) =>
    [false, true]
      .filter((pages) => !(pages && publish === 'pull-request'))
      .map((pages) => ({ names, count, publish, pages })),
  ),
);

/** The job of the workflow that is written for flags. */
async function jobFor(args: readonly string[]) {
  const cwd = await tempWorkspace({ '.git/HEAD': '', [LIST]: LIST_TEXT });
  const { code, stderr } = await runCli(['init', ...args, '--force'], { cwd });
  if (code !== 0) throw new Error(stderr);
  const text = await readFile(join(cwd, '.github/workflows/roadmaps.yml'), 'utf8');
  return jobOf(readWorkflow(text), 'refresh');
}

describe('a workflow that init writes', () => {
  test.each(cases)(
    'runs two nights without an error: $names, $publish, pages $pages',
    async ({ names, count, publish, pages }) => {
      const job = await jobFor([...names, '--publish', publish, pages ? '--pages' : '--no-pages']);
      const all = await world();
      const isCheckedOut = job.steps.some(({ uses }) => uses.startsWith('actions/checkout@'));
      const files: Record<string, string> = isCheckedOut ? { [LIST]: LIST_TEXT } : {};
      const workspaces = [await tempWorkspace(files), await tempWorkspace(files)];
      const runs = [];
      for (const workspace of workspaces) {
        runs.push(await runOurs(all, job, { event: night, workspace, bundle: false }));
      }

      expect(runs.map(({ code }) => code)).toEqual([0, 0]);
      for (const run of runs) {
        expect([...said(run, 'error'), ...said(run, 'warning')]).toEqual([]);
        expect(statsOf(run)).toMatchObject({ complete: true, rows: { total: count } });
      }
      if (publish === 'commit' || publish === 'pull-request') {
        expect(runs[1]?.outputs.changed).toBe('false');
      }
      // The deployment takes the folder as the run leaves it, whatever had to be written.
      const folder = pages ? 'site' : 'roadmaps';
      const slugs = names.map(
        (name) => ({ [LIST]: 'team', 'front*': 'frontend' })[name as string] ?? name,
      );
      const made = [
        ...slugs.map((slug) => `${slug}.csv`),
        ...(pages ? slugs.map((slug) => `${slug}.html`) : []),
      ];
      for (const workspace of workspaces) {
        for (const name of made) expect(await csvOf(workspace, `${folder}/${name}`)).not.toBe('');
      }
    },
  );
});
