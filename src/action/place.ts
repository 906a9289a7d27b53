import { systemClock } from '../lib/clock.ts';
import type { Log } from '../lib/log.ts';
import type { ReadPublished } from '../pipeline/load.ts';
import { openGitHub } from '../publish/github.ts';
import { GitHubError } from '../publish/github-error.ts';
import { openPathCheck } from '../publish/plain-path.ts';
import { repositoryPath } from '../publish/publish.ts';
import { refusalText } from '../publish/refusal.ts';
import { Repository } from '../publish/repository.ts';
import { type OpenTarget, openTarget } from '../publish/target.ts';
import type { Task } from './task.ts';

/** Where in the repository the tables are published. */
export interface Place {
  /** Null where they are not published there, or it could not be reached. */
  readonly open: OpenTarget | null;
  /** Why it could not be reached; empty otherwise. */
  readonly refusal: string;
}

/** The run's repository; null without a token. */
export function openRepository(
  { config, context }: Task,
  signal: AbortSignal,
  log: Log,
): Repository | null {
  const token = config['github-token'];
  if (token === null) return null;
  const { apiUrl, owner, repo } = context;
  const octokit = openGitHub({ token, apiUrl, clock: systemClock, signal, log });
  return new Repository(octokit, owner, repo);
}

/**
 * Finds the place that the task names. A place that GitHub refuses or does not show costs the
 * publishing, not the run; a branch that does not exist is a `TargetError`.
 */
export async function findPlace(
  { target, names }: Task,
  repository: Repository | null,
): Promise<Place> {
  if (repository === null || (target.mode !== 'commit' && target.mode !== 'pull-request')) {
    return { open: null, refusal: '' };
  }
  try {
    return { open: await openTarget(repository, target, names), refusal: '' };
  } catch (error) {
    if (error instanceof GitHubError) return { open: null, refusal: refusalText(error, target) };
    throw error;
  }
}

/** Reads the published tables there; null where those of the workspace are the published ones. */
export function tableReader({ open }: Place): ReadPublished | null {
  if (open === null) return null;
  const { repository, readAt } = open;
  const checkPath = openPathCheck(repository, readAt);
  return async (path) => {
    try {
      const exists = await checkPath(repositoryPath(path));
      const text = await repository.file(repositoryPath(path), readAt);
      if (exists && text === null) {
        // Taken for a new one, it would overwrite the old.
        return { known: false, fault: 'GitHub lists the file, but says that there is none' };
      }
      return { known: true, text };
    } catch (error) {
      if (!(error instanceof GitHubError) || error.code === 'rejected') throw error;
      return { known: false, fault: error.message };
    }
  };
}
