import { isPattern } from '../../sources/slug.ts';
import type { Repository } from '../repository.ts';
import { shellWord } from '../shell-word.ts';
import { folderOf, type WorkflowPlan } from './plan.ts';
import { WORKFLOW_NAME } from './render.ts';

interface Written {
  readonly plan: WorkflowPlan;
  readonly repository: Repository;
  /** The workflow, from the root of the repository. */
  readonly path: string;
}

/** What is left to do until the workflow runs: numbered, with commands and links. */
export function nextSteps(written: Written): string {
  const steps = [
    keyStep(written),
    secretStep(written),
    ...settingSteps(written),
    pushStep(written),
    runStep(written),
    ['If something does not work, find out why:', '  roadmap-enrich doctor'],
  ];
  const lines = steps.flatMap((step, i) => [
    `  ${i + 1}. ${step[0]}`,
    ...step.slice(1).map((line) => `     ${line}`),
  ]);
  return ['What is left to do:', ...lines, ''].join('\n');
}

type Step = readonly string[];

function keyStep({ plan }: Written): Step {
  const isPrivate = plan.roadmaps.some(({ isFile }) => isFile);
  return [
    'Create a Gemini API key: https://aistudio.google.com/apikey',
    ...(isPrivate ? ['With a free key, Google may use what you send and let people read it.'] : []),
  ];
}

const secretStep = ({ repository }: Written): Step => [
  'Save it as the secret GEMINI_API_KEY:',
  '  gh secret set GEMINI_API_KEY',
  `or ${placeOf(repository, 'settings/secrets/actions/new', 'Settings > Secrets and variables > Actions')}`,
];

function settingSteps({ plan, repository }: Written): readonly Step[] {
  const steps: Step[] = [];
  if (plan.publish === 'pull-request') {
    steps.push([
      'Turn on "Allow GitHub Actions to create and approve pull requests":',
      placeOf(repository, 'settings/actions', 'Settings > Actions > General'),
    ]);
  }
  if (plan.pages) {
    steps.push([
      'Set the source of GitHub Pages to "GitHub Actions":',
      placeOf(repository, 'settings/pages', 'Settings > Pages'),
    ]);
  }
  return steps;
}

function pushStep({ plan, repository: { root, isGit }, path }: Written): Step {
  const files = [path, ...plan.roadmaps.filter(({ isFile }) => isFile).map(({ name }) => name)];
  if (!isGit) return [`Move ${path} to the root of your repository, commit and push it.`];
  const isElsewhere = root !== process.cwd();
  return [
    'Commit it, and push it to the default branch:',
    ...(isElsewhere ? [`  cd ${shellWord(root)}`] : []),
    `  git add ${files.map(shellWord).join(' ')}`,
    '  git commit -m "Enrich roadmaps"',
    '  git push',
  ];
}

function runStep({ plan, repository, path }: Written): Step {
  const result = {
    artifact: 'The tables are an artifact of the run.',
    commit: `It commits the tables to ${folderOf(plan)}/.`,
    'pull-request': 'It opens a pull request.',
    none: '',
  }[plan.publish];
  const file = path.replace(/^.*\//, '');
  const site = plan.pages ? siteOf(repository) : null;
  const pages = site === null ? '' : ` The pages are at ${site}${pageOf(plan)}.`;
  return [
    `Start the first run. ${result}${pages}`.trimEnd(),
    `  gh workflow run ${file}`,
    `or ${placeOf(repository, `actions/workflows/${file}`, `Actions > ${WORKFLOW_NAME}`)} > Run workflow`,
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

/** The address of a page, or where to find it while the repository has no address. */
function placeOf({ url }: Repository, path: string, place: string): string {
  return url === null ? `on GitHub: ${place}` : `${url}/${path}`;
}
