import type { ParsedAnswer, Prompt, PromptItem, Values } from '../engine/model.ts';

/** Real keys and tokens are longer; a shorter one would reject common words. */
const MIN_SECRET_LENGTH = 8;

/**
 * A prompt whose answers give no value that holds a secret. The cells are looked at as they are read:
 * the answer itself may write a secret in JSON escapes.
 */
export function rejectSecrets(prompt: Prompt, given: readonly string[]): Prompt {
  const secrets = given.filter(({ length }) => length >= MIN_SECRET_LENGTH);
  const holdsSecret = (values: Values) =>
    Object.values(values).some((cell) => secrets.some((secret) => cell.includes(secret)));
  return {
    ...prompt,
    parse(text: string, items: readonly PromptItem[]): ParsedAnswer {
      const answer = prompt.parse(text, items);
      const values = new Map(answer.values);
      const missing = new Map(answer.missing);
      for (const [item, row] of answer.values) {
        if (!holdsSecret(row)) continue;
        values.delete(item);
        missing.set(item, 'a value holds a secret');
      }
      return { ...answer, values, missing };
    },
  };
}
