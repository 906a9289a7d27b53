import {
  actionOf,
  grantedTo,
  mayComment,
  type Permissions,
  PUBLISHING,
} from '../../workflows/permissions.ts';
import type { PlacedFault, UseIn } from './findings.ts';

/** Permissions that the job lacks for publishing, comments and the checkout. */
export function permissionFaults(use: UseIn): readonly PlacedFault[] {
  const { step, job, workflow, path } = use;
  if (step.with['dry-run'] === 'true') return [];
  const { publish = '' } = step.with;
  // Another token has permissions of its own.
  const hasOwnToken = /secrets\.(?!GITHUB_TOKEN\b)/.test(step.with['github-token'] ?? '');
  const needed = hasOwnToken ? {} : (PUBLISHING[publish] ?? {});
  const granted = grantedTo(job, workflow);
  const id = path[1] ?? '';
  const at =
    job.permissions === undefined && workflow.permissions !== undefined
      ? ['permissions']
      : ['jobs', id, 'permissions'];
  if (granted === undefined) {
    if (Object.keys(needed).length === 0) return [];
    const message = `publish: ${publish} needs ${listOf(needed)}, and the job states no permissions`;
    const action = `Add permissions to the job: ${listOf(needed)}.`;
    return [{ at: ['jobs', id], status: 'warning', message, action }];
  }
  const lacking = (wanted: Permissions) =>
    Object.fromEntries(
      Object.entries(wanted).filter(([name, level]) => !grants(granted, name, level)),
    );
  const faults: PlacedFault[] = [];
  const add = (status: PlacedFault['status'], what: string, lacks: Permissions) => {
    if (Object.keys(lacks).length === 0) return;
    const message = `${what} needs ${listOf(lacks)}`;
    faults.push({ at, status, message, action: `Add ${listOf(lacks)} to permissions.` });
  };
  add('problem', `publish: ${publish}`, lacking(needed));
  if (!hasOwnToken && mayComment(step, workflow) && !('pull-requests' in needed)) {
    add('warning', 'the comment on a pull request', lacking({ 'pull-requests': 'write' }));
  }
  if (use.before.some((other) => actionOf(other) === 'actions/checkout')) {
    add('warning', 'the checkout of a private repository', lacking({ contents: 'read' }));
  }
  return faults;
}

function grants(granted: Permissions | string, name: string, level: string): boolean {
  if (typeof granted === 'string') {
    return granted === 'write-all' || (granted === 'read-all' && level === 'read');
  }
  return granted[name] === 'write' || granted[name] === level;
}

const listOf = (permissions: Permissions) =>
  Object.entries(permissions)
    .map(([name, level]) => `${name}: ${level}`)
    .join(' and ');
