import { RoadmapError } from '../lib/error.ts';
import { type BaseEdit, openBaseEdits } from './base-changes.ts';
import { isTable, repositoryPath } from './commit.ts';
import { GitHubError } from './github-error.ts';
import type { Repository } from './repository.ts';
import type { PublishTarget } from './target.ts';

/** Git's modes of a folder, and of a regular file with and without the right to execute it. */
const FOLDER = 0o040000;
const FILES: readonly number[] = [0o100644, 0o100755];

/** The text published at a path, null if there is none; or why it is not known. */
export type PublishedFile =
  | {
      readonly known: true;
      readonly text: string | null;
      /** What the base of our pull request made of it; null if nothing. */
      readonly baseEdit: BaseEdit | null;
    }
  | { readonly known: false; readonly error: string };

/**
 * The published text of a path. Where nothing was looked up, or it could not be read, that of the
 * workspace.
 */
export function publishedText(
  found: PublishedFile | undefined,
  here: string | null,
): string | null {
  return found?.known ? found.text : here;
}

/** Reads published files by their paths in the workspace. Throws for a path that is not a file's. */
export function openPublished(target: PublishTarget) {
  const { repository, readAt, baseChanges: changes } = target;
  const isFile = openPathCheck(repository, readAt);
  const editOnBase = changes && openBaseEdits({ ...target, changes });
  const isFileOnBase = changes && openPathCheck(repository, changes.head);
  return async (given: string): Promise<PublishedFile> => {
    const path = repositoryPath(given);
    try {
      const exists = await isFile(path);
      const text = await repository.files.text(path, readAt);
      if (exists && text === null) {
        // Taken for a new file, it would overwrite the old one.
        return { known: false, error: 'GitHub lists the file, but does not find it' };
      }
      // The other formats are made from the table.
      const baseEdit = (isTable(path) && (await editOnBase?.(path))) || null;
      if (baseEdit !== null) await isFileOnBase?.(path);
      return { known: true, text, baseEdit };
    } catch (error) {
      if (!(error instanceof GitHubError)) throw error;
      return { known: false, error: error.message };
    }
  };
}

/**
 * Checks whether there is a file at a path. Refuses a path that leads over a link, as the workspace
 * does, with a `RoadmapError`: GitHub reads the file that a link points to, while a
 * commit replaces the link by a regular file. Each folder is requested once.
 */
function openPathCheck(repository: Repository, commit: string) {
  const folders = new Map<string, Promise<ReadonlyMap<string, number>>>();
  return async (path: string): Promise<boolean> => {
    const parts = path.split('/');
    for (const [index, part] of parts.entries()) {
      const folder = parts.slice(0, index).join('/');
      const modes = folders.get(folder) ?? repository.files.modes(folder, commit);
      folders.set(folder, modes);
      const mode = (await modes).get(part);
      if (mode === undefined) return false;
      const isLast = index === parts.length - 1;
      if (isLast ? FILES.includes(mode) : mode === FOLDER) continue;
      throw new RoadmapError(
        `${path} is not published: ${part} is not a ${isLast ? 'regular file' : 'folder'} in the ` +
          'repository, and is neither followed nor replaced. Remove it there, or set another output.',
      );
    }
    return true;
  };
}
