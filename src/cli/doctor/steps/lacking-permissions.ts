import { actionOf } from '../../workflows/action.ts';
import { mayBeSkipped } from '../../workflows/events.ts';
import { inputOf, isDryRun } from '../../workflows/inputs.ts';
import {
  ACTION_NEEDS,
  grantedTo,
  lackingIn,
  mayComment,
  type Permissions,
  PUBLISHING,
} from '../../workflows/permissions.ts';
import { isExpression, type Step } from '../../workflows/workflow.ts';
import type { PlacedFinding } from './finding.ts';
import { lackingFor, permissionList, permissionsPlace } from './permission-finding.ts';
import type { Use } from './uses.ts';

/** Permissions that the job lacks for publishing, comments and the checkout. */
export function lackingPermissions(use: Use): readonly PlacedFinding[] {
  const { step, job, jobId, workflow, before } = use;
  if (isDryRun(step) !== false) return [];
  const publish = inputOf(step, 'publish') ?? '';
  // Another token has permissions of its own.
  const needed = hasOwnToken(step) ? {} : (PUBLISHING[publish] ?? {});
  const granted = grantedTo(job, workflow);
  if (granted === undefined) {
    // A reusable workflow has those of the job that calls it.
    if (Object.keys(needed).length === 0 || 'workflow_call' in workflow.on) return [];
    const message = `publish: ${publish} needs ${permissionList(needed)}, and the job states no permissions`;
    const action = `Add permissions to the job: ${permissionList(needed)}.`;
    return [{ at: ['jobs', jobId], status: 'warning', message, action }];
  }
  const lacking = (what: string, wanted: Permissions, status: PlacedFinding['status']) =>
    lackingFor(what, lackingIn(granted, wanted), { at: permissionsPlace(jobId, workflow), status });
  const comments =
    !hasOwnToken(step) &&
    !('pull-requests' in needed) &&
    mayComment(step, workflow) &&
    !mayBeSkipped(step, workflow);
  return [
    ...lacking(`publish: ${publish}`, needed, 'problem'),
    ...(comments
      ? lacking('the comment on a pull request', { 'pull-requests': 'write' }, 'warning')
      : []),
    ...(before.some(checksOut)
      ? lacking('the checkout of a private repository', ACTION_NEEDS['actions/checkout'], 'warning')
      : []),
  ];
}

/** Whether a step may have another token than the job's. */
const hasOwnToken = (step: Step) =>
  !/^\$\{\{\s*(?:github\.token|secrets\.GITHUB_TOKEN)\s*\}\}$/i.test(
    step.with['github-token'] ?? inputOf(step, 'github-token') ?? '',
  );

/** Whether a step checks out this repository with the token of the job. */
const checksOut = (step: Step) =>
  actionOf(step) === 'actions/checkout' &&
  !Object.keys(step.with).some(
    (name) => isExpression(name) || ['repository', 'ssh-key', 'token'].includes(name),
  );
