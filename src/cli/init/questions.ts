import { PUBLISH_MODES, type PublishMode } from '../../config/schemas.ts';
import type { InitCommand } from '../arguments/parse.ts';
import { UsageError } from '../arguments/split.ts';
import type { Choice, Prompts } from '../terminal/prompts.ts';
import { actionError, DEFAULT_ACTION, isPlaceholder } from '../workflows/action.ts';
import { cronError, NIGHTLY, normalizeCron } from '../workflows/cron.ts';
import type { CliWorld } from '../world.ts';
import { askPages, type Content } from './pages.ts';
import { allowsPages, type WorkflowPlan } from './plan.ts';
import { roadmapErrors, splitNames } from './roadmaps.ts';

/** What the modes are called in the question, in its order. */
const LABELS: Readonly<Record<PublishMode, Omit<Choice<PublishMode>, 'value'>>> = {
  commit: { label: 'Commit the tables', hint: 'to the default branch' },
  'pull-request': { label: 'Open a pull request', hint: 'for review, or a protected branch' },
  artifact: { label: 'Upload an artifact', hint: 'the repository stays as it is' },
  none: { label: 'Do not publish them', hint: 'for steps of your own' },
};

const MODES = Object.keys(LABELS) as readonly PublishMode[];

/**
 * The names of the roadmaps: as given, or asked for. Throws a `UsageError` if there are none, and nobody
 * to ask.
 */
export async function askRoadmaps(
  given: readonly string[],
  prompts: Prompts | null,
): Promise<readonly string[]> {
  if (given.length > 0) return given;
  if (prompts === null) {
    throw new UsageError('Name at least one roadmap, as in: roadmap-enrich init backend');
  }
  const line = await prompts.text('Which roadmaps? Slugs or paths: backend, lists/team.csv', {
    check: (text) => roadmapErrors(splitNames(text))[0],
  });
  return splitNames(line);
}

/**
 * How the workflow works: as given, else as the user answers or, with nobody to ask, by default. Null if
 * `askPages` says so.
 */
export async function askOptions(
  command: InitCommand,
  content: Content,
  world: CliWorld,
): Promise<Pick<WorkflowPlan, 'publish' | 'pages' | 'cron' | 'action'> | null> {
  const { prompts } = world;
  const publish = await askPublish(command, prompts);
  const pages = allowsPages(publish) && (await askPages(command, content, world));
  if (pages === null) return null;
  const cron = await askCron(command, prompts);
  return { publish, pages, cron, action: command.action ?? (await askAction(prompts)) };
}

async function askPublish(
  { publish, pages }: InitCommand,
  prompts: Prompts | null,
): Promise<PublishMode> {
  const given = PUBLISH_MODES.find((mode) => mode === publish);
  if (given !== undefined || prompts === null) return given ?? 'commit';
  const modes = MODES.filter((mode) => !pages || allowsPages(mode));
  const choices = modes.map((value) => ({ value, ...LABELS[value] }));
  return prompts.select('How should it publish the tables?', choices);
}

async function askCron({ cron }: InitCommand, prompts: Prompts | null): Promise<string> {
  if (cron !== undefined || prompts === null) return normalizeCron(cron ?? NIGHTLY);
  const answer = await prompts.text('When? A cron expression, in UTC.', {
    initial: NIGHTLY,
    check: cronError,
  });
  return normalizeCron(answer);
}

async function askAction(prompts: Prompts | null): Promise<string> {
  if (prompts === null || !isPlaceholder(DEFAULT_ACTION)) return DEFAULT_ACTION;
  const answer = await prompts.text('Which action? OWNER/REPO@REF, or empty for later.', {
    check: (text) => (text === '' ? undefined : actionError(text)),
  });
  return answer || DEFAULT_ACTION;
}
