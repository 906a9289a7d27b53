import { readColumnsFile } from '../../../config/columns-file.ts';
import { SECRET_VARIABLES } from '../../../config/secrets.ts';
import { SETTING_NAMES } from '../../../config/settings.ts';
import type { Files } from '../../../lib/files.ts';
import { splitAdvice } from '../../../lib/text/message.ts';
import { similarNames } from '../../../lib/text/similar.ts';
import { mayBeSkipped, targetOn } from '../../workflows/events.ts';
import {
  INPUT_DEFAULTS,
  inputOf,
  parseInputs,
  plainSecrets,
  sendsRows,
  unknownInputs,
} from '../../workflows/inputs.ts';
import { isExpression, type Step } from '../../workflows/workflow.ts';
import type { PlacedFinding } from './finding.ts';
import type { Use } from './uses.ts';

/** What stands for a value that only a run knows, where the default would not do. */
const STAND_INS: Readonly<Record<string, string>> = {
  roadmap: 'backend',
  'gemini-api-key': 'a-key',
  'github-token': 'a-token',
  branch: 'main',
};

/** Inputs that do not exist, wrong values, secrets in plain text, and a missing key. */
export async function wrongInputs(use: Use, workspace: Files): Promise<readonly PlacedFinding[]> {
  const { step, workflow, path } = use;
  const problem = (name: string, message: string, action: string): PlacedFinding => {
    return { at: [...path, 'with', name], status: 'problem', message, action };
  };
  const ofError = (name: string, error: string) => {
    const { message, action = 'Correct the value.' } = splitAdvice(error);
    return problem(name, message, action);
  };
  const unknown = unknownInputs(step).map((name) => {
    const [meant] = similarNames(name, Object.keys(INPUT_DEFAULTS));
    const action = meant === undefined ? 'Remove or rename it.' : `Did you mean ${meant}?`;
    return problem(name, `the action has no input ${name}`, action);
  });
  const plain = plainSecrets(step).map((name) =>
    problem(
      name,
      `${name} is written into the workflow, where others can read it`,
      `Revoke it, save a new one as a secret, and write \${{ secrets.${SECRET_VARIABLES[name]} }}.`,
    ),
  );
  const parsed = await parseLiteral(step, workspace);
  if (!parsed.ok) {
    // An error begins with the name of its input.
    const wrong = parsed.errors.map((error) => ofError(/^[a-z-]+/.exec(error)?.[0] ?? '', error));
    return [...unknown, ...plain, ...wrong];
  }
  const noKey =
    sendsRows(step) && inputOf(step, 'gemini-api-key') === ''
      ? [
          problem(
            'gemini-api-key',
            'gemini-api-key is missing, so no row can be enriched',
            `Add gemini-api-key: \${{ secrets.GEMINI_API_KEY }}, and create that secret.`,
          ),
        ]
      : [];
  const events = mayBeSkipped(step, workflow) ? [] : Object.keys(workflow.on);
  const refused = events.flatMap((event) => {
    const target = targetOn(event, parsed.config);
    return 'error' in target ? [ofError('publish', target.error)] : [];
  });
  return [...unknown, ...plain, ...noKey, ...refused];
}

/** What the action makes of the inputs, with stand-ins for what only a run knows. */
async function parseLiteral(step: Step, workspace: Files) {
  const inputs: Record<string, string> = Object.fromEntries(
    SETTING_NAMES.map((name) => {
      const text = inputOf(step, name);
      const isKnown = text !== null && !isExpression(text);
      return [name, isKnown ? text : (STAND_INS[name] ?? INPUT_DEFAULTS[name] ?? '')];
    }),
  );
  const file = await readColumnsFile(inputs.columns, () => workspace);
  // Whether the file is there is a question of its own.
  const isUnread = file !== null && 'error' in file;
  if (isUnread) inputs.columns = 'TLDR';
  // Its names may be those of unknown columns.
  if (isUnread || inputOf(step, 'columns') === null) inputs.refresh = 'none';
  return parseInputs(inputs, isUnread ? null : file);
}
