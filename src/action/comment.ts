import type { Config } from '../config/config.ts';
import type { Log } from '../lib/log.ts';
import { upsertComment } from '../publish/comment.ts';
import { toGitHubError } from '../publish/github-error.ts';
import type { Repository } from '../publish/repository.ts';
import { fingerprint } from '../report/fingerprint.ts';
import { COMMENT_LIMIT, renderReport } from '../report/render.ts';
import type { Report } from '../report/run-report.ts';
import type { RunContext } from './event.ts';

export interface CommentOptions {
  readonly when: Config['comment'];
  readonly context: RunContext;
  readonly repository: Repository;
  /** Stands for the set of roadmaps. */
  readonly namesHash: string;
  readonly log: Log;
}

/** Comments on the pull request of the run. Resolves to the comment's id; empty where there is none. */
export async function commentOnPullRequest(
  report: Report,
  { when, context, repository, namesHash, log }: CommentOptions,
): Promise<string> {
  try {
    const number = await pullRequestOf(when, context, repository);
    if (number === null) return '';
    const key = [context.workflow, context.job, namesHash].join('\n');
    const id = await upsertComment(
      { repository, number, key },
      { text: renderReport(report, COMMENT_LIMIT), fingerprint: fingerprint(report) },
    );
    log.info(`Commented on pull request #${number}`);
    return String(id);
  } catch (error) {
    const { code, message: said } = toGitHubError(error);
    const message = said.replace(/[.\s]+$/, '');
    if (context.withoutSecrets) {
      log.info(`No comment: the token of this pull request can only read (${message}).`);
    } else if (code === 'forbidden' && /\blocked\b/i.test(message)) {
      log.warning(
        `No comment: the conversation of the pull request is locked (${message}). Unlock it, or set ` +
          'comment to never.',
      );
    } else if (code === 'forbidden') {
      log.warning(
        `No comment: the github-token may not write one (${message}). Give the job the permission ` +
          '"pull-requests: write", or set comment to never.',
      );
    } else {
      log.warning(`No comment: ${message}.`);
    }
    return '';
  }
}

async function pullRequestOf(
  when: Config['comment'],
  { event, pullRequest, branch }: RunContext,
  repository: Repository,
): Promise<number | null> {
  if (when === 'never') return null;
  if (pullRequest !== null || when === 'auto' || event !== 'push' || branch === null) {
    return pullRequest;
  }
  const [open] = await repository.pullRequests(branch, 'open');
  return open?.number ?? null;
}
