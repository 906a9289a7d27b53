import { createHash } from 'node:crypto';
import { normalize, sep } from 'node:path';
import { mapConcurrent } from '../lib/concurrency.ts';
import { type RetryOptions, retry } from '../lib/retry.ts';
import { withMergedBase } from './base-changes.ts';
import { GitHubError, toGitHubError } from './github-error.ts';
import { isOwnCommit } from './own-commits.ts';
import type { Commit } from './queries.ts';
import type { CommitMessage } from './repository.ts';
import type { PublishTarget } from './target.ts';

/** A file of a table, in one of its formats. */
export interface TableFile {
  readonly path: string;
  readonly text: string;
  /** The published text when the run began; null if there was none. */
  readonly published: string | null;
  /** Whether `text` has edits of the base that the branch did not have yet. */
  readonly editedOnBase?: boolean;
  /** The table that it shows in another format; without one, it is a table itself, or an index. */
  readonly record?: Pick<TableFile, 'path' | 'text' | 'published'>;
}

export interface CommitOptions
  extends Pick<PublishTarget, 'repository' | 'branch' | 'readAt'>,
    Pick<RetryOptions, 'clock' | 'signal'> {
  /** With their paths in the repository. */
  readonly files: readonly TableFile[];
  readonly message: CommitMessage;
  /**
   * The commit of the base whose edits the tables have, to be named in the message, for which a commit
   * without files is made if there are none; null if the branch has had them all.
   */
  readonly mergedBase: string | null;
  /** The branch was made a moment ago: a replica of GitHub may not know it yet. */
  readonly isNew?: boolean;
}

export interface CommitResult {
  /** Null if nothing was left to commit. */
  readonly commit: Commit | null;
  /** Paths of files that somebody else changed meanwhile and that stay as they are. */
  readonly skipped: readonly string[];
}

/** Nothing had to be committed, or nothing was. */
export const NOTHING: CommitResult = { commit: null, skipped: [] };

/** Beyond this number of roadmaps, the default message only counts them. */
const MAX_NAMED = 3;

/** Files compared side by side. */
const CONCURRENCY = 8;

/** Retries of a commit on a branch that moves or is new: about twenty seconds in all. */
const RETRIES = { tries: 10, firstPauseMs: 500, maxPauseMs: 4_000 };

/** Whether a file is a table itself rather than one of its other formats. */
export const isTable = (path: string) => /\.csv$/i.test(path);

/** A path of the workspace as the repository knows it. */
export function repositoryPath(path: string): string {
  return normalize(path).split(sep).join('/');
}

/**
 * The message of a commit, and the title of a pull request. `template` is the user's, or null for
 * the default; `{slugs}` and `{count}` in it are replaced.
 */
export function commitMessage(template: string | null, slugs: readonly string[]): CommitMessage {
  const standard =
    slugs.length > MAX_NAMED ? 'Refresh {count} roadmaps' : 'Refresh roadmaps: {slugs}';
  const text = (template ?? standard).replace(/\{(slugs|count)\}/g, (_, name) =>
    name === 'slugs' ? slugs.join(', ') : String(slugs.length),
  );
  const [headline = '', ...rest] = text.trim().split(/\r?\n/);
  return { headline: headline.trim(), body: rest.join('\n').trim() };
}

/**
 * Commits files to the head of a branch in one commit. On a branch that moves, each attempt compares
 * again: a file that is still as published is replaced, one that equals ours is done, and one that
 * somebody changed meanwhile is skipped. So is what shows a table that somebody changed: the next run
 * makes it of their table.
 *
 * Throws a `GitHubError`; `stale` if the branch moved at every attempt.
 */
export async function commitTables(options: CommitOptions): Promise<CommitResult> {
  const { repository, branch, readAt, mergedBase, clock, signal } = options;
  if (options.files.length === 0 && mergedBase === null) return NOTHING;
  const commitOnce = async (attempt: number): Promise<CommitResult> => {
    const head = await repository.head(branch);
    if (head === null) throw new GitHubError('missing', `there is no branch ${branch}`);
    const { files, skipped } = await findChanges(options, head.sha);
    // A table that somebody changed meanwhile does not have the base's edits yet.
    const isMerged = mergedBase !== null && head.sha === readAt;
    if (files.length > 0 || isMerged) {
      const message = isMerged ? withMergedBase(options.message, mergedBase) : options.message;
      const commit = await repository.commit({ branch, head: head.sha, message, files });
      return { commit, skipped };
    }
    // Our own commit, whose response was lost, may be what moved the branch.
    const mayBeOwn = attempt > 1 && skipped.length === 0;
    return { commit: mayBeOwn && (await isOwnCommit(repository, head.sha)) ? head : null, skipped };
  };
  const waitFor = (error: unknown) => {
    const { code } = toGitHubError(error);
    return code === 'stale' || (code === 'missing' && options.isNew) ? undefined : null;
  };
  return retry(commitOnce, { clock, signal, waitFor, ...RETRIES });
}

/** The id that git gives a file's content: SHA-1 of a header and the bytes. */
export function blobId(text: string): string {
  const bytes = Buffer.from(text, 'utf8');
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

/** The files to commit at a head, and the paths of those that somebody changed. */
async function findChanges({ repository, files, readAt }: CommitOptions, head: string) {
  // There, nobody else has changed them.
  if (head === readAt) return { files, skipped: [] };
  const stateOf = async ({
    path,
    text,
    published,
  }: Pick<TableFile, 'path' | 'text' | 'published'>) => {
    const blob = await repository.files.blob(path, head);
    if (blob === blobId(text)) return 'done';
    const then = published === null ? null : blobId(published);
    return blob === then ? 'as published' : 'changed by others';
  };
  const states = await mapConcurrent(files, CONCURRENCY, async (file) => {
    const { record } = file;
    const isLeft = record !== undefined && (await stateOf(record)) === 'changed by others';
    return isLeft ? 'left with its table' : stateOf(file);
  });
  return {
    files: files.filter((_, i) => states[i] === 'as published'),
    skipped: files.flatMap(({ path }, i) => (states[i] === 'changed by others' ? path : [])),
  };
}
