import { join, relative } from 'node:path';
import { FileError } from '../../lib/file-error.ts';
import { joinSome, sanitize } from '../../lib/text/message.ts';
import type { InitCommand } from '../arguments/parse.ts';
import { UsageError } from '../arguments/split.ts';
import { findRepository } from '../repository.ts';
import { isPlaceholder } from '../workflows/action.ts';
import { describeCron } from '../workflows/cron.ts';
import { type CliWorld, print } from '../world.ts';
import { checkFlags } from './check-flags.ts';
import { nextSteps } from './left-to-do.ts';
import { describeRoadmaps, type WorkflowPlan } from './plan.ts';
import { askOptions, askRoadmaps } from './questions.ts';
import { renderWorkflow } from './render.ts';
import { checkFile, planRoadmaps } from './roadmaps.ts';

/** Where GitHub looks for workflows, and the name of ours. */
const WORKFLOW = '.github/workflows/roadmaps.yml';

/**
 * Writes a workflow into the repository of the current folder, prints what is left to do, and resolves to
 * the exit code. Throws a `UsageError` for wrong or missing arguments, and a `FileError` or
 * `RoadmapError` if the workflow is there already, or a roadmap of the repository cannot be read. Then
 * nothing is written.
 */
export async function init(command: InitCommand, world: CliWorld): Promise<number> {
  const { files, log, prompts } = world;
  checkFlags(command);
  const folder = process.cwd();
  const repository = await findRepository(folder, files);
  const target = join(repository.root, WORKFLOW);
  const shown = relative(folder, target);
  if (!command.force && (await files.kind(target)) !== 'missing') {
    throw new FileError(`${sanitize(shown)} exists. Overwrite it with --force.`);
  }
  await files.checkTarget(target);
  const names = await askRoadmaps(command.roadmaps, prompts);
  const planned = planRoadmaps(names, folder, repository);
  const ownColumns = new Set<string>();
  for (const { entry } of planned.filter(({ isFile }) => isFile)) {
    for (const column of await checkFile(entry, world)) ownColumns.add(column);
  }
  const plan = { ...(await askOptions(command, prompts)), roadmaps: planned };
  if (isPlaceholder(plan.action)) {
    log.warning(
      `${plan.action} is a placeholder. Replace org in the workflow, or run init again with --force and --action OWNER/REPO@REF.`,
    );
  }
  if (!repository.isGit) {
    log.warning(
      `${sanitize(folder)} is not in a Git repository. GitHub runs workflows only from .github/workflows at the root of one.`,
    );
  }
  if (plan.pages) {
    log.notice(publicNotice([...ownColumns]));
    if (!(await mayShowUpstream(plan, command, world))) return 1;
  }
  await files.writeText(target, renderWorkflow(plan));
  return print(
    `Wrote ${sanitize(shown)}: ${describeRoadmaps(plan)}, ${describeCron(plan.cron)}.\n\n${nextSteps({ plan, repository, path: WORKFLOW })}`,
  );
}

function publicNotice(ownColumns: readonly string[]): string {
  const named = ownColumns.length === 0 ? '' : ` (now ${joinSome(ownColumns)})`;
  return `anybody can read the page, also if the repository is private. It shows all columns of the tables, your own included${named}.`;
}

/** Asks, unless it is forced, before roadmaps of roadmap.sh become public. */
async function mayShowUpstream(
  { roadmaps }: WorkflowPlan,
  { force }: InitCommand,
  { log, prompts }: CliWorld,
): Promise<boolean> {
  const names = roadmaps.filter(({ isFile }) => !isFile).map(({ name }) => name);
  if (names.length === 0) return true;
  const licence = `the licence of roadmap.sh forbids publishing pages of its roadmaps (${joinSome(names)}).`;
  if (!force && prompts === null) {
    throw new UsageError(
      `--pages: ${licence} Use lists of your own, or --force if you have permission.`,
    );
  }
  log.warning(licence);
  if (force || (await prompts?.confirm('Do you have permission to publish them?', false)))
    return true;
  log.error('Nothing was written. Leave out --pages, or use a list of your own.');
  return false;
}
