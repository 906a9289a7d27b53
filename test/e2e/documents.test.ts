import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { commandsOf, DOCUMENTS, readDocument } from '../documents.ts';
import { startSite } from '../fakes/roadmap-site.ts';
import { runCli } from './cli.ts';
import { ROOT } from './manifest.ts';
import { gemini } from './refresh.ts';
import { tempFolder } from './workspace.ts';

/** Calls of the command line in the documents, each once. */
const COMMANDS = [...new Set(DOCUMENTS.flatMap((path) => commandsOf(readDocument(path))))];

/** A table that an earlier run has written. */
const TABLE =
  'Category,Subcategory,Topic,Description,Resources,TLDR,Challenge,Id,Revision\n' +
  ',,Sencha,,,Green tea,practice,sencha,r0123456789ab\n';

test('the documents show commands', () => {
  expect(COMMANDS.length).toBeGreaterThan(4);
});

test.each(COMMANDS)('"%s" does what it says', async (command) => {
  const cwd = await tempFolder();
  // Junctions on Windows, where other links need rights.
  for (const name of ['samples', 'dist']) {
    await symlink(join(ROOT, name), join(cwd, name), 'junction');
  }
  await writeFile(join(cwd, 'columns.yml'), '- TLDR\n- Challenge\n');
  await mkdir(join(cwd, 'roadmaps'));
  await writeFile(join(cwd, 'roadmaps/tea.csv'), TABLE);
  const model = await gemini();
  const run = await runCli(command.split(/\s+/), {
    bundle: true,
    cwd,
    env: { GEMINI_API_KEY: 'key', GEMINI_URL: model.url, ROADMAP_URL: await siteWithBackend() },
  });

  expect(run.stderr).not.toMatch(/error/i);
  expect(run.code).toBe(0);
  const output = /--output (\S+)/.exec(command)?.[1]?.replace('{slug}', 'backend');
  if (output !== undefined) expect(await readdir(cwd)).toContain(output);
});

/** A site that has our sample under the name that the documents use. */
async function siteWithBackend(): Promise<string> {
  const folder = join(ROOT, 'samples', 'sourdough');
  const texts = await readdir(join(folder, 'content'));
  const site = await startSite({
    backend: {
      graph: await readFile(join(folder, 'sourdough.json'), 'utf8'),
      texts: Object.fromEntries(
        await Promise.all(
          texts.map(async (name) => {
            return [name, await readFile(join(folder, 'content', name), 'utf8')] as const;
          }),
        ),
      ),
    },
  });
  onTestFinished(() => site.close());
  return site.url;
}
