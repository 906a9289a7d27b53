import { repositoryAtRef } from '../../config/schemas.ts';
import { SETTING_NAMES } from '../../config/settings.ts';
import { similarNames } from '../../lib/text/similar.ts';
import { REPOSITORY, VERSION } from '../../lib/version.ts';
import { isExpression, type Step } from './workflow.ts';

/** Stands in for the owner while nobody knows where the action is published. */
const PLACEHOLDER_OWNER = 'org';

const MAJOR = `v${VERSION.split('.')[0]}`;

/** The action of this version, by its major tag. Its owner may be a placeholder. */
export const DEFAULT_ACTION = `${REPOSITORY ?? `${PLACEHOLDER_OWNER}/roadmap-enrich`}@${MAJOR}`;

/** Whether the owner of an action has yet to be filled in. */
export const isPlaceholder = (action: string) => action.startsWith(`${PLACEHOLDER_OWNER}/`);

/** What is wrong with the name of an action; undefined if nothing. */
export function actionError(text: string): string | undefined {
  return repositoryAtRef.safeParse(text).success
    ? undefined
    : `must be owner/repository@ref, such as ${DEFAULT_ACTION}`;
}

/** The action that a step uses, in lower case and without its version. */
export const actionOf = ({ uses }: Pick<Step, 'uses'>) => uses.replace(/@.*/, '').toLowerCase();

/** Whether a step is one of ours: by its name, or as a copy of another name, by its inputs. */
export function isOurs(step: Pick<Step, 'uses' | 'with'>): boolean {
  if (step.uses === './') return true;
  // A path behind the repository names another action, in a repository of several.
  if (!/^[^/@]+\/[^/@]+@/.test(step.uses)) return false;
  if (actionOf(step).endsWith('/roadmap-enrich')) return true;
  const names = Object.keys(step.with);
  // One that merely hands them on to ours has others.
  return (
    names.includes('roadmap') &&
    names.includes('gemini-api-key') &&
    names.every((name) => isExpression(name) || similarNames(name, SETTING_NAMES).length > 0)
  );
}
