import { execFileSync } from 'node:child_process';
import { mkdir, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { WINDOWS } from '../platform.ts';
import { enrich, filesBelow, gemini, said, statsOf, tracesOf } from './refresh.ts';
import { idOf, invented } from './roadmaps.ts';
import { tempFolder, tempWorkspace } from './workspace.ts';

/** Stands in a file that no run may read; it is found wherever it gets to. */
const CANARY = 'canary-of-the-runner-4711';
const TEXT = `plans/pottery/content/linked@${idOf('pottery', 0)}.md`;

/** A workspace, and a file outside of it. */
async function scene() {
  const outside = await tempFolder();
  await writeFile(join(outside, 'secret.md'), `# ${CANARY}\n\n${CANARY}\n`);
  await mkdir(join(outside, 'content'));
  await writeFile(join(outside, 'content', `wedging@${idOf('pottery', 0)}.md`), `${CANARY}\n`);
  const workspace = await tempWorkspace({
    ...invented('pottery', { count: 3 }),
    '.git/config': `[http]\n  extraheader = ${CANARY}\n`,
  });
  return { outside, workspace };
}

async function link(target: string, path: string): Promise<void> {
  await rm(path, { recursive: true, force: true });
  await mkdir(dirname(path), { recursive: true });
  await symlink(target, path);
}

// Not on Windows: links need rights there, and there are no pipes among the files.
describe.skipIf(WINDOWS)('what may be read in a workspace', () => {
  const cases: [string, (outside: string, workspace: string) => Promise<void>][] = [
    [
      'a text that is a link to a file outside',
      (outside, workspace) => link(join(outside, 'secret.md'), join(workspace, TEXT)),
    ],
    [
      'a relative link',
      (outside, workspace) =>
        link(`../../../../${outside.split('/').at(-1)}/secret.md`, join(workspace, TEXT)),
    ],
    [
      "a link to the step's own environment",
      (_, workspace) => link('/proc/self/environ', join(workspace, TEXT)),
    ],
    [
      'a link to a link',
      async (outside, workspace) => {
        await link(join(outside, 'secret.md'), join(workspace, 'hop'));
        await link('../../../hop', join(workspace, TEXT));
      },
    ],
    ['a link into .git', (_, workspace) => link('../../../.git/config', join(workspace, TEXT))],
    [
      'a content folder that is a link',
      (outside, workspace) =>
        link(join(outside, 'content'), join(workspace, 'plans/pottery/content')),
    ],
    [
      'a graph that is a link',
      (outside, workspace) =>
        link(join(outside, 'secret.md'), join(workspace, 'plans/pottery/pottery.json')),
    ],
    [
      'a roadmap folder that is a link',
      async (outside, workspace) => link(outside, join(workspace, 'plans/pottery')),
    ],
    [
      'a published table that is a link',
      (outside, workspace) =>
        link(join(outside, 'secret.md'), join(workspace, 'roadmaps/pottery.csv')),
    ],
  ];

  test.each(cases)('is not %s', async (_, prepare) => {
    const { outside, workspace } = await scene();
    await prepare(outside, workspace);
    const fake = await gemini();
    const run = await enrich(workspace, { gemini: fake });

    expect(run.code).toBe(1);
    expect(said(run, 'error')).toEqual([expect.stringMatching(/workspace|\.git|link/)]);
    expect(fake.requests).toHaveLength(0);
    expect(statsOf(run)).toMatchObject({ rows: { total: 0 } });
    await rm(join(workspace, '.git'), { recursive: true });
    expect(await tracesOf(run)).not.toContain(CANARY);
  });

  test('is not an instructions file that is a link to a file outside', async () => {
    const { outside, workspace } = await scene();
    await link(join(outside, 'secret.md'), join(workspace, 'tone.txt'));
    const fake = await gemini();
    const run = await enrich(workspace, { gemini: fake, inputs: { instructions: 'tone.txt' } });

    expect(run.code).toBe(1);
    expect(said(run, 'error')).toEqual([expect.stringMatching(/tone\.txt.*workspace/)]);
    expect(fake.requests).toHaveLength(0);
  });

  test('is a link that stays inside', async () => {
    const { workspace } = await scene();
    await writeFile(join(workspace, 'shared.md'), '# Wedging bowls\n\nA shared text.\n');
    await link('../../../shared.md', join(workspace, TEXT));
    const run = await enrich(workspace, { gemini: await gemini() });

    expect(run.code).toBe(0);
    expect(statsOf(run)).toMatchObject({ complete: true });
  });

  test('is not a pipe, which would never end', async () => {
    const { workspace } = await scene();
    execFileSync('mkfifo', [join(workspace, TEXT)]);
    const run = await enrich(workspace, { gemini: await gemini() });

    expect(run.code).toBe(1);
    expect(said(run, 'error')).toEqual([expect.stringMatching(/linked@.*regular file/)]);
  });

  test('is not a graph of more than 20 MB', async () => {
    const { workspace } = await scene();
    await truncate(join(workspace, 'plans/pottery/pottery.json'), 20_000_001);
    const run = await enrich(workspace, { gemini: await gemini() });

    expect(run.code).toBe(1);
    expect(said(run, 'error')).toEqual([expect.stringMatching(/pottery\.json.*smaller/)]);
  });

  test('is no roadmap in .git', async () => {
    const { workspace } = await scene();
    const files = invented('pottery', { count: 3 });
    const graph = files['plans/pottery/pottery.json'] ?? '';
    await writeFile(join(workspace, '.git/pottery.json'), graph);
    const run = await enrich(workspace, {
      gemini: await gemini(),
      inputs: { roadmap: '.git/pottery.json' },
    });

    expect(run.code).toBe(1);
    expect(said(run, 'error')).toEqual([expect.stringMatching(/\.git/)]);
  });
});

describe.skipIf(WINDOWS)('what may be written in a workspace', () => {
  test.each([
    ['a folder that is a link to the outside', 'roadmaps'],
    ['a file that is a link to the outside', 'roadmaps/pottery.csv'],
  ])('is not %s', async (_, path) => {
    const { outside, workspace } = await scene();
    await link(path.endsWith('.csv') ? join(outside, 'new.csv') : outside, join(workspace, path));
    const before = await filesBelow(outside);
    const fake = await gemini();
    const run = await enrich(workspace, { gemini: fake });

    expect(run.code).toBe(1);
    expect(said(run, 'error')).toEqual([expect.stringMatching(/roadmaps\/pottery\.csv/)]);
    expect(fake.requests).toHaveLength(0);
    expect(await filesBelow(outside)).toEqual(before);
  });

  test.each(['.github', '.git/hooks'])('is not a link into %s', async (folder) => {
    const { workspace } = await scene();
    await mkdir(join(workspace, folder), { recursive: true });
    await link(folder, join(workspace, 'roadmaps'));
    const run = await enrich(workspace, { gemini: await gemini() });

    expect(run.code).toBe(1);
    expect(await filesBelow(join(workspace, folder))).toEqual({});
  });

  test('is not what a roadmap of that name would make of {slug}', async () => {
    const { workspace } = await scene();
    const graph = await readFile(join(workspace, 'plans/pottery/pottery.json'), 'utf8');
    await mkdir(join(workspace, 'plans/.github'));
    await writeFile(join(workspace, 'plans/.github/.github.json'), graph);
    const fake = await gemini();
    const run = await enrich(workspace, {
      gemini: fake,
      inputs: { roadmap: 'plans/.github', output: '{slug}/table.csv' },
    });

    expect(run.code).toBe(1);
    expect(said(run, 'error')).toEqual([expect.stringMatching(/\.github/)]);
    expect(fake.requests).toHaveLength(0);
  });

  test('is not a pipe', async () => {
    const { workspace } = await scene();
    await mkdir(join(workspace, 'roadmaps'));
    execFileSync('mkfifo', [join(workspace, 'roadmaps/pottery.csv')]);
    const fake = await gemini();
    const run = await enrich(workspace, { gemini: fake });

    expect(run.code).toBe(1);
    expect(said(run, 'error')).toEqual([expect.stringMatching(/roadmaps\/pottery\.csv/)]);
    expect(fake.requests).toHaveLength(0);
  });
});
