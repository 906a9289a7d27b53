import { NIGHTLY } from '../workflows/cron.ts';
import { deployJob, refreshJob } from './jobs.ts';
import { describeRoadmaps, type WorkflowPlan } from './plan.ts';
import { pushTrigger } from './trigger.ts';

/** Name of the workflow, as GitHub lists it. */
export const WORKFLOW_NAME = 'Roadmaps';

/** The text of a workflow, with comments for whoever changes it. */
export function renderWorkflow(plan: WorkflowPlan): string {
  return [
    ...comments(plan),
    `name: ${WORKFLOW_NAME}`,
    'on:',
    ...pushTrigger(plan),
    '  schedule:',
    `    - cron: '${plan.cron}' # ${whenOf(plan)}`,
    '  workflow_dispatch:',
    'concurrency: roadmap-enrich # runs share the quota of the key: one at a time',
    'jobs:',
    ...refreshJob(plan),
    ...(plan.pages ? deployJob(plan) : []),
    '',
  ].join('\n');
}

const PUBLISHED = {
  artifact: 'uploads the result as an artifact',
  commit: 'commits what changed',
  'pull-request': 'opens or updates a pull request with what changed',
  none: 'leaves the tables to later steps',
} as const satisfies Record<WorkflowPlan['publish'], string>;

function comments(plan: WorkflowPlan): readonly string[] {
  return [
    `# Enriches ${describeRoadmaps(plan)}${plan.roadmaps.length > 1 ? ',' : ''} and ${PUBLISHED[plan.publish]}.`,
    '# Written by roadmap-enrich init. Change it as you like.',
    ...(plan.publish === 'pull-request'
      ? [
          '# It needs "Allow GitHub Actions to create and approve pull requests"',
          '# (Settings, Actions, General).',
        ]
      : []),
    ...(plan.pages
      ? [
          '# It deploys pages, which are public, with all columns of the tables.',
          '# They need the source "GitHub Actions" (Settings, Pages).',
        ]
      : []),
  ];
}

const whenOf = ({ cron }: WorkflowPlan) =>
  cron === NIGHTLY ? 'after midnight Pacific, when the free quota of the day is new' : 'in UTC';
