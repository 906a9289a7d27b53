import { expect, test } from 'vitest';
import type { FakeGitHub } from '../fakes/github.ts';
import { WINDOWS } from '../platform.ts';
import { workflowOf } from '../workflows/texts.ts';
import { jobOf } from '../workflows/workflow.ts';
import { GITHUB_TOKEN } from './action.ts';
import { REPOSITORY } from './events.ts';
import { runJob } from './job.ts';
import { github } from './publishing.ts';
import { tempFolder } from './workspace.ts';

const major = jobOf(workflowOf('.github/workflows/release.yml'), 'major');

/** Runs the job that moves the major tag, after somebody has tagged `commit`; gives what it said. */
async function release(hub: FakeGitHub, name: string, commit: string): Promise<string> {
  await tag(hub, name, commit);
  const env = { ...hub.env, GITHUB_REF_NAME: name };
  return runJob(major, { workspace: await tempFolder(), env });
}

async function tag(hub: FakeGitHub, name: string, commit: string): Promise<void> {
  const response = await send(hub, 'git/refs', { ref: `refs/tags/${name}`, sha: commit });
  expect(response.status).toBe(201);
}

function send(hub: FakeGitHub, path: string, body?: object): Promise<Response> {
  return fetch(`${hub.url}/repos/${REPOSITORY}/${path}`, {
    headers: { authorization: `Bearer ${GITHUB_TOKEN}` },
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
  });
}

async function commitOf(hub: FakeGitHub, name: string): Promise<string> {
  const response = await send(hub, `git/ref/tags/${name}`);
  return JSON.parse(await response.text()).object.sha;
}

test.skipIf(WINDOWS)(
  'the major tag is made by the first release, and follows the next',
  async () => {
    const hub = await github();
    const first = await hub.commit('main', { 'a.txt': 'a' });
    await release(hub, 'v1.0.0', first);
    expect(await commitOf(hub, 'v1')).toBe(first);

    await release(hub, 'v1.0.1', await hub.commit('fix', { 'b.txt': 'b' }));
    const beside = await hub.commit('main', { 'c.txt': 'c' });
    await release(hub, 'v1.1.0', beside);
    expect(await commitOf(hub, 'v1')).toBe(beside);

    await release(hub, 'v2.0.0', first);
    expect(await commitOf(hub, 'v1')).toBe(beside);
    expect(await commitOf(hub, 'v2')).toBe(first);
  },
);

test.skipIf(WINDOWS)(
  'the major tag stays where it is when an older version is mended, and the log says so',
  async () => {
    const hub = await github();
    const old = await hub.commit('main', { 'a.txt': 'a' });
    await release(hub, 'v1.0.9', old);
    const newest = await hub.commit('main', { 'b.txt': 'b' });
    await release(hub, 'v1.0.10', newest);
    // Neither is a release of v1.
    await tag(hub, 'v1.1.0-rc.1', old);
    await tag(hub, 'v10.0.0', old);
    const said = await release(hub, 'v1.0.8', await hub.commit('fix', { 'c.txt': 'c' }));

    expect(said).toContain('::notice::v1 stays where it is: v1.0.10 is higher than v1.0.8.');
    expect(await commitOf(hub, 'v1')).toBe(newest);
    expect(await release(hub, 'v1.0.11', old)).not.toContain('::notice::');
    expect(await commitOf(hub, 'v1')).toBe(old);
  },
);
