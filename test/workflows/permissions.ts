import { type Document, isMap, isScalar } from 'yaml';
import { actionOf, isOurs } from '../../src/cli/workflows/action.ts';
import { inputOf, isDryRun } from '../../src/cli/workflows/inputs.ts';
import {
  ACTION_NEEDS,
  grantedTo,
  mayComment,
  type Permissions,
  PUBLISHING,
} from '../../src/cli/workflows/permissions.ts';
import type { Job, Step, Workflow } from './workflow.ts';

/** Other actions of which it is known what they need. */
const NEEDS: Readonly<Record<string, Permissions>> = {
  ...ACTION_NEEDS,
  'actions/upload-artifact': {},
  'actions/download-artifact': {},
  'actions/upload-pages-artifact': {},
};

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

/** What a step needs, as far as that is known. */
function needsOf(step: Step, workflow: Workflow): Permissions {
  if (!isOurs(step)) return NEEDS[actionOf(step)] ?? {};
  if (isDryRun(step)) return {};
  const comments = mayComment(step, workflow) ? { 'pull-requests': 'write' } : {};
  return mergePermissions(PUBLISHING[inputOf(step, 'publish') ?? ''] ?? {}, comments);
}

/** What two steps need together. */
function mergePermissions(one: Permissions, other: Permissions): Permissions {
  const names = [...Object.keys(one), ...Object.keys(other)];
  return Object.fromEntries(
    names.map((name) => [name, [one[name], other[name]].includes('write') ? 'write' : 'read']),
  );
}

function isKnown(step: Step): boolean {
  if (step.uses === '') return !PUSH.test(step.run) && !/\bgh /.test(step.run);
  return isOurs(step) || actionOf(step) in NEEDS;
}

function describe(permissions: Permissions): string {
  const list = Object.entries(permissions).map(([name, level]) => `${name}: ${level}`);
  return `{${list.toSorted().join(', ')}}`;
}
