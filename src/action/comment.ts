import { upsertComment } from '../publish/comment.ts';
import { toGitHubError } from '../publish/github-error.ts';
import type { Repository } from '../publish/repository.ts';
import { fingerprint } from '../report/fingerprint.ts';
import { COMMENT_LIMIT, renderReport } from '../report/render.ts';
import type { Report } from '../report/run-report.ts';
import type { Step } from './inputs.ts';

/** Comments on the pull request of the run. Resolves to the comment's id; empty if there is none. */
export async function commentOnPullRequest(report: Report, step: Step): Promise<string> {
  const { repository, context, log } = step;
  if (repository === null || report.run.stats.plan || step.signal.aborted) return '';
  try {
    const number = await pullRequestOf(step, repository);
    if (number === null) return '';
    const id = await upsertComment({
      repository,
      number,
      key: [context.workflow, context.job, step.namesHash].join('\n'),
      text: renderReport(report, COMMENT_LIMIT),
      fingerprint: fingerprint(report),
    });
    log.info(`Commented on pull request #${number}`);
    return String(id);
  } catch (error) {
    const { code, message } = toGitHubError(error);
    if (context.withoutSecrets) {
      // Nobody who sees it can do anything about it.
      const why = `the token of this pull request is read-only (${message})`;
      log.info(`No comment: ${code === 'forbidden' ? why : message}.`);
    } else if (/\blocked\b/i.test(message)) {
      log.warning(
        `No comment: the pull request is locked (${message}). Unlock it, or set comment to never.`,
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

/** Number of the pull request to comment on, if any. */
async function pullRequestOf(
  { config, context: { event, pullRequest, branch } }: Step,
  repository: Repository,
): Promise<number | null> {
  if (config.comment === 'never') return null;
  const maySearch = config.comment === 'always' && event === 'push';
  if (pullRequest !== null || !maySearch || branch === null) return pullRequest;
  const [open] = await repository.pulls.from(branch, 'open');
  return open?.number ?? null;
}
