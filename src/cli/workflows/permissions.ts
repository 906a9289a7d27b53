import { inputOf } from './inputs.ts';
import type { Job, Step, Workflow } from './workflow.ts';

/** Permissions of `GITHUB_TOKEN` by their names: `read` or `write`. */
export type Permissions = Readonly<Record<string, string>>;

/** What a way to publish needs, as docs/publishing.md says. */
export const PUBLISHING: Readonly<Record<string, Permissions>> = {
  commit: { contents: 'write' },
  'pull-request': { contents: 'write', 'pull-requests': 'write' },
};

/** What other actions need. */
export const ACTION_NEEDS = {
  'actions/checkout': { contents: 'read' },
  'actions/deploy-pages': { pages: 'write', 'id-token': 'write' },
} as const satisfies Readonly<Record<string, Permissions>>;

/** The permissions that a job states, or its workflow for it; undefined where neither does. */
export const grantedTo = (job: Job, workflow: Workflow) => job.permissions ?? workflow.permissions;

/** What of `needed` is not granted. */
export function lackingIn(granted: Permissions | string, needed: Permissions): Permissions {
  const lacks = Object.entries(needed).filter(([name, level]) => !grants(granted, name, level));
  return Object.fromEntries(lacks);
}

function grants(granted: Permissions | string, name: string, level: string): boolean {
  if (typeof granted !== 'string') return granted[name] === 'write' || granted[name] === level;
  // Any other text is an expression or empty, and nobody knows what it grants.
  return granted !== 'read-all' || level === 'read';
}

/** Whether one of our steps writes a comment in one of the runs of its workflow. */
export function mayComment(step: Step, { on }: Workflow): boolean {
  const comment = inputOf(step, 'comment');
  return (
    ('pull_request' in on && (comment === 'auto' || comment === 'always')) ||
    ('push' in on && comment === 'always')
  );
}
