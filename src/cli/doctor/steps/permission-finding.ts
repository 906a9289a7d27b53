import type { Permissions } from '../../workflows/permissions.ts';
import type { Workflow } from '../../workflows/workflow.ts';
import type { Place, PlacedFinding } from './finding.ts';

/** Where a job's permissions are stated: in the job, or in its workflow. */
export function permissionsPlace(jobId: string, { jobs, permissions }: Workflow): Place {
  const inWorkflow = jobs[jobId]?.permissions === undefined && permissions !== undefined;
  return inWorkflow ? ['permissions'] : ['jobs', jobId, 'permissions'];
}

/** The finding that something needs more permissions, or none. */
export function lackingFor(
  what: string,
  lacks: Permissions,
  { at, status }: Pick<PlacedFinding, 'at' | 'status'>,
): readonly PlacedFinding[] {
  if (Object.keys(lacks).length === 0) return [];
  const action = `Set ${permissionList(lacks)} in permissions.`;
  return [{ at, status, message: `${what} needs ${permissionList(lacks)}`, action }];
}

/** Permissions as a workflow states them, in one line. */
export const permissionList = (permissions: Permissions) =>
  Object.entries(permissions)
    .map(([name, level]) => `${name}: ${level}`)
    .join(' and ');
