import type { Config } from '../config.ts';
import { messageOf } from '../error.ts';
import type { Log } from '../log.ts';
import { toGitHubError } from '../publish/github-error.ts';
import type { Repository } from '../publish/repository.ts';
import { upsertComment } from '../report/comment.ts';
import type { Report } from '../report/model.ts';
import { renderReport } from '../report/render.ts';
import { COMMENT_LIMIT } from '../report/size.ts';
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
    const limit = COMMENT_LIMIT;
    const id = await upsertComment(
      { repository, number, key },
      {
        text: renderReport(report, { limit }),
        lasting: renderReport(report, { limit, volatile: false }),
      },
    );
    log.info(`Commented on pull request #${number}`);
    return String(id);
  } catch (error) {
    const { code, message } = toGitHubError(error);
    if (context.withoutSecrets) {
      log.info(`No comment: the token of this pull request can only read (${message}).`);
    } else if (code === 'forbidden') {
      log.warning(
        `No comment: the github-token may not write one (${message}). Give the job the permission ` +
          '"pull-requests: write", or set comment to never.',
      );
    } else {
      log.warning(`No comment: ${messageOf(error)}.`);
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
