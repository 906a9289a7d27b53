import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { Files } from '../lib/files.ts';

/** Where GitHub looks for workflows, from the root of a repository. */
export const WORKFLOWS_FOLDER = '.github/workflows';

/** The workflow that `init` writes. */
export const WORKFLOW_PATH = `${WORKFLOWS_FOLDER}/roadmaps.yml`;

/** Longest `.git/config` that is read. */
const MAX_CONFIG_BYTES = 1_000_000;

/** Where workflows go, and what their paths start from. */
export interface Repository {
  readonly root: string;
  /** False: no Git repository was found, and the root is the current folder. */
  readonly isGit: boolean;
  /** Its address on github.com, without a slash at the end; null if it has none. */
  readonly url: string | null;
}

/** The repository that a folder is in. */
export async function findRepository(folder: string, files: Files): Promise<Repository> {
  for (let root = folder; ; root = dirname(root)) {
    const kind = await files.kind(join(root, '.git'));
    if (kind !== 'missing') return { root, isGit: true, url: await urlOf(root, files) };
    if (root === dirname(root)) return { root: folder, isGit: false, url: null };
  }
}

/** A path from the root of a repository, as a workflow names it; null if it leads out of it. */
export function pathInRepository(path: string, folder: string, root: string): string | null {
  const inside = relative(root, resolve(folder, path));
  if (isAbsolute(inside) || inside.split(sep)[0] === '..') return null;
  return inside.replaceAll(sep, '/');
}

/** Reads the remote `origin`. Without one, or in a linked worktree, links are only less precise. */
async function urlOf(root: string, files: Files): Promise<string | null> {
  const path = join(root, '.git', 'config');
  try {
    if ((await files.kind(path)) !== 'file') return null;
    const config = await files.readText(path, MAX_CONFIG_BYTES);
    const [, section = ''] = /^\[remote "origin"\]([^[]*)/m.exec(config) ?? [];
    const [, name] =
      /^\s*url\s*=\s*(?:\S*[@/])?github\.com[:/]([\w.-]+\/[\w.-]+?)(?:\.git)?\/?\s*$/m.exec(
        section,
      ) ?? [];
    return name === undefined ? null : `https://github.com/${name}`;
  } catch {
    return null;
  }
}
