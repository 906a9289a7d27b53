import { GitHubError } from './github-error.ts';
import type { Repository } from './repository.ts';

/** Git's modes of a folder, and of a regular file with the right to be executed and without. */
const FOLDER = 0o040000;
const FILES: readonly number[] = [0o100644, 0o100755];

/**
 * Refuses a path that leads over a link, as the workspace does: GitHub reads the file that a link
 * points to, while a commit puts a regular file in the place of the link.
 *
 * What is returned tells whether there is a file at the path, and throws a `GitHubError`; `rejected` for
 * such a path. Each folder is asked for once.
 */
export function openPathCheck(repository: Repository, commit: string) {
  const folders = new Map<string, Promise<ReadonlyMap<string, number>>>();
  const modes = (folder: string) => {
    const known = folders.get(folder) ?? repository.modes(folder, commit);
    folders.set(folder, known);
    return known;
  };
  return async (path: string): Promise<boolean> => {
    const parts = path.split('/');
    for (const [index, part] of parts.entries()) {
      const mode = (await modes(parts.slice(0, index).join('/'))).get(part);
      if (mode === undefined) return false;
      const last = index === parts.length - 1;
      if (last ? FILES.includes(mode) : mode === FOLDER) continue;
      const wanted = last ? 'regular file' : 'folder';
      throw new GitHubError(
        'rejected',
        `${path} is not published: ${part} is not a ${wanted} in the repository, and is neither ` +
          'followed nor replaced. Remove it there, or set another output.',
      );
    }
    return true;
  };
}
