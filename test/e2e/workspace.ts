import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

// Folders made in a hook have no test to go with: they go with its file.
const leftovers = new Set<string>();

/** Removes the folders that no test has removed. */
export async function removeFolders(): Promise<void> {
  for (const folder of leftovers) await remove(folder);
  leftovers.clear();
}

function remove(folder: string): Promise<void> {
  return rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** A new empty folder, removed when the test has finished; made in a hook, when the file has. */
export async function tempFolder(): Promise<string> {
  // The real path: on macOS the folder for temporary files lies behind a link.
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'roadmap-enrich-')));
  try {
    onTestFinished(() => remove(folder));
  } catch {
    leftovers.add(folder);
  }
  return folder;
}

/** A new workspace that holds `files` (path with slashes to text), removed after the test. */
export async function tempWorkspace(files: Readonly<Record<string, string>> = {}): Promise<string> {
  const workspace = await tempFolder();
  for (const [path, text] of Object.entries(files)) {
    const target = join(workspace, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, text);
  }
  return workspace;
}
