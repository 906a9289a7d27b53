import { messageOf } from '../../../lib/error.ts';
import { type Files, openFiles, openWorkspace } from '../../../lib/files.ts';
import { MAX_TEXT_BYTES } from '../../../lib/limits.ts';
import { plural } from '../../../lib/text/words.ts';
import { findRepository, WORKFLOWS_FOLDER } from '../../repository.ts';
import { type Finding, ok, problem, skipped, warning } from '../check.ts';
import type { ListedSlugs } from '../listed.ts';
import { checkSteps } from '../steps/check-steps.ts';
import { readUses, type UsesOfAction } from '../steps/uses.ts';

/** What is wrong with the workflows that use the action, in the repository that a folder is in. */
export async function checkWorkflows(
  folder: string,
  listed: () => Promise<ListedSlugs | null>,
): Promise<readonly Finding[]> {
  const { root, isGit } = await findRepository(folder, openFiles(folder));
  const files = openFiles(root);
  if ((await files.kind(WORKFLOWS_FOLDER)) !== 'folder') {
    return [isGit ? none() : skipped('this folder is not in a repository')];
  }
  const names = (await files.list(WORKFLOWS_FOLDER)).filter((name) => /\.ya?ml$/i.test(name));
  const paths = names.map((name) => `${WORKFLOWS_FOLDER}/${name}`);
  const read = await Promise.all(paths.map((path) => readOne(path, files)));
  const workflows = read.filter((one) => one !== null);
  if (workflows.length === 0) return [none()];
  const workspace = await openWorkspace(root);
  const known = await listed();
  const findings = await Promise.all(workflows.map((one) => findingsOf(one, workspace, known)));
  return [...findings.flat(), ...missingSchedule(workflows)];
}

const none = () => skipped('no workflow uses the action. To write one: roadmap-enrich init');

type Read = UsesOfAction | { readonly path: string; readonly error: string };

/** Null for a workflow that does not use the action. */
async function readOne(path: string, files: Files): Promise<Read | null> {
  try {
    return readUses(path, await files.readText(path, MAX_TEXT_BYTES));
  } catch (error) {
    return { path, error: messageOf(error) };
  }
}

async function findingsOf(
  read: Read,
  workspace: Files,
  listed: ListedSlugs | null,
): Promise<readonly Finding[]> {
  if ('error' in read) return [problem(`${read.path}: ${read.error}`, 'Correct the file.')];
  const findings = await checkSteps(read, workspace, listed);
  if (findings.length === 0) {
    return [ok(`${read.path}: ${plural(read.uses.length, 'step')} with valid settings`)];
  }
  return findings.map(({ line, status, message, action }) => {
    return { status, message: `${read.path}:${line}: ${message}`, action };
  });
}

/** Events that somebody has to start each time. */
const BY_HAND = ['workflow_dispatch', 'pull_request', 'pull_request_target', 'merge_group'];

/** Nothing refreshes the tables if no workflow runs by itself. */
function missingSchedule(workflows: readonly Read[]): readonly Finding[] {
  const valid = workflows.flatMap((one) => ('error' in one ? [] : one));
  const events = valid.flatMap(({ workflow }) => Object.keys(workflow.on));
  if (!events.every((event) => BY_HAND.includes(event)) || valid.length === 0) return [];
  const message = 'no workflow that uses the action runs on a schedule';
  return [
    warning(message, 'Add a schedule with a cron expression to one, unless that is intended.'),
  ];
}
