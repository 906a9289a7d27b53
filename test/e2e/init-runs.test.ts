import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { PUBLISH_MODES } from '../../src/config/schemas.ts';
import { type ActionsServices, startActionsServices } from '../fakes/actions-services.ts';
import { jobOf, readWorkflow } from '../workflows/workflow.ts';
import { runCli } from './cli.ts';
import { pushEvent, scheduleEvent } from './events.ts';
import { csvOf, said, statsOf } from './refresh.ts';
import { COUNTS, runOurs, world } from './workflows.ts';
import { tempWorkspace } from './workspace.ts';

const LIST = 'lists/team.csv';
const LIST_TEXT = 'Topic,Owner\nOn-call handover,Mara\nReading a trace,Ilo\n';

const night = scheduleEvent();

let services: ActionsServices;
beforeAll(async () => {
  services = await startActionsServices();
  return services.close;
});

/** What to enrich, the tables that makes, and how many rows they have. */
const ROADMAPS = [
  { names: ['backend'], slugs: ['backend'], count: COUNTS.backend },
  { names: [LIST], slugs: ['team'], count: 2 },
  {
    names: [LIST, 'sql', 'front*'],
    slugs: ['team', 'sql', 'frontend'],
    count: 2 + COUNTS.sql + COUNTS.frontend,
  },
];

const cases = ROADMAPS.flatMap((roadmaps) =>
  PUBLISH_MODES.flatMap((publish) =>
    [false, true]
      .filter((pages) => !(pages && publish === 'pull-request'))
      .map((pages) => ({ ...roadmaps, publish, pages })),
  ),
);

/** The job of the workflow that is written for flags. */
async function jobFor(args: readonly string[]) {
  const cwd = await tempWorkspace({ '.git/HEAD': 'ref: refs/heads/main\n', [LIST]: LIST_TEXT });
  const { code, stderr } = await runCli(['init', ...args, '--force'], { cwd });
  if (code !== 0) throw new Error(stderr);
  const text = await readFile(join(cwd, '.github/workflows/roadmaps.yml'), 'utf8');
  return jobOf(readWorkflow(text), 'refresh');
}

describe('a workflow that init writes', () => {
  test.each(cases)(
    'runs two nights without an error: $names, $publish, pages $pages',
    async ({ names, slugs, count, publish, pages }) => {
      const job = await jobFor([...names, '--publish', publish, pages ? '--pages' : '--no-pages']);
      const all = await world();
      const isCheckedOut = job.steps.some(({ uses }) => uses.startsWith('actions/checkout@'));
      const files: Record<string, string> = isCheckedOut ? { [LIST]: LIST_TEXT } : {};
      const workspaces = [await tempWorkspace(files), await tempWorkspace(files)];
      const runs = [];
      for (const [i, workspace] of workspaces.entries()) {
        const env = { ...services.env, GITHUB_RUN_ATTEMPT: String(i + 1) };
        runs.push(await runOurs(all, job, { event: night, workspace, bundle: false, env }));
      }

      expect(runs.map(({ code }) => code)).toEqual([0, 0]);
      for (const run of runs) {
        expect([...said(run, 'error'), ...said(run, 'warning')]).toEqual([]);
        expect(statsOf(run)).toMatchObject({ complete: true, rows: { total: count } });
      }
      if (publish === 'commit' || publish === 'pull-request') {
        expect(runs[1]?.outputs.changed).toBe('false');
        expect(runs.slice(1).map((run) => statsOf(run).requests.total)).toEqual([0]);
      }
      expect(runs.map(({ outputs }) => outputs['artifact-id'] !== '')).toEqual(
        runs.map(() => publish === 'artifact'),
      );
      // The deployment takes the folder as the run leaves it, whatever had to be written.
      const folder = pages ? 'site' : 'roadmaps';
      const endings = pages || publish !== 'none' ? ['csv', 'html'] : ['csv'];
      const made = slugs.flatMap((slug) => endings.map((ending) => `${slug}.${ending}`));
      for (const workspace of workspaces) {
        for (const name of made) expect(await csvOf(workspace, `${folder}/${name}`)).not.toBe('');
      }
    },
  );

  test.each(['commit', 'pull-request'])(
    'enriches what a push adds to the list, and nothing after that: %s',
    async (publish) => {
      const job = await jobFor([LIST, '--publish', publish]);
      const all = await world();
      const longer = `${LIST_TEXT}Writing a runbook,Mara\n`;
      const runs = [];
      for (const [event, text] of [
        [night, LIST_TEXT],
        [pushEvent(), longer],
        [night, longer],
      ] as const) {
        const workspace = await tempWorkspace({ [LIST]: text });
        runs.push(await runOurs(all, job, { event, workspace, bundle: false }));
      }

      expect(runs.map(statsOf).map(({ rows }) => [rows.enriched, rows.total])).toEqual([
        [2, 2],
        [1, 3],
        [0, 3],
      ]);
      expect(runs.map(({ outputs }) => outputs.changed)).toEqual(['true', 'true', 'false']);
      const pulls = runs.map(({ outputs }) => outputs['pull-request-number']);
      expect(new Set(pulls).size).toBe(1);
      for (const run of runs) expect([...said(run, 'error'), ...said(run, 'warning')]).toEqual([]);
    },
  );
});
