import { readColumnsFile } from '../../../config/columns-file.ts';
import { SECRET_VARIABLES } from '../../../config/secrets.ts';
import type { Files } from '../../../lib/files.ts';
import { similarNames } from '../../../lib/text/similar.ts';
import {
  INPUT_DEFAULTS,
  type Inputs,
  parseInputs,
  plainSecrets,
  targetOn,
  unknownInputs,
} from '../../workflows/inputs.ts';
import type { PlacedFault, UseIn } from './findings.ts';

/** What stands for a value that only a run knows, where the default would not do. */
const STAND_INS: Inputs = {
  roadmap: 'backend',
  'gemini-api-key': 'a-key',
  'github-token': 'a-token',
};

const hasExpression = (text: string) => text.includes('${{');

/** Inputs that do not exist, wrong values, secrets in plain text, and a missing key. */
export async function inputFaults(use: UseIn, workspace: Files): Promise<readonly PlacedFault[]> {
  const { step, workflow } = use;
  const at = (name: string) => [...use.path, 'with', name];
  const inputs = literalInputs(step.with);
  const unknown = unknownInputs(step).map((name): PlacedFault => {
    const [meant] = similarNames(name, Object.keys(INPUT_DEFAULTS));
    const action = meant === undefined ? 'Remove it.' : `Did you mean ${meant}?`;
    return { at: at(name), status: 'problem', message: `the action has no input ${name}`, action };
  });
  const plain = plainSecrets(step).map((name): PlacedFault => {
    const message = `${name} is written into the workflow, where others can read it`;
    const action = `Revoke it, save a new one as a secret, and write \${{ secrets.${SECRET_VARIABLES[name]} }}.`;
    return { at: at(name), status: 'problem', message, action };
  });
  const columnsFile = await readColumnsFile(inputs.columns, () => workspace);
  // Whether the file is there is a question of its own.
  const file = columnsFile !== null && 'error' in columnsFile ? null : columnsFile;
  const parsed = parseInputs(
    file === null && columnsFile !== null ? { ...inputs, columns: 'TLDR' } : inputs,
    file,
  );
  if (!parsed.ok) {
    return [...unknown, ...plain, ...parsed.errors.map((error) => wrongValue(error, at))];
  }
  const targets = Object.keys(workflow.on).flatMap((event): readonly PlacedFault[] => {
    const target = targetOn(event, parsed.config);
    if (!('error' in target)) return [];
    return [{ at: at('publish'), ...splitAdvice(target.error) }];
  });
  return [...unknown, ...plain, ...missingKey(use, inputs, at), ...targets];
}

/** The inputs of a step with its defaults, and without expressions. */
function literalInputs(given: Inputs): Record<string, string> {
  const literal = Object.entries({ ...INPUT_DEFAULTS, ...given }).map(([name, text]) => [
    name,
    hasExpression(text) ? (STAND_INS[name] ?? INPUT_DEFAULTS[name] ?? '') : text,
  ]);
  return Object.fromEntries(literal);
}

function missingKey(
  { step }: UseIn,
  inputs: Inputs,
  at: (name: string) => readonly (string | number)[],
): readonly PlacedFault[] {
  const needsNone = inputs.model?.trim() === 'offline' || /^true$/i.test(inputs['dry-run'] ?? '');
  if (needsNone || step.with['gemini-api-key']) return [];
  return [
    {
      at: at('gemini-api-key'),
      status: 'problem',
      message: 'gemini-api-key is missing, so no row can be enriched',
      action: `Add gemini-api-key: \${{ secrets.GEMINI_API_KEY }}, and create that secret.`,
    },
  ];
}

/** An error of the settings, which begins with the name of one. */
function wrongValue(
  error: string,
  at: (name: string) => readonly (string | number)[],
): PlacedFault {
  const name = /^[a-z-]+/.exec(error)?.[0] ?? '';
  return { at: at(name), ...splitAdvice(error) };
}

function splitAdvice(error: string): Pick<PlacedFault, 'status' | 'message' | 'action'> {
  const [, message = error.replace(/\.$/, ''), action = 'Correct the value.'] =
    /^(.*)\.\s+([A-Z].*)$/s.exec(error) ?? [];
  return { status: 'problem', message, action };
}
