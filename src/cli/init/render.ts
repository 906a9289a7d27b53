import { NIGHTLY } from '../workflows/cron.ts';
import { deployJob, refreshJob } from './jobs.ts';
import { describeRoadmaps, type WorkflowPlan } from './plan.ts';

/** Name of the workflow, as GitHub lists it. */
export const WORKFLOW_NAME = 'Roadmaps';

/** The text of a workflow, with comments for whoever changes it. */
export function renderWorkflow(plan: WorkflowPlan): string {
  return [
    ...comments(plan),
    `name: ${WORKFLOW_NAME}`,
    'on:',
    '  schedule:',
    `    - cron: '${plan.cron}' # ${whenOf(plan)}`,
    '  workflow_dispatch:',
    'concurrency:',
    '  group: roadmap-enrich # runs share the quota of the key: one at a time',
    '  cancel-in-progress: false',
    'permissions: {}',
    'jobs:',
    ...refreshJob(plan),
    ...(plan.pages ? deployJob(plan) : []),
    '',
  ].join('\n');
}

const PUBLISHED = {
  artifact: 'uploads the tables as an artifact',
  commit: 'commits the tables that changed',
  'pull-request': 'opens a pull request with the tables that changed, or updates the open one',
  none: 'leaves the tables to the steps below it',
} as const satisfies Record<WorkflowPlan['publish'], string>;

function comments(plan: WorkflowPlan): readonly string[] {
  return [
    `# Enriches ${describeRoadmaps(plan)}${plan.roadmaps.length > 1 ? ',' : ''} and ${PUBLISHED[plan.publish]}.`,
    '# Written by roadmap-enrich init. Change it as you like.',
    ...(plan.publish === 'pull-request'
      ? [
          '# In Settings, Actions, General, "Allow GitHub Actions to create and approve pull requests" must be on.',
        ]
      : []),
    ...(plan.pages
      ? [
          '# In Settings, Pages, Source must be GitHub Actions. The pages are public, with all columns of the tables.',
        ]
      : []),
  ];
}

const whenOf = ({ cron }: WorkflowPlan) =>
  cron === NIGHTLY ? 'after midnight Pacific, when the free quota of the day is new' : 'in UTC';
