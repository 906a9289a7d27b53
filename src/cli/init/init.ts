import { join, relative } from 'node:path';
import { FileError } from '../../lib/file-error.ts';
import { sanitize } from '../../lib/text/message.ts';
import type { InitCommand } from '../arguments/parse.ts';
import { findRepository, WORKFLOW_PATH } from '../repository.ts';
import { isPlaceholder } from '../workflows/action.ts';
import { describeCron } from '../workflows/cron.ts';
import { type CliWorld, print } from '../world.ts';
import { checkFlags } from './check-flags.ts';
import { findDefaultBranch } from './default-branch.ts';
import { leftToDo } from './left-to-do.ts';
import { describeRoadmaps, filesOf, type WorkflowPlan } from './plan.ts';
import { askOptions, askRoadmaps } from './questions.ts';
import { renderWorkflow } from './render.ts';
import { checkFile, planRoadmaps } from './roadmaps.ts';
import { runsOnPush } from './trigger.ts';

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
  const target = join(repository.root, WORKFLOW_PATH);
  const shown = relative(folder, target);
  if (!command.force && (await files.kind(target)) !== 'missing') {
    throw new FileError(`${sanitize(shown)} exists. Overwrite it with --force.`);
  }
  await files.checkTarget(target);
  if (!repository.isGit) {
    log.warning(
      `${sanitize(folder)} is not in a Git repository, where GitHub looks for workflows.`,
    );
  }
  const names = await askRoadmaps(command.roadmaps, prompts);
  const roadmaps = planRoadmaps(names, folder, repository);
  const ownColumns = new Set<string>();
  for (const { entry } of roadmaps.filter(({ isFile }) => isFile)) {
    for (const column of await checkFile(entry, world)) ownColumns.add(column);
  }
  const options = await askOptions(command, { roadmaps, ownColumns: [...ownColumns] }, world);
  if (options === null) {
    log.error('Nothing was written. Run init again without pages, or with a list of your own.');
    return 1;
  }
  const branch = await findDefaultBranch(repository.root, files);
  const plan: WorkflowPlan = { ...options, roadmaps, branch };
  if (isPlaceholder(plan.action)) {
    log.warning(`${plan.action} is a placeholder. Replace it in the workflow.`);
  }
  await files.writeText(target, renderWorkflow(plan));
  return print(
    `Wrote ${sanitize(shown)} for ${describeRoadmaps(plan)}.
It runs ${timesOf(plan)}.

${leftToDo({ plan, repository, path: WORKFLOW_PATH })}`,
  );
}

/** When it runs, as in: every day at 08:17 UTC. */
function timesOf(plan: WorkflowPlan): string {
  const times = describeCron(plan.cron);
  return runsOnPush(plan) ? `${times} and on changes to ${filesOf(plan)}` : times;
}
