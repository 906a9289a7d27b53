import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import type { FakeGitHub } from '../fakes/github.ts';
import { WINDOWS } from '../platform.ts';
import { GITHUB_TOKEN } from './action.ts';
import { REPOSITORY } from './events.ts';
import { ROOT } from './manifest.ts';
import { github } from './publishing.ts';
import { type Job, runJob } from './workflow.ts';
import { tempFolder } from './workspace.ts';

const file = await readFile(join(ROOT, '.github', 'workflows', 'release.yml'), 'utf8');
const { major }: Readonly<Record<string, Job>> = parse(file).jobs;

/** Runs the job that moves the major tag, after somebody has tagged `commit`. */
async function release(hub: FakeGitHub, tag: string, commit: string): Promise<void> {
  if (major === undefined) throw new Error("release.yml has no job 'major'");
  const response = await send(hub, 'git/refs', { ref: `refs/tags/${tag}`, sha: commit });
  expect(response.status).toBe(201);
  const env = { ...hub.env, GITHUB_REF_NAME: tag };
  await runJob(major, { workspace: await tempFolder(), env });
}

function send(hub: FakeGitHub, path: string, body?: object): Promise<Response> {
  return fetch(`${hub.url}/repos/${REPOSITORY}/${path}`, {
    headers: { authorization: `Bearer ${GITHUB_TOKEN}` },
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
  });
}

async function commitOf(hub: FakeGitHub, tag: string): Promise<string> {
  const response = await send(hub, `git/ref/tags/${tag}`);
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
