import { normalize, sep } from 'node:path';
import type { Clock } from '../lib/clock.ts';
import { type CommitResult, commitMessage, commitTables, type TableFile } from './commit.ts';
import { NOTHING, type PullRequestResult, publishPullRequest } from './pull-request.ts';
import type { PublishTarget } from './target.ts';

/** The files of a table as the run left them. */
export interface TableToPublish {
  readonly slug: string;
  readonly files: readonly TableFile[];
}

export interface PublishOptions {
  readonly target: PublishTarget;
  readonly tables: readonly TableToPublish[];
  /** The user's commit message; null for the default. */
  readonly message: string | null;
  /** Renders the body of a pull request, once the commit is made. */
  readonly bodyOf: (commit: CommitResult) => Promise<string>;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/**
 * Commits the files that differ from the published ones, to the branch or under a pull request.
 * Throws a `GitHubError` where GitHub refuses or does not answer.
 */
export async function publishTables(options: PublishOptions): Promise<PullRequestResult> {
  const { target, tables, bodyOf, clock, signal } = options;
  const isChanged = ({ text, published }: TableFile) => text !== published;
  const changed = tables.filter((table) => table.files.some(isChanged));
  const files = changed.flatMap((table) =>
    table.files.filter(isChanged).map((file) => ({ ...file, path: repositoryPath(file.path) })),
  );
  const message = commitMessage(
    options.message,
    changed.map(({ slug }) => slug),
  );
  if (target.mode === 'pull-request') {
    return publishPullRequest({ target, files, message, bodyOf, clock, signal });
  }
  if (files.length === 0) return NOTHING;
  return { ...NOTHING, ...(await commitTables({ ...target, files, message, clock, signal })) };
}

/** A path of the workspace as the repository knows it. */
export function repositoryPath(path: string): string {
  return normalize(path).split(sep).join('/');
}
