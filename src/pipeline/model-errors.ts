import { type Face, nameOn } from '../config/config.ts';
import type { ModelInfo } from '../engine/model.ts';
import type { EngineResult } from '../engine/result.ts';
import { withoutStop } from '../lib/text/words.ts';

/** Of messages that are instructions themselves: ours would send the reader elsewhere. */
const SAYS_WHAT_TO_DO = /\b(?:Enable the Gemini API|Check GEMINI_URL)\b/;

/**
 * Model IDs in a message of the service, which may name the successor of a retired model. The pages it
 * links to are under `gemini-api`.
 */
const MODEL_IDS = /\bgem(?:ini|ma)-(?!api\b)[a-z0-9.-]*[a-z0-9]/g;

/** What the user calls the setting that holds a model's key. */
function keyName({ key }: ModelInfo, face: Face): string | undefined {
  return face === 'cli' ? key?.variable : key?.input;
}

/** What to do where a run has no key, in sentences. */
export function keyAdvice(info: ModelInfo, face: Face): string {
  return (
    `Create one at ${info.key?.page} and set ${keyName(info, face)}. ` +
    `No key is needed with ${nameOn(face, 'dry-run')}, or with ${nameOn(face, 'model')} offline.`
  );
}

interface ErrorOptions {
  readonly face: Face;
  /** The other models of the run, if the run did not end with this one: there is one to go on with. */
  readonly others?: readonly string[];
}

/** What is wrong if a model does not serve the run, and what to do; empty for every other end. */
export function modelError(
  { stopped, stopMessage }: Pick<EngineResult, 'stopped' | 'stopMessage'>,
  info: ModelInfo,
  { face, others = [] }: ErrorOptions,
): string {
  const { name, label, key } = info;
  const [model, instructions] = [nameOn(face, 'model'), nameOn(face, 'instructions')];
  const message = withoutStop(stopMessage);
  const advise = (advice: string) => (SAYS_WHAT_TO_DO.test(message) ? '' : ` ${advice}`);
  /** Instead of a model that is not served: the one that the service names, if it does. */
  const replacement = () => {
    const successor = message.match(MODEL_IDS)?.findLast((id) => id !== name);
    if (successor !== undefined && others.includes(successor)) return `Remove it from ${model}.`;
    if (successor !== undefined) return `Put ${successor} in its place.`;
    return others.length === 0 ? 'Set another model.' : `Remove it from ${model}, or replace it.`;
  };
  switch (stopped) {
    case 'key':
      return `${label} rejected the API key: ${message}. Check ${keyName(info, face)}, or create a new key at ${key?.page}.`;
    case 'model':
      return `${label} does not offer the model ${name} with this key: ${message}. ${replacement()}`;
    case 'billing':
      return `${label} does not serve the key's project: ${message}.${advise("Check the project's billing, credits, spending cap and region.")}`;
    case 'unusable':
      return `No answer of ${name} could be used: ${message}. Check ${instructions}, or ${others.length === 0 ? 'set another model' : `remove ${name} from ${model}`}.`;
    case 'bad-request':
      return `${label} rejected the request: ${message}.${advise(`Check ${model} and ${instructions}.`)}`;
    default:
      return '';
  }
}
