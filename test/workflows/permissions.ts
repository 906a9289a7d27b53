import { type Document, isMap, isScalar } from 'yaml';
import { isOurs, type Job, type Step, type Workflow } from './workflow.ts';

type Permissions = Readonly<Record<string, string>>;

/** Steps of which it is known what they need. */
const NEEDS: Readonly<Record<string, Permissions>> = {
  'actions/checkout': { contents: 'read' },
  'actions/upload-artifact': {},
  'actions/download-artifact': {},
};

/** What a way to publish needs, as docs/publishing.md says. */
export const PUBLISHING: Readonly<Record<string, Permissions>> = {
  commit: { contents: 'write' },
  'pull-request': { contents: 'write', 'pull-requests': 'write' },
};

/** A script that pushes. */
export const PUSH = /\bgit(?: |\(')push\b/;

/** Faults of a job's permissions: none said, not those that its steps need, or more. */
export function permissionFaults(workflow: Workflow, job: Job): readonly string[] {
  const granted = job.permissions ?? workflow.permissions;
  if (granted === undefined) return ['says nothing of permissions'];
  if (typeof granted === 'string') return [`permissions: ${granted} is not a list of them`];
  if (job.uses !== undefined || !job.steps.every(isKnown)) return [];
  const needed = job.steps.map((step) => needsOf(step, workflow)).reduce(merge, {});
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

const actionOf = ({ uses }: Step) => uses.replace(/@.*/, '');

function needsOf(step: Step, { on }: Workflow): Permissions {
  if (!isOurs(step)) return NEEDS[actionOf(step)] ?? {};
  const { publish = '', comment = 'auto', 'dry-run': dryRun } = step.with;
  if (dryRun === 'true') return {};
  const comments =
    ('pull_request' in on && comment !== 'never') || ('push' in on && comment === 'always');
  return merge(PUBLISHING[publish] ?? {}, comments ? { 'pull-requests': 'write' } : {});
}

function merge(one: Permissions, other: Permissions): Permissions {
  const names = [...Object.keys(one), ...Object.keys(other)];
  return Object.fromEntries(
    names.map((name) => [name, [one[name], other[name]].includes('write') ? 'write' : 'read']),
  );
}

function describe(permissions: Permissions): string {
  const list = Object.entries(permissions).map(([name, level]) => `${name}: ${level}`);
  return `{${list.toSorted().join(', ')}}`;
}
