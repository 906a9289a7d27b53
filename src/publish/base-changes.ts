import { FileError } from '../lib/file-error.ts';
import { toGitHubError } from './github-error.ts';
import { ownCommits } from './own-commits.ts';
import type { CommitMessage, Repository } from './repository.ts';

/** What changed on the base since our branch began. */
export interface BaseChanges {
  /** The commit that the base was at when the run began. */
  readonly head: string;
  /** The commit of the base that our branch began at. */
  readonly begun: string;
  /** Paths of the files that changed; null if they are too many to know. */
  readonly files: readonly string[] | null;
}

/** A table that changed on the base. */
export interface BaseEdit {
  /** The base, and the table as messages call it. */
  readonly name: string;
  /** Its text that our branch began with, or has merged since; null if there was none. */
  readonly begun: string | null;
  readonly now: string;
}

/** The line of our commits that names the commit of the base whose edits they have. */
const MERGED = /^Merged-base: ([0-9a-f]{40,64})$/m;

/** The message of a commit that has the edits of the base up to a commit. */
export function withMergedBase({ headline, body }: CommitMessage, commit: string): CommitMessage {
  const line = `Merged-base: ${commit}`;
  return { headline, body: body === '' ? line : `${body}\n\n${line}` };
}

/** What the base has that our branch, which is at the commit `own`, has not; null if nothing. */
export async function findBaseChanges(
  repository: Repository,
  base: string,
  own: { readonly head: string; readonly commits: readonly string[] },
): Promise<BaseChanges | null> {
  if (own.commits.includes(base)) return null;
  const changes = await repository.compare(own.head, base);
  return changes && { head: base, begun: changes.mergeBase, files: changes.files };
}

/** Whether a file changed on the base, or may have. */
export const isChanged = ({ files }: BaseChanges, path: string) => files?.includes(path) ?? true;

/** Where the edits of the base are read. */
export interface BaseEditsOptions {
  readonly repository: Repository;
  readonly base: string;
  /** The commit that our branch is at. */
  readonly readAt: string;
  readonly changes: BaseChanges;
}

/**
 * Reads what the base made of tables, by path: null if it has not changed a table, or has none. Throws
 * a `GitHubError`, and a `FileError` if the base's table is not UTF-8.
 */
export function openBaseEdits(options: BaseEditsOptions) {
  const { repository, base, changes } = options;
  let begunAt: Promise<string> | undefined;
  return async (path: string): Promise<BaseEdit | null> => {
    if (!isChanged(changes, path)) return null;
    begunAt ??= lastMerged(options);
    const from = await begunAt;
    if (from === changes.head) return null;
    const name = `${path} on ${base}`;
    const now = await repository.files.text(path, changes.head, name);
    const begun = await readableText(repository, path, from);
    return now === null || now === begun ? null : { name, begun, now };
  };
}

/**
 * The commit of the base up to which our branch has its edits: where it began, or what one of our
 * commits has merged since. A later edit on the branch is then not taken back by an older one.
 */
async function lastMerged({ repository, readAt, changes }: BaseEditsOptions): Promise<string> {
  const { head, begun } = changes;
  const commits = (await repository.compare(head, readAt))?.commits ?? [];
  const marked = commits.filter(({ message }) => MERGED.test(message));
  const last = (await ownCommits(repository, marked)).at(-1);
  const merged = MERGED.exec(last?.message ?? '')?.[1];
  if (merged === undefined || merged === head) return merged ?? begun;
  // Somebody may have merged the base into the branch since.
  const isLater = (await repository.compare(begun, merged))?.mergeBase === begun;
  return isLater ? merged : begun;
}

/** The text of a file at a commit; null if there is none, or nobody can read it. */
export async function readableText(
  repository: Repository,
  path: string,
  commit: string,
): Promise<string | null> {
  try {
    return await repository.files.text(path, commit);
  } catch (error) {
    if (error instanceof FileError || toGitHubError(error).code === 'rejected') return null;
    throw error;
  }
}
