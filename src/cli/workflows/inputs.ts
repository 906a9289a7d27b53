import type { ColumnsFile } from '../../config/columns-file.ts';
import { type Config, type ConfigResult, parseConfig } from '../../config/config.ts';
import { SECRETS, type SecretName } from '../../config/secrets.ts';
import { SETTING_NAMES, SETTINGS } from '../../config/settings.ts';
import { decideTarget, type Target } from '../../publish/decide.ts';
import type { Step } from './workflow.ts';

/** The inputs of a step by name, as text. */
export type Inputs = Readonly<Record<string, string>>;

/** What action.yml gives to the inputs that a step leaves out. */
export const INPUT_DEFAULTS: Inputs = Object.fromEntries(
  SETTING_NAMES.map((name) => {
    const { actionDefault, default: value = '' } = SETTINGS[name];
    return [name, actionDefault ?? value];
  }),
);

/** Inputs of a step that the action does not have. */
export const unknownInputs = (step: Step): readonly string[] =>
  Object.keys(step.with).filter((name) => !Object.hasOwn(INPUT_DEFAULTS, name));

/** Secrets that are written into the workflow, where everybody who reads it sees them. */
export const plainSecrets = (step: Step): readonly SecretName[] =>
  SECRETS.map(({ name }) => name).filter((name) => /^(?!\s*\$\{\{)./.test(step.with[name] ?? ''));

/**
 * What the action makes of inputs without expressions.
 *
 * @param columnsFile The file that `columns` names, if it names one that was read.
 */
export const parseInputs = (inputs: Inputs, columnsFile: ColumnsFile | null = null): ConfigResult =>
  parseConfig(inputs, {}, 'action', columnsFile);

/** Where the tables of a run go that an event starts, or why event and inputs do not fit together. */
export function targetOn(
  event: string,
  { publish, branch }: Pick<Config, 'publish' | 'branch'>,
): Target | { readonly error: string } {
  const hasBranch = !/^(pull_request|merge_group|release)/.test(event);
  return decideTarget({ publish, branch }, { event, branch: hasBranch ? 'main' : null });
}
