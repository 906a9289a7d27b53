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
const release: Job = parse(file).jobs.release;

/** Runs the step that moves the major tag, for a tag at `commit`. */
async function moveMajorTag(hub: FakeGitHub, tag: string, commit: string): Promise<void> {
  const steps = release.steps
    .filter(({ name }) => name === 'Move the major tag')
    // There is no clone here whose head it could be.
    .map((step) => ({ ...step, run: `git() { echo ${commit}; }\n${step.run}` }));
  const env = { ...hub.env, GITHUB_REF_NAME: tag };
  await runJob({ steps }, { workspace: await tempFolder(), env });
}

async function commitOf(hub: FakeGitHub, tag: string): Promise<string> {
  const headers = { authorization: `Bearer ${GITHUB_TOKEN}` };
  const response = await fetch(`${hub.url}/repos/${REPOSITORY}/git/ref/tags/${tag}`, { headers });
  return JSON.parse(await response.text()).object.sha;
}

test.skipIf(WINDOWS)(
  'the major tag is made by the first release, and follows the next',
  async () => {
    const hub = await github();
    const first = await hub.commit('main', { 'a.txt': 'a' });
    await moveMajorTag(hub, 'v1.0.0', first);
    expect(await commitOf(hub, 'v1')).toBe(first);

    await moveMajorTag(hub, 'v1.0.1', await hub.commit('fix', { 'b.txt': 'b' }));
    const beside = await hub.commit('main', { 'c.txt': 'c' });
    await moveMajorTag(hub, 'v1.1.0', beside);
    expect(await commitOf(hub, 'v1')).toBe(beside);

    await moveMajorTag(hub, 'v2.0.0', first);
    expect(await commitOf(hub, 'v1')).toBe(beside);
    expect(await commitOf(hub, 'v2')).toBe(first);
  },
);
