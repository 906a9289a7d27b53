import { type Document, isMap, isScalar } from 'yaml';
import {
  actionOf,
  grantedTo,
  mergePermissions,
  NEEDS,
  needsOf,
  type Permissions,
} from '../../src/cli/workflows/permissions.ts';
import { isOurs, type Job, type Step, type Workflow } from './workflow.ts';

/** A script that pushes. */
export const PUSH = /\bgit(?: |\(')push\b/;

/** Errors of a job's permissions: none said, not those that its steps need, or more. */
export function permissionErrors(workflow: Workflow, job: Job): readonly string[] {
  const granted = grantedTo(job, workflow);
  if (granted === undefined) return ['says nothing of permissions'];
  if (typeof granted === 'string') return [`permissions: ${granted} is not a list of them`];
  if (job.uses !== undefined || !job.steps.every(isKnown)) return [];
  const needed = job.steps.map((step) => needsOf(step, workflow)).reduce(mergePermissions, {});
  const [is, should] = [describe(granted), describe(needed)];
  return is === should ? [] : [`has the permissions ${is}, and its steps need ${should}`];
}

/** Permissions without a comment that says what they are for. */
export function unexplained(document: Document): readonly string[] {
  const paths = [['permissions']];
  const jobs = document.get('jobs');
  if (isMap(jobs)) {
    for (const { key } of jobs.items) paths.push(['jobs', String(key), 'permissions']);
  }
  return paths.flatMap((path) => {
    const list = document.getIn(path);
    if (!isMap(list)) return [];
    const bare = list.items.filter(({ value }) => isScalar(value) && !value.comment?.trim());
    return bare.map(({ key }) => `${path.join('.')}.${key} has no comment that says why`);
  });
}

function isKnown(step: Step): boolean {
  if (step.uses === '') return !PUSH.test(step.run) && !/\bgh /.test(step.run);
  return isOurs(step) || actionOf(step) in NEEDS;
}

function describe(permissions: Permissions): string {
  const list = Object.entries(permissions).map(([name, level]) => `${name}: ${level}`);
  return `{${list.toSorted().join(', ')}}`;
}
