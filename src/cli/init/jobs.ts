import { stringify } from 'yaml';
import { isPattern } from '../../sources/slug.ts';
import { isPlaceholder } from '../workflows/action.ts';
import {
  filesOf,
  folderOf,
  isSeveral,
  type PlannedRoadmap,
  type WorkflowPlan,
  writesPages,
} from './plan.ts';

/** The lines of the job that enriches and publishes. */
export function refreshJob(plan: WorkflowPlan): readonly string[] {
  const permissions = permissionsOf(plan);
  return [
    '  refresh:',
    '    runs-on: ubuntu-latest',
    `    timeout-minutes: ${isLong(plan) ? 75 : 45}`,
    ...permissions,
    '    steps:',
    ...(needsCheckout(plan)
      ? [
          '      - uses: actions/checkout@v7',
          '        with:',
          `          persist-credentials: false # ${commits(plan) ? 'commits go through the API' : 'no later step needs the token'}`,
        ]
      : []),
    `      - uses: ${plan.action}${isPlaceholder(plan.action) ? ' # replace it with your copy and a commit' : ''}`,
    '        with:',
    ...inputs(plan),
    ...lastSteps(plan),
  ];
}

function permissionsOf(plan: WorkflowPlan): readonly string[] {
  const checkout = needsCheckout(plan) ? `to check out ${filesOf(plan)}` : '';
  const tables = isSeveral(plan) ? 'the tables' : 'the table';
  const [level, purpose] = {
    artifact: ['read', ''],
    none: ['read', ''],
    commit: ['write', `to commit ${tables}`],
    'pull-request': ['write', 'to commit to a branch of its own'],
  }[plan.publish];
  const why = [checkout, purpose].filter((reason) => reason !== '').join(', and ');
  if (why === '') return ['    permissions: {} # it needs none'];
  return [
    '    permissions:',
    `      contents: ${level} # ${why}`,
    ...(plan.publish === 'pull-request'
      ? ['      pull-requests: write # to open the pull request']
      : []),
  ];
}

function inputs(plan: WorkflowPlan): readonly string[] {
  const names = plan.roadmaps.map(({ name }) => name);
  const [first] = plan.roadmaps;
  const pages = isSeveral(plan) ? 'pages' : 'a page';
  const isUpstream = !plan.roadmaps.every(({ isFile }) => isFile);
  return [
    ...(names.length === 1 && first !== undefined
      ? [`roadmap: ${scalar(first.name)}${hintOf(first)}`]
      : ['roadmap: |', ...names.map((name) => `  ${name}`)]),
    ...(plan.pages ? [`output: ${folderOf(plan)}/{slug}.csv`] : []),
    `gemini-api-key: \${{ secrets.GEMINI_API_KEY }}`,
    `publish: ${plan.publish}`,
    ...(writesPages(plan) ? [`formats: html # also ${pages} to study from`] : []),
    ...(plan.pages && isUpstream
      ? ['include-description: false # the licence of roadmap.sh forbids publishing them']
      : []),
    ...(isLong(plan) ? ['deadline-minutes: 60'] : []),
  ].map((line) => `          ${line}`);
}

/** Where a slug is from, for whoever wants another one. */
const hintOf = ({ name, isFile }: PlannedRoadmap) =>
  isFile || isPattern(name) ? '' : ` # the last part of roadmap.sh/${name}`;

function lastSteps(plan: WorkflowPlan): readonly string[] {
  const folder = folderOf(plan);
  if (plan.pages) {
    return [
      '      - uses: actions/upload-pages-artifact@v5',
      '        with:',
      `          path: ${folder}`,
    ];
  }
  return plan.publish === 'none' ? [`      # Add steps that use the tables in ${folder}.`] : [];
}

/** The lines of the job that deploys pages. */
export function deployJob(plan: WorkflowPlan): readonly string[] {
  const [only] = plan.roadmaps;
  // With several, index.html lists them, which a server shows by itself.
  const page = isSeveral(plan) || only === undefined ? '' : `${only.slug}.html`;
  return [
    '  deploy:',
    '    needs: refresh',
    '    runs-on: ubuntu-latest',
    '    timeout-minutes: 15',
    '    permissions:',
    '      pages: write # to publish the site',
    '      id-token: write # to prove where it comes from',
    '    environment:',
    '      name: github-pages',
    `      url: \${{ steps.deployment.outputs.page_url }}${page}`,
    '    concurrency:',
    '      group: pages',
    '      cancel-in-progress: false',
    '    steps:',
    '      - id: deployment',
    '        uses: actions/deploy-pages@v5',
  ];
}

const commits = ({ publish }: WorkflowPlan) => publish === 'commit' || publish === 'pull-request';

/** The action reads files of the repository from a checkout, and all else over the network. */
const needsCheckout = ({ roadmaps }: WorkflowPlan) => roadmaps.some(({ isFile }) => isFile);

/** Several roadmaps may take longer than the default deadline. */
const isLong = isSeveral;

/** A text as a YAML scalar, in quotes if it needs them. */
const scalar = (text: string) => stringify(text, { lineWidth: 0 }).trimEnd();
