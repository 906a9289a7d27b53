import { join } from 'node:path';
import type { Files } from '../../lib/files.ts';

/** Longest file of a reference that is read. */
const MAX_REF_BYTES = 1000;

/** Names that GitHub's filter patterns read as nothing else. */
const NAME = '(\\w[\\w./-]*)';

/**
 * The default branch of a repository: that of the remote `origin`, or the current branch if its name says
 * so. Null if that is not known, as in a linked worktree, or has a name that a filter would read otherwise.
 */
export async function findDefaultBranch(root: string, files: Files): Promise<string | null> {
  const remote = await refIn(join(root, '.git/refs/remotes/origin/HEAD'), files);
  const [, ofRemote] = new RegExp(`^ref: refs/remotes/origin/${NAME}$`).exec(remote) ?? [];
  if (remote !== '') return ofRemote ?? null;
  const head = await refIn(join(root, '.git/HEAD'), files);
  const [, current] = /^ref: refs\/heads\/(main|master)$/.exec(head) ?? [];
  return current ?? null;
}

/** What a reference points to; empty if it cannot be read. */
async function refIn(path: string, files: Files): Promise<string> {
  try {
    return (await files.readText(path, MAX_REF_BYTES)).trimEnd();
  } catch {
    return '';
  }
}
