import { parse } from 'yaml';
import { z } from 'zod';

/** Whether only a run knows what a text, or the name of a key, stands for. */
export const isExpression = (text: string) => text.includes('${{');

/**
 * A map that may also be null, which is empty, or one expression: then the expression is its only key,
 * as if it were inserted there.
 */
const mapOf = <T extends z.ZodType>(values: T) =>
  z.preprocess(
    (value) => {
      if (value === undefined || value === '') return {};
      return typeof value === 'string' && isExpression(value) ? { [value]: '' } : value;
    },
    z.record(z.string(), values),
  );

const texts = mapOf(z.string()).default({});

/** One text or several. */
const textOrTexts = z.union([z.string().transform((text) => [text]), z.array(z.string())]);

export const stepSchema = z.looseObject({
  id: z.string().default(''),
  name: z.string().default(''),
  if: z.string().optional(),
  uses: z.string().default(''),
  run: z.string().default(''),
  shell: z.string().default(''),
  /** Inputs by their names in lower case, since GitHub ignores case. */
  with: texts.transform((inputs) =>
    Object.fromEntries(Object.entries(inputs).map(([name, text]) => [name.toLowerCase(), text])),
  ),
  env: texts,
});

const permissions = z.union([z.string(), z.record(z.string(), z.string())]).optional();

const concurrency = z
  .union([
    z.string().transform((group) => ({ group, 'cancel-in-progress': 'false' })),
    z.object({ group: z.string(), 'cancel-in-progress': z.string().default('false') }),
  ])
  .optional();

const strategy = z.preprocess(
  // An expression is that of a matrix: nothing else of a strategy is of interest.
  (value) => (typeof value === 'string' ? { matrix: value } : value),
  z.looseObject({
    'max-parallel': z.string().optional(),
    matrix: mapOf(z.unknown()).catch({}),
  }),
);

const job = z.looseObject({
  /** A job that is another workflow: it has neither steps nor a time-out of its own. */
  uses: z.string().optional(),
  if: z.string().optional(),
  /** Jobs that it waits for. */
  needs: textOrTexts.default([]),
  permissions,
  concurrency,
  'timeout-minutes': z.string().default(''),
  strategy: strategy.optional(),
  outputs: texts,
  env: texts,
  steps: z
    .preprocess((value) => (typeof value === 'string' ? [] : value), z.array(stepSchema))
    .default([]),
});

/** A workflow, as far as the checks look into it. */
const workflowSchema = z.looseObject({
  on: z.union([
    textOrTexts.transform((events): Triggers => {
      return Object.fromEntries(events.map((event) => [event, null]));
    }),
    z.record(z.string(), z.unknown()),
  ]),
  permissions,
  concurrency,
  jobs: z.record(z.string(), job),
});

type Triggers = Readonly<Record<string, unknown>>;
export type Workflow = z.infer<typeof workflowSchema>;
export type Job = z.infer<typeof job>;
export type Step = z.infer<typeof stepSchema>;

/** Reads a whole workflow, as far as GitHub accepts it; throws where it is none. */
export function readWorkflow(text: string): Workflow {
  return workflowSchema.parse(parseTexts(text));
}

/** Reads YAML with every scalar as the text that GitHub makes of it: `True` is `true`, `1.0` is `1`. */
export function parseTexts(text: string): unknown {
  const toText = (_key: unknown, value: unknown) => {
    if (value === null) return '';
    return typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
  };
  return parse(text, toText, { logLevel: 'error' });
}
