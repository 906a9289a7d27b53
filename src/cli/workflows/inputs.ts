import type { ColumnsFile } from '../../config/columns-file.ts';
import { type ConfigResult, parseConfig } from '../../config/config.ts';
import { boolean } from '../../config/schemas.ts';
import { SECRETS, type SecretName } from '../../config/secrets.ts';
import { SETTING_NAMES, SETTINGS, type SettingName } from '../../config/settings.ts';
import { describeModel } from '../../models/models.ts';
import { isExpression, type Step } from './workflow.ts';

/** The inputs of a step by name, as text. */
export type Inputs = Readonly<Record<string, string>>;

/** What action.yml gives to the inputs that a step leaves out. */
export const INPUT_DEFAULTS: Inputs = Object.fromEntries(
  SETTING_NAMES.map((name) => {
    const { actionDefault, default: value = '' } = SETTINGS[name];
    return [name, actionDefault ?? value];
  }),
);

/** An input as the action reads it, with its default; null if only a run knows it. */
export function inputOf(step: Step, name: SettingName): string | null {
  const given = step.with[name];
  const isUnknown = given === undefined ? hidesInputs(step) : isExpression(given);
  if (isUnknown) return null;
  if (given === undefined) return INPUT_DEFAULTS[name] ?? '';
  return given.trim() || (SETTINGS[name].default ?? '');
}

/** Whether an expression gives a step inputs of which not even the names are known. */
const hidesInputs = (step: Step) => Object.keys(step.with).some(isExpression);

/** Whether a step only plans; null if only a run knows. */
export function isDryRun(step: Step): boolean | null {
  const text = inputOf(step, 'dry-run');
  return text === null ? null : (boolean.safeParse(text).data ?? null);
}

/** Whether a step sends rows to a model, which takes a key; null if only a run knows. */
export function sendsRows(step: Step): boolean | null {
  const model = inputOf(step, 'model');
  const isPreview = model === null ? null : describeModel(model).preview;
  const isPlan = isDryRun(step);
  if (isPreview || isPlan) return false;
  return isPreview === null || isPlan === null ? null : true;
}

/** Inputs of a step that the action does not have. */
export const unknownInputs = (step: Step): readonly string[] =>
  Object.keys(step.with).filter(
    (name) => !Object.hasOwn(INPUT_DEFAULTS, name) && !isExpression(name),
  );

/** Secrets that are written into the workflow, where everybody who reads it sees them. */
export const plainSecrets = (step: Step): readonly SecretName[] =>
  SECRETS.map(({ name }) => name).filter((name) => {
    const text = step.with[name]?.trim() ?? '';
    return text !== '' && !isExpression(text);
  });

/**
 * What the action makes of inputs without expressions.
 *
 * @param columnsFile The file that `columns` names, if it names one that was read.
 */
export const parseInputs = (inputs: Inputs, columnsFile: ColumnsFile | null = null): ConfigResult =>
  parseConfig(inputs, {}, 'action', columnsFile);
