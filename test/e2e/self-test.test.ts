import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { type ActionsServices, startActionsServices } from '../fakes/actions-services.ts';
import { WINDOWS } from '../platform.ts';
import { workflowOf } from '../workflows/texts.ts';
import { jobOf } from '../workflows/workflow.ts';
import { pullRequestEvent } from './events.ts';
import { runJob } from './job.ts';
import { ROOT } from './manifest.ts';
import { github } from './publishing.ts';
import { tempFolder } from './workspace.ts';

// What the steps need of the repository: scripts without packages, and the sample.
const CHECKOUT = ['package.json', 'samples', 'test/self-test', 'test/fakes'];

const job = (id: string) => jobOf(workflowOf('.github/workflows/self-test.yml'), id);

async function checkout(): Promise<string> {
  const workspace = await tempFolder();
  for (const path of CHECKOUT) {
    await cp(join(ROOT, path), join(workspace, path), { recursive: true });
  }
  return workspace;
}

let services: ActionsServices;
beforeAll(async () => {
  services = await startActionsServices();
  return services.close;
});

// A job is up to five runs of the bundle.
describe.skipIf(WINDOWS)('the jobs of self-test.yml', { timeout: 240_000 }, () => {
  test('enrich, and reuse in another job, hold', async () => {
    const { env } = services;
    await runJob(job('enrich'), { workspace: await checkout(), env });
    await runJob(job('reuse'), { workspace: await checkout(), env });
  });

  test('comment holds, and keeps to one comment however often it runs', async () => {
    const hub = await github();
    await hub.commit('topic', { 'notes.txt': 'x' });
    const { number } = await hub.createPull({ head: 'topic' });
    const options = { env: hub.env, event: pullRequestEvent({ number }) };
    await runJob(job('comment'), { workspace: await checkout(), ...options });
    await runJob(job('comment'), { workspace: await checkout(), ...options });

    expect(await hub.comments(number)).toHaveLength(1);
  });

  test('publish holds, and leaves no branch and no open pull request behind', async () => {
    const hub = await github();
    const env = { ...hub.env, GITHUB_SHA: String(await hub.head('main')) };
    await runJob(job('publish'), { workspace: await checkout(), env });

    const [pull] = await hub.pulls('all');
    expect(pull).toMatchObject({ state: 'closed', base: 'self-test/4242-1' });
    expect(await hub.head('self-test/4242-1')).toBeNull();
    expect(await hub.head(String(pull?.head))).toBeNull();
    expect(await hub.commits('main')).toHaveLength(1);
  });

  test('fail where a step gives something else than the file expects', async () => {
    const { steps } = job('enrich');
    const from = steps.findIndex(({ id }) => id === 'preview');
    const [preview, check] = steps.slice(from, from + 2);
    if (preview === undefined || check === undefined) throw new Error('No preview');
    const wrong = { ...check, run: check.run.replace('enriched=27', 'enriched=26') };
    const run = runJob(
      { ...job('enrich'), steps: [preview, wrong] },
      { workspace: await checkout(), env: {} },
    );

    await expect(run).rejects.toThrow('stats.rows.enriched is 27, not 26');
  });
});
