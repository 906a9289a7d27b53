import { dirname, join } from 'node:path';
import { messageOf } from '../../../lib/error.ts';
import { type Files, openFiles, openWorkspace } from '../../../lib/files.ts';
import { MAX_TEXT_BYTES } from '../../../lib/limits.ts';
import { plural } from '../../../lib/text/words.ts';
import { type Finding, ok, problem, skipped, warning } from '../check.ts';
import { findFaults } from '../steps/findings.ts';
import { readUses, type UsesOfAction } from '../steps/uses.ts';

const FOLDER = '.github/workflows';

/** What is wrong with the workflows that use the action, in the repository that a folder is in. */
export async function checkWorkflows(folder: string): Promise<readonly Finding[]> {
  const root = await repositoryAround(folder, openFiles(folder));
  if (root === null) return [skipped('this folder is not in a repository')];
  const files = openFiles(root);
  if ((await files.kind(FOLDER)) !== 'folder') return [none()];
  const names = (await files.list(FOLDER)).filter((name) => /\.ya?ml$/i.test(name));
  const read = await Promise.all(names.map((name) => readOne(`${FOLDER}/${name}`, files)));
  const workflows = read.filter((one) => one !== null);
  if (workflows.length === 0) return [none()];
  const workspace = await openWorkspace(root);
  const findings = await Promise.all(workflows.map((one) => findingsOf(one, workspace)));
  return [...findings.flat(), ...scheduleFindings(workflows)];
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

async function findingsOf(read: Read, workspace: Files): Promise<readonly Finding[]> {
  if ('error' in read) return [problem(`${read.path}: ${read.error}`, 'Correct the file.')];
  const faults = await findFaults(read, workspace);
  if (faults.length === 0) {
    return [ok(`${read.path}: ${plural(read.uses.length, 'step')} with valid settings`)];
  }
  return faults.map(({ line, status, message, action }) => {
    return { status, message: `${read.path}:${line}: ${message}`, action };
  });
}

/** Nothing refreshes the tables if no workflow runs by itself. */
function scheduleFindings(workflows: readonly Read[]): readonly Finding[] {
  const valid = workflows.flatMap((one) => ('error' in one ? [] : one));
  if (valid.length === 0 || valid.some(({ workflow }) => 'schedule' in workflow.on)) return [];
  const message = 'no workflow that uses the action runs on a schedule';
  return [
    warning(message, 'Add a schedule with a cron expression to one, unless that is intended.'),
  ];
}

/** The root of the repository that a folder is in; null if it is in none. */
async function repositoryAround(folder: string, files: Files): Promise<string | null> {
  for (const name of ['.git', FOLDER]) {
    if ((await files.kind(join(folder, name))) !== 'missing') return folder;
  }
  const above = dirname(folder);
  return above === folder ? null : repositoryAround(above, files);
}
