import type { InitCommand } from '../arguments/parse.ts';
import { UsageError } from '../arguments/split.ts';
import type { Choice, Prompts } from '../terminal/prompts.ts';
import { actionError, DEFAULT_ACTION, isPlaceholder } from '../workflows/action.ts';
import { cronError, NIGHTLY, normalizeCron } from '../workflows/cron.ts';
import { allowsPages, type PublishMode } from './check-flags.ts';
import type { WorkflowPlan } from './plan.ts';
import { roadmapErrors, splitNames } from './roadmaps.ts';

const MODES: readonly Choice<PublishMode>[] = [
  { value: 'commit', label: 'Commit the tables', hint: 'to the default branch' },
  {
    value: 'pull-request',
    label: 'Open a pull request',
    hint: 'for review, or a protected branch',
  },
  { value: 'artifact', label: 'Upload an artifact', hint: 'the repository stays as it is' },
  { value: 'none', label: 'Nothing', hint: 'for steps of your own' },
];

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
  const line = await prompts.text(
    'Which roadmaps? Slugs or paths, such as: backend, lists/team.csv',
    { check: (text) => roadmapErrors(splitNames(text))[0] },
  );
  return splitNames(line);
}

/** How the workflow works: as given, else as the user answers or, with nobody to ask, by default. */
export async function askOptions(
  command: InitCommand,
  prompts: Prompts | null,
): Promise<Omit<WorkflowPlan, 'roadmaps'>> {
  const { cron, action } = command;
  const publish = await askPublish(command, prompts);
  const when =
    cron ??
    (await prompts?.text('When? A cron expression, in UTC.', {
      initial: NIGHTLY,
      check: cronError,
    }));
  const pages = allowsPages(publish) && (await askPages(command, prompts));
  return {
    publish,
    cron: normalizeCron(when ?? NIGHTLY),
    pages,
    action: action ?? (await askAction(prompts)),
  };
}

async function askPublish(
  { publish, pages }: InitCommand,
  prompts: Prompts | null,
): Promise<PublishMode> {
  const given = MODES.find(({ value }) => value === publish)?.value;
  if (given !== undefined || prompts === null) return given ?? 'commit';
  const choices = MODES.filter(({ value }) => !pages || allowsPages(value));
  return prompts.select('How should it publish the tables?', choices);
}

async function askPages({ pages }: InitCommand, prompts: Prompts | null): Promise<boolean> {
  if (pages !== undefined || prompts === null) return pages ?? false;
  return prompts.confirm('Also put a page to study from on GitHub Pages? It is public.', false);
}

async function askAction(prompts: Prompts | null): Promise<string> {
  if (prompts === null || !isPlaceholder(DEFAULT_ACTION)) return DEFAULT_ACTION;
  const answer = await prompts.text('Which action? OWNER/REPO@REF of your copy; empty for later.', {
    check: (text) => (text === '' ? undefined : actionError(text)),
  });
  return answer || DEFAULT_ACTION;
}
