import type { Clock } from '../lib/clock.ts';
import { mapLimited } from '../lib/concurrency.ts';
import { jitter } from '../lib/retry.ts';
import { blobId } from './blob.ts';
import { GitHubError } from './github-error.ts';
import type { MadeCommit, Repository } from './repository.ts';

/** A table that is to become what is published. */
export interface TableFile {
  /** Within the repository, with slashes. */
  readonly path: string;
  readonly text: string;
  /** What was published when the run began; null where nothing was. */
  readonly published: string | null;
}

export interface CommitOptions {
  readonly repository: Repository;
  readonly branch: string;
  readonly files: readonly TableFile[];
  /** The commit that the published tables were read at: there, nobody else has changed them. */
  readonly readAt: string;
  readonly message: { readonly headline: string; readonly body: string };
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

export interface CommitResult {
  /** Null where nothing was left to commit. */
  readonly commit: MadeCommit | null;
  /** Paths of tables that somebody else changed meanwhile: they stay as they are. */
  readonly leftAlone: readonly string[];
}

/** Files looked at side by side. */
const LANES = 8;

/** How often a commit is tried on a branch that moves, with pauses of up to 4 s: about twenty seconds. */
const TRIES = 10;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 4_000;

/**
 * Commits tables to the head of a branch in one commit. On a branch that moves, each try looks anew
 * at what stands there: what is as it was published is replaced, what equals ours is done, and what
 * somebody changed meanwhile is left alone.
 *
 * Throws a `GitHubError`; `stale` where the branch moved at every try.
 */
export async function commitTables(options: CommitOptions): Promise<CommitResult> {
  const { repository, branch, message, clock, signal } = options;
  for (let tried = 1; ; tried++) {
    const head = await repository.headCommit(branch);
    if (head === null) throw new GitHubError('missing', `there is no branch ${branch}`);
    const { open, leftAlone } = await compare(options, head.sha);
    if (open.length === 0) {
      // Our own commit, whose answer was lost, may be what made the branch move.
      const ours = tried > 1 && leftAlone.length === 0 && (await isOurs(repository, head.sha));
      return { commit: ours ? head : null, leftAlone };
    }
    try {
      const commit = await repository.commit({ branch, head: head.sha, message, files: open });
      return { commit, leftAlone };
    } catch (error) {
      const stale = error instanceof GitHubError && error.code === 'stale';
      if (!stale || tried === TRIES || signal.aborted) throw error;
      const pause = Math.min(FIRST_PAUSE_MS * 2 ** (tried - 1), LONGEST_PAUSE_MS);
      await clock.sleep(pause * jitter(clock), signal);
    }
  }
}

/** Whether the owner of the token made a commit. */
export async function isOurs(repository: Repository, sha: string): Promise<boolean> {
  const author = await repository.authorOf(sha);
  return author !== null && author === (await repository.login());
}

async function compare({ repository, files, readAt }: CommitOptions, head: string) {
  if (head === readAt) return { open: files, leftAlone: [] };
  const there = await mapLimited(files, LANES, ({ path }) => repository.blob(path, head));
  const open: TableFile[] = [];
  const leftAlone: string[] = [];
  files.forEach((file, i) => {
    const blob = there[i] ?? null;
    const published = file.published === null ? null : blobId(file.published);
    if (blob === blobId(file.text)) return;
    if (blob === published) open.push(file);
    else leftAlone.push(file.path);
  });
  return { open, leftAlone };
}
