import { beforeAll, describe, expect, test } from 'vitest';
import { type ActionsServices, startActionsServices } from '../fakes/actions-services.ts';
import { workflowOf } from '../workflows/texts.ts';
import { jobOf, substituteAll } from '../workflows/workflow.ts';
import { dispatchEvent } from './events.ts';
import { csvOf } from './refresh.ts';
import { runOurs, runScript, scriptOf, unpack, world } from './workflows.ts';
import { tempFolder } from './workspace.ts';

let services: ActionsServices;
beforeAll(async () => {
  services = await startActionsServices();
  return services.close;
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
    const workspace = await tempFolder();
    await unpack(found, workspace, () => path);
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
