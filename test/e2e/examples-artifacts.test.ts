import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  type ActionsServices,
  type StoredArtifact,
  startActionsServices,
} from '../fakes/actions-services.ts';
import { workflowOf } from '../workflows/texts.ts';
import { jobOf, matrixOf, substituteAll } from '../workflows/workflow.ts';
import type { ActionRun } from './action.ts';
import { dispatchEvent, scheduleEvent } from './events.ts';
import { csvOf, statsOf } from './refresh.ts';
import { type Stats, statsSchema } from './stats-schema.ts';
import { COUNTS, runOurs, runScript, scriptOf, world } from './workflows.ts';
import { tempFolder, tempWorkspace } from './workspace.ts';

let services: ActionsServices;
beforeAll(async () => {
  services = await startActionsServices();
  return services.close;
});

/** What a step of another job finds after the download: the files of artifacts, by path. */
async function unpacked(
  artifacts: readonly StoredArtifact[],
  folderOf: (name: string) => string,
): Promise<string> {
  const workspace = await tempFolder();
  for (const { name, files } of artifacts) {
    for (const [file, bytes] of Object.entries(files)) {
      const path = join(workspace, folderOf(name), file);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, bytes);
    }
  }
  return workspace;
}

describe('matrix.yml', () => {
  const workflow = workflowOf('examples/matrix.yml');
  const enrich = jobOf(workflow, 'enrich');
  const script = scriptOf(jobOf(workflow, 'sum'));

  /** Rows of the summary that the last job writes, as cells; what follows the table is one of them. */
  async function summary(workspace: string, result = 'success'): Promise<readonly string[][]> {
    const file = join(await tempFolder(), 'summary');
    const values = { 'needs.enrich.result': result };
    const env = { GITHUB_STEP_SUMMARY: file };
    const run = await runScript(script, { workspace, values, env });
    expect(run).toMatchObject({ code: 0, stderr: '' });
    const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '');
    return lines.map((line) => line.replace(/^\| | \|$/g, '').split(' | '));
  }

  /** Statistics of a run on one roadmap. */
  function stats(slug: string, rows: Partial<Stats['rows']>, total: number): string {
    const all = { total: 0, enriched: 0, cached: 0, stale: 0, failed: 0, pending: 0, ...rows };
    const { failed, pending } = all;
    const object: Stats = {
      version: 1,
      complete: all.stale + failed + pending === 0,
      stopped: null,
      rows: all,
      successRate: Math.round(((all.total - failed - pending) / all.total) * 1000) / 10,
      requests: { total, batch: total, single: 0, retries: 0 },
      tokens: { input: 0, output: 0, cached: 0 },
      costUsd: 0,
      durationMs: 1,
      columns: [{ name: 'TLDR', filled: all.total - failed - pending, empty: failed + pending }],
      models: [{ model: 'gemini-3.5-flash-lite', requests: total, rows: 0, stopped: null }],
      roadmaps: [
        {
          slug,
          csv: `roadmaps/${slug}.csv`,
          changed: true,
          rows: all,
          guessed: 0,
          source: null,
        },
      ],
    };
    return JSON.stringify(statsSchema.parse(object));
  }

  const HEAD = ['roadmap', 'total', 'enriched', 'cached', 'stale', 'failed', 'pending', 'requests'];
  const RULE = ['---', ...HEAD.slice(1).map(() => '---:')];

  test('makes an artifact a roadmap, and adds up their statistics', async () => {
    const all = await world();
    const before = (await services.artifacts()).length;
    const env = { ...services.env, GITHUB_JOB: 'enrich' };
    const runs: ActionRun[] = [];
    for (const values of matrixOf(enrich)) {
      runs.push(await runOurs(all, enrich, { event: scheduleEvent(), values, env }));
    }

    expect(runs.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
    const artifacts = (await services.artifacts()).slice(before);
    expect(artifacts).toHaveLength(4);
    for (const { name } of artifacts) expect(name).toMatch(/^roadmap-csv-enrich-/);
    const [head, rule, ...rows] = await summary(await unpacked(artifacts, (n) => `artifacts/${n}`));
    expect([head, rule]).toEqual([HEAD, RULE]);
    const counts = Object.entries(COUNTS).map(([slug, n]) => [slug, `${n}`, `${n}`]);
    expect(
      rows
        .slice(0, -1)
        .map((cells) => cells.slice(0, 3))
        .toSorted(),
    ).toEqual(counts);
    const requests = runs.reduce((sum, run) => sum + statsOf(run).requests.total, 0);
    expect(rows.at(-1)).toEqual(['**4 in all**', '14', '14', '0', '0', '0', '0', `${requests}`]);
  });

  test('counts a job that was run again once, as it ended last, and says that one failed', async () => {
    const workspace = await tempWorkspace({
      'artifacts/roadmap-csv-enrich-0a1b2c3d-9/stats.json': stats(
        'sql',
        { total: 5, cached: 2, pending: 3 },
        4,
      ),
      'artifacts/roadmap-csv-enrich-0a1b2c3d-10/stats.json': stats(
        'sql',
        { total: 5, cached: 5 },
        1,
      ),
      'artifacts/roadmap-csv-enrich-ffffffff-9/stats.json': stats(
        'devops',
        { total: 4, stale: 1, failed: 1, enriched: 2 },
        7,
      ),
      'artifacts/roadmap-csv-enrich-ffffffff-9/devops.csv': '',
    });

    expect((await summary(workspace, 'failure')).slice(2)).toEqual([
      ['sql', '5', '0', '5', '0', '0', '0', '1'],
      ['devops', '4', '2', '0', '1', '1', '0', '7'],
      ['**2 in all**', '9', '2', '5', '1', '1', '0', '8'],
      ['A job failed, and may be missing here.'],
    ]);
  });

  test('counts a single artifact, which is unpacked without a folder of its own', async () => {
    const workspace = await tempWorkspace({
      'artifacts/stats.json': stats('sql', { total: 2, enriched: 2 }, 1),
    });

    expect((await summary(workspace)).at(-1)?.slice(0, 2)).toEqual(['**1 in all**', '2']);
  });

  test('says that there is nothing, where no job made an artifact', async () => {
    const [, , sum, note] = await summary(await tempWorkspace(), 'failure');

    expect(sum).toEqual(['**0 in all**', '0', '0', '0', '0', '0', '0', '0']);
    expect(note).toEqual(['A job failed, and may be missing here.']);
  });
});

