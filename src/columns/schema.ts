import { z } from 'zod';
import { CHALLENGES } from './tldr.ts';

/**
 * One row of an answer. `topic` is an echo: a model that swaps two rows gives itself away by it.
 * The order of the properties is the order in which Gemini writes them.
 */
export const answerRow = z.object({
  id: z.string(),
  topic: z.string(),
  tldr: z.string(),
  challenge: z.enum(CHALLENGES),
});

/**
 * The response schema on the wire: JSON Schema, kept to the words every Gemini model takes. Limits
 * on length or count make some models refuse the request, so they are checked in code instead.
 */
export const RESPONSE_SCHEMA = plainJsonSchema(z.array(answerRow));

function plainJsonSchema(schema: z.ZodType): Readonly<Record<string, unknown>> {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io: 'input' });
  return rest;
}
