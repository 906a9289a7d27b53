import { GitHubError } from './github-error.ts';
import { repositoryPath } from './publish.ts';
import type { Repository } from './repository.ts';
import type { PublishTarget } from './target.ts';

/** Git's modes of a folder, and of a regular file with the right to be executed and without. */
const FOLDER = 0o040000;
const FILES: readonly number[] = [0o100644, 0o100755];

/** What is published at a path, null where nothing is; or why that is not known. */
type PublishedFile =
  | { readonly known: true; readonly text: string | null }
  | { readonly known: false; readonly error: string };

/** Reads published files by their paths in the workspace. Throws a `GitHubError` for a refused path. */
export function openPublished({ repository, readAt }: PublishTarget) {
  const checkPath = openPathCheck(repository, readAt);
  return async (given: string): Promise<PublishedFile> => {
    const path = repositoryPath(given);
    try {
      const exists = await checkPath(path);
      const text = await repository.file(path, readAt);
      if (exists && text === null) {
        // Taken for a new one, it would overwrite the old.
        return { known: false, error: 'GitHub lists the file, but says that there is none' };
      }
      return { known: true, text };
    } catch (error) {
      if (!(error instanceof GitHubError) || error.code === 'rejected') throw error;
      return { known: false, error: error.message };
    }
  };
}

/**
 * Refuses a path that leads over a link, as the workspace does: GitHub reads the file that a link
 * points to, while a commit puts a regular file in the place of the link.
 *
 * What is returned tells whether there is a file at the path, and throws a `GitHubError`; `rejected`
 * for such a path. Each folder is requested once.
 */
function openPathCheck(repository: Repository, commit: string) {
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
