import { stringify } from 'yaml';
import { CONTENT_FOLDER, isGraphName, isListName } from '../../sources/slug.ts';
import { folderOf, type WorkflowPlan } from './plan.ts';

/** Whether a push that changes a roadmap of the repository starts a run. */
export const runsOnPush = (plan: WorkflowPlan) =>
  plan.branch !== null && watchedPaths(plan).length > 0;

/** The lines that start a run when a roadmap of the repository changes; none if none can. */
export function pushTrigger(plan: WorkflowPlan): readonly string[] {
  if (plan.branch === null || !runsOnPush(plan)) return [];
  return [
    '  push:',
    ...listLines('branches', [plan.branch]),
    ...listLines('paths', watchedPaths(plan)),
  ];
}

/**
 * Filter patterns for the files that the run reads. What is in the folder that the run writes to is left
 * out: the run would start itself.
 */
function watchedPaths(plan: WorkflowPlan): readonly string[] {
  const output = folderOf(plan);
  return plan.roadmaps
    .filter(({ isFile }) => isFile)
    .map(({ name }) => name.replace(/^\.\//, ''))
    .filter((path) => path !== output && !path.startsWith(`${output}/`))
    .flatMap(patternsOf);
}

function patternsOf(path: string): readonly string[] {
  // Of the root, only what a roadmap can have there: `**` would be the whole repository.
  if (path === '') return ['*', `${CONTENT_FOLDER}/**`];
  const literal = escapePattern(path);
  if (isListName(path)) return [literal];
  if (!isGraphName(path)) return [`${literal}/**`];
  return [literal, `${literal.replace(/[^/]*$/, '')}${CONTENT_FOLDER}/**`];
}

/** A path as a filter pattern that matches it alone. A `!` means something only at the start. */
const escapePattern = (path: string) => path.replace(/^!|[\\*?+[]/g, '\\$&');

/** A list in one line if it is short. */
function listLines(key: string, values: readonly string[]): readonly string[] {
  const flow = { collectionStyle: 'flow', flowCollectionPadding: false, lineWidth: 0 } as const;
  const [only, ...others] = values;
  if (others.length === 0) return [`    ${key}: ${stringify([only], flow).trimEnd()}`];
  const items = values.map((value) => `      - ${stringify(value, { lineWidth: 0 }).trimEnd()}`);
  return [`    ${key}:`, ...items];
}
