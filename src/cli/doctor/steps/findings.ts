import type { Files } from '../../../lib/files.ts';
import { isPlaceholder } from '../../workflows/action.ts';
import { fileFaults } from './files-to-read.ts';
import { permissionFaults } from './lacking-permissions.ts';
import { cronFaults, timeFaults } from './timeout.ts';
import type { Use, UsesOfAction } from './uses.ts';
import { inputFaults } from './wrong-inputs.ts';

/** What is wrong in a line of a workflow, and what to do. */
export interface Fault {
  readonly line: number;
  readonly status: 'warning' | 'problem';
  readonly message: string;
  readonly action: string;
}

/** Where a fault is: a place in the document, which becomes its line. */
export type PlacedFault = Omit<Fault, 'line'> & { readonly at: readonly (string | number)[] };

/** A step that uses the action, in its workflow. */
export type UseIn = Use & Pick<UsesOfAction, 'workflow'>;

/**
 * What is wrong with the steps that use the action, in the order of their lines.
 *
 * @param workspace The files that a checkout would bring.
 */
export async function findFaults(file: UsesOfAction, workspace: Files): Promise<readonly Fault[]> {
  const { workflow, uses, lineOf } = file;
  const perUse = await Promise.all(
    uses.map(async (use) => {
      const given = { ...use, workflow };
      return [
        ...placeholderFaults(use),
        ...(await inputFaults(given, workspace)),
        ...permissionFaults(given),
        ...(await fileFaults(given, workspace)),
        ...timeFaults(given),
      ];
    }),
  );
  return [...perUse.flat(), ...cronFaults(workflow)]
    .map(({ at, ...fault }) => ({ ...fault, line: lineOf(at) }))
    .toSorted((a, b) => a.line - b.line);
}

/** An owner that the documents leave to be filled in. */
function placeholderFaults({ step: { uses }, path }: Use): readonly PlacedFault[] {
  if (!isPlaceholder(uses)) return [];
  const message = `org is a placeholder in ${uses}`;
  const action = 'Name your copy of the action, as in OWNER/roadmap-enrich@REF.';
  return [{ at: [...path, 'uses'], status: 'warning', message, action }];
}
