import { parse } from 'yaml';
import { z } from 'zod';

// YAML's failsafe schema leaves every scalar the text that it is, as inputs arrive.
const texts = z.record(z.string(), z.string()).default({});

export const stepSchema = z.looseObject({
  id: z.string().default(''),
  name: z.string().default(''),
  if: z.string().optional(),
  uses: z.string().default(''),
  run: z.string().default(''),
  shell: z.string().default(''),
  with: texts,
  env: texts,
});

const permissions = z.union([z.string(), z.record(z.string(), z.string())]).optional();

const concurrency = z
  .union([
    z.string().transform((group) => ({ group, 'cancel-in-progress': 'false' })),
    z.object({ group: z.string(), 'cancel-in-progress': z.string().default('false') }),
  ])
  .optional();

const job = z.looseObject({
  /** A job that is another workflow: it has neither steps nor a time-out of its own. */
  uses: z.string().optional(),
  permissions,
  concurrency,
  'timeout-minutes': z.string().default(''),
  strategy: z
    .looseObject({
      'max-parallel': z.string().optional(),
      matrix: z.record(z.string(), z.unknown()).catch({}),
    })
    .optional(),
  outputs: texts,
  env: texts,
  steps: z.array(stepSchema).default([]),
});

/** A workflow, as far as the checks look into it. */
const workflowSchema = z.looseObject({
  on: z.union([
    z.string().transform((event): Triggers => ({ [event]: null })),
    z.array(z.string()).transform((events): Triggers => {
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

/** Whether a step is one of ours: by its name, or as a copy of another name, by its inputs. */
export const isOurs = ({ uses, with: inputs }: Step) =>
  uses === './' ||
  /\broadmap-enrich@/.test(uses) ||
  (uses.includes('@') && 'roadmap' in inputs && 'gemini-api-key' in inputs);

/** Reads a whole workflow; throws where it is none. */
export function readWorkflow(text: string): Workflow {
  return workflowSchema.parse(parse(text, { schema: 'failsafe', logLevel: 'error' }));
}
