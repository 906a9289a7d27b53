import { isOurs, type Job, type Step, type Workflow } from './workflow.ts';

/** Permissions of `GITHUB_TOKEN` by their names: `read` or `write`. */
export type Permissions = Readonly<Record<string, string>>;

/** Actions of which it is known what they need. */
export const NEEDS: Readonly<Record<string, Permissions>> = {
  'actions/checkout': { contents: 'read' },
  'actions/upload-artifact': {},
  'actions/download-artifact': {},
};

/** What a way to publish needs, as docs/publishing.md says. */
export const PUBLISHING: Readonly<Record<string, Permissions>> = {
  commit: { contents: 'write' },
  'pull-request': { contents: 'write', 'pull-requests': 'write' },
};

/** The permissions that a job states, or its workflow for it; undefined where neither does. */
export const grantedTo = (job: Job, workflow: Workflow) => job.permissions ?? workflow.permissions;

/** An action without its version. */
export const actionOf = ({ uses }: Pick<Step, 'uses'>) => uses.replace(/@.*/, '');

/** What a step needs, as far as that is known. */
export function needsOf(step: Step, workflow: Workflow): Permissions {
  if (!isOurs(step)) return NEEDS[actionOf(step)] ?? {};
  if (step.with['dry-run'] === 'true') return {};
  const comments = mayComment(step, workflow) ? { 'pull-requests': 'write' } : {};
  return mergePermissions(PUBLISHING[step.with.publish ?? ''] ?? {}, comments);
}

/** Whether one of our steps writes a comment in one of the runs of its workflow. */
export function mayComment(step: Step, { on }: Workflow): boolean {
  const { comment = 'auto' } = step.with;
  return ('pull_request' in on && comment !== 'never') || ('push' in on && comment === 'always');
}

/** What two steps need together. */
export function mergePermissions(one: Permissions, other: Permissions): Permissions {
  const names = [...Object.keys(one), ...Object.keys(other)];
  return Object.fromEntries(
    names.map((name) => [name, [one[name], other[name]].includes('write') ? 'write' : 'read']),
  );
}
