import type { Files } from '../../../lib/files.ts';
import { isPlaceholder } from '../../workflows/action.ts';
import type { ListedSlugs } from '../listed.ts';
import type { PlacedFinding, StepFinding } from './finding.ts';
import { lackingPermissions } from './lacking-permissions.ts';
import { pagesFindings } from './pages.ts';
import { scheduleFindings } from './schedule.ts';
import { timeoutFindings } from './timeout.ts';
import { unknownSlugs } from './unknown-slugs.ts';
import { unreadableFiles } from './unreadable-files.ts';
import type { Use, UsesOfAction } from './uses.ts';
import { wrongInputs } from './wrong-inputs.ts';

/**
 * What is wrong with the steps that use the action, in the order of their lines.
 *
 * @param workspace The files that a checkout would bring.
 * @param listed The roadmaps of roadmap.sh; null if they are not known.
 */
export async function checkSteps(
  file: UsesOfAction,
  workspace: Files,
  listed: ListedSlugs | null,
): Promise<readonly StepFinding[]> {
  const { workflow, uses, lineOf } = file;
  const perUse = await Promise.all(
    uses.map(async (use) => [
      ...placeholders(use),
      ...(await wrongInputs(use, workspace)),
      ...lackingPermissions(use),
      ...(await unreadableFiles(use, workspace)),
      ...unknownSlugs(use, listed),
      ...timeoutFindings(use),
    ]),
  );
  const findings = [...perUse.flat(), ...scheduleFindings(workflow), ...pagesFindings(workflow)]
    .map(({ at, ...finding }) => ({ ...finding, line: lineOf(at) }))
    .toSorted((a, b) => a.line - b.line);
  // Two steps of a job may lack the same.
  return [...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values()];
}

/** An owner that the documents leave to be filled in. */
function placeholders({ step: { uses }, path }: Use): readonly PlacedFinding[] {
  if (!isPlaceholder(uses)) return [];
  const message = `org is a placeholder in ${uses}`;
  const action = 'Name your copy of the action and a commit, as in OWNER/roadmap-enrich@SHA.';
  return [{ at: [...path, 'uses'], status: 'problem', message, action }];
}
