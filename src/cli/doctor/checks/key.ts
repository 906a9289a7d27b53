import type { ModelInfo } from '../../../engine/model.ts';
import { plural } from '../../../lib/text/words.ts';
import { type Finding, findingOf, ok, warning } from '../check.ts';
import type { Secret } from '../setup.ts';

/** A key that is shorter was copied in part: Google's have 39 characters or more. */
const MIN_LENGTH = 20;

/** Whether there is a key for a model, and whether it looks like one. Never shows it. */
export function checkKey({ value, error }: Secret, key: ModelInfo['key']): Finding {
  if (key === null) return ok('not needed for an offline preview');
  const { variable, page } = key;
  if (value === '') {
    return warning(
      `${variable} is not set, so no row can be sent`,
      `Create a key at ${page} and set ${variable}, or make a preview with --model offline.`,
    );
  }
  if (error !== null) return findingOf(`${variable} cannot be used: ${error}.`);
  if (value.startsWith('AIza')) {
    return warning(
      `${variable} begins with AIza, and Google no longer accepts such keys`,
      `Create a new key at ${page}.`,
    );
  }
  if (value.length < MIN_LENGTH) {
    return warning(
      `${variable} has only ${plural(value.length, 'character')}`,
      `Copy the whole key again from ${page}.`,
    );
  }
  return ok(`${variable} is set`);
}
