import { repositoryAtRef } from '../../config/schemas.ts';
import { REPOSITORY, VERSION } from '../../lib/version.ts';

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
