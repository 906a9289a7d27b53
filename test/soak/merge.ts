import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { tempFolder } from '../e2e/workspace.ts';

/** Merges two descendants of a text as git does; undefined if there is a conflict. */
export async function mergeTexts(
  base: string,
  ours: string,
  theirs: string,
): Promise<string | undefined> {
  const folder = await tempFolder();
  const texts = { ours, base, theirs };
  for (const [name, text] of Object.entries(texts)) await writeFile(join(folder, name), text);
  const args = ['merge-file', '-p', ...Object.keys(texts)];
  const git = spawnSync('git', args, { cwd: folder, encoding: 'utf8' });
  return git.status === 0 ? git.stdout : undefined;
}
