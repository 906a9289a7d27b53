import { isPattern } from '../../sources/slug.ts';
import type { Repository } from '../repository.ts';
import { shellWord } from '../shell-word.ts';
import { isPlaceholder } from '../workflows/action.ts';
import { folderOf, isSeveral, type WorkflowPlan, writesPages } from './plan.ts';
import { WORKFLOW_NAME } from './render.ts';
import { runsOnPush } from './trigger.ts';

interface Written {
  readonly plan: WorkflowPlan;
  readonly repository: Repository;
  /** The workflow, from the root of the repository. */
  readonly path: string;
}

/** What is left to do until the workflow runs: numbered, with commands and links. */
export function leftToDo(written: Written): string {
  const steps = [
    ...actionStep(written),
    keyStep(written),
    secretStep(written),
    ...settingSteps(written),
    pushStep(written),
    runStep(written),
    doctorStep(written),
  ];
  const lines = steps.flatMap((step, i) => [
    `  ${i + 1}. ${step[0]}`,
    ...step.slice(1).map((line) => `     ${line}`),
  ]);
  return ['What is left to do:', ...lines, ''].join('\n');
}

type Step = readonly string[];

function actionStep({ plan }: Written): readonly Step[] {
  if (!isPlaceholder(plan.action)) return [];
  return [
    [
      `Replace ${plan.action} in the workflow with your copy`,
      'and a commit: OWNER/roadmap-enrich@SHA.',
    ],
  ];
}

function keyStep({ plan }: Written): Step {
  const isPrivate = plan.roadmaps.some(({ isFile }) => isFile);
  return [
    'Create a Gemini API key:',
    '  https://aistudio.google.com/apikey',
    // One line of a narrow terminal each.
    ...(isPrivate
      ? ['With a free key, Google may use what you send', 'and let people read it.']
      : []),
  ];
}

const secretStep = ({ repository }: Written): Step => [
  'Save it as the secret GEMINI_API_KEY:',
  '  gh secret set GEMINI_API_KEY',
  ...placeOf(repository, 'settings/secrets/actions/new', [
    'or on this page:',
    'or on GitHub: Settings > Secrets and variables > Actions',
  ]),
];

function settingSteps({ plan, repository }: Written): readonly Step[] {
  const steps: Step[] = [];
  if (plan.publish === 'pull-request') {
    steps.push([
      'Turn on this setting:',
      '  Allow GitHub Actions to create and approve pull requests',
      ...placeOf(repository, 'settings/actions', [
        'near the end of this page:',
        'on GitHub: Settings > Actions > General',
      ]),
    ]);
  }
  if (plan.pages) {
    steps.push([
      'Set the source of GitHub Pages to "GitHub Actions":',
      ...placeOf(repository, 'settings/pages', ['', 'on GitHub: Settings > Pages']),
    ]);
  }
  return steps;
}

function pushStep({ plan, repository: { root, isGit }, path }: Written): Step {
  const files = [path, ...plan.roadmaps.filter(({ isFile }) => isFile).map(({ name }) => name)];
  if (!isGit) return [`Move ${path} to the root of your repository, commit and push it.`];
  const isElsewhere = root !== process.cwd();
  const keepsUpstream = ['commit', 'pull-request'].includes(plan.publish) && !plan.pages;
  const isUpstream = plan.roadmaps.some(({ isFile }) => !isFile);
  return [
    'Commit it, and push it to the default branch:',
    ...(isElsewhere ? [`  cd ${shellWord(root)}`] : []),
    // Git takes a colon at the start for the beginning of an option.
    `  git add ${files.map((file) => shellWord(file.replace(/^:/, './:'))).join(' ')}`,
    '  git commit -m "Enrich roadmaps"',
    '  git push',
    ...(isUpstream && keepsUpstream
      ? [
          'Keep the repository private: the licence of roadmap.sh',
          'forbids publishing its roadmaps.',
        ]
      : []),
  ];
}

function runStep({ plan, repository, path }: Written): Step {
  const file = path.replace(/^.*\//, '');
  const site = plan.pages ? siteOf(repository) : null;
  return [
    `Start the first run${runsOnPush(plan) ? ', unless the push has started it' : ''}:`,
    `  gh workflow run ${file}`,
    ...placeOf(repository, `actions/workflows/${file}`, [
      'or select "Run workflow" on this page:',
      `or on GitHub: Actions > ${WORKFLOW_NAME} > Run workflow`,
    ]),
    ...resultOf(plan),
    ...(site === null
      ? []
      : [`${isSeveral(plan) ? 'The pages are' : 'The page is'} at:`, `  ${site}${pageOf(plan)}`]),
  ];
}

/** What the first run makes. */
function resultOf(plan: WorkflowPlan): readonly string[] {
  const several = writesPages(plan) ? 'tables and pages' : 'tables';
  const one = writesPages(plan) ? 'the table and its page' : 'the table';
  const what = isSeveral(plan) ? several : one;
  return {
    artifact: [`It uploads ${what} as an artifact.`],
    commit: [`It commits ${what} to ${folderOf(plan)}/.`],
    'pull-request': [`It opens a pull request with ${what}.`],
    none: [],
  }[plan.publish];
}

/** Nothing else looks up slugs before the first run. */
function doctorStep({ plan: { roadmaps } }: Written): Step {
  const names = roadmaps.map(({ name }) => shellWord(name)).join(' ');
  return [
    'See that everything is in place, or why it does not work:',
    `  roadmap-enrich doctor ${names}`,
  ];
}

/** Where GitHub Pages puts the site of a repository; null while the repository has no address. */
function siteOf({ url }: Repository): string | null {
  const [, owner = '', name = ''] =
    /^https:\/\/github\.com\/([^/]+)\/([^/]+)$/.exec(url ?? '') ?? [];
  if (owner === '') return null;
  const root = `${owner.toLowerCase()}.github.io`;
  return name.toLowerCase() === root ? `https://${root}/` : `https://${root}/${name}/`;
}

/** The page to begin with: that of the only roadmap, else the list of all. */
function pageOf({ roadmaps: [only, ...others] }: WorkflowPlan): string {
  return only === undefined || others.length > 0 || isPattern(only.slug) ? '' : `${only.slug}.html`;
}

/** The address of a page after its introduction or, while the repository has none, where to find it. */
function placeOf(
  { url }: Repository,
  path: string,
  [introduction, place]: readonly [string, string],
): readonly string[] {
  if (url === null) return [place];
  return [...(introduction === '' ? [] : [introduction]), `  ${url}/${path}`];
}