describe('later-job.yml', () => {
  test('hands the tables over, where csv-paths says', async () => {
    const all = await world();
    const workflow = workflowOf('examples/later-job.yml');
    const enrich = jobOf(workflow, 'enrich');
    const run = await runOurs(all, enrich, { event: dispatchEvent(), env: services.env });
    const steps = prefixed('steps.enrich.outputs.', run.outputs);
    const needs = prefixed('needs.enrich.outputs.', substituteAll(enrich.outputs, steps));

    const deliver = jobOf(workflow, 'deliver');
    const [download] = deliver.steps.filter(({ uses }) => uses.startsWith('actions/download'));
    const { 'artifact-ids': id, path = '' } = substituteAll(download?.with ?? {}, needs);
    const found = (await services.artifacts()).filter((artifact) => String(artifact.id) === id);
    expect(found).toHaveLength(1);
    const workspace = await unpacked(found, () => path);
    const read = await runScript(scriptOf(deliver), { workspace, values: needs });

    expect(read).toMatchObject({ code: 0, stderr: '' });
    expect(read.stdout).toMatch(
      /^roadmaps\/backend\.csv has the columns "Category",.*\nroadmaps\/devops\.csv has the columns /,
    );
    expect(await csvOf(workspace, 'roadmaps/backend.csv')).toBe(
      await csvOf(run.options.workspace, 'roadmaps/backend.csv'),
    );
  });
});

function prefixed(prefix: string, values: Readonly<Record<string, string>>) {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [`${prefix}${name}`, value]),
  );
}
