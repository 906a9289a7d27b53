import { parse } from 'yaml';
import { z } from 'zod';

// YAML's failsafe schema leaves every scalar the text that it is, as inputs arrive.
const texts = z.record(z.string(), z.string()).default({});

const step = z.looseObject({
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
  steps: z.array(step).default([]),
});

/** A workflow, as far as the checks look into it. */
export const workflowSchema = z.looseObject({
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
export type Step = z.infer<typeof step>;

/** The name of the action in every text. */
export const ACTION = 'org/roadmap-enrich@v1';

/** Whether a step is one of ours, by whatever version it is named. */
export const isOurs = ({ uses }: Step) => uses === './' || /\broadmap-enrich@/.test(uses);

/** Whether a step tries what is checked out, against stand-ins: it has neither a key nor a quota. */
export const isSelfTest = ({ uses }: Step) => uses === './';

/** Reads a whole workflow; throws where it is none. */
export function readWorkflow(text: string): Workflow {
  return workflowSchema.parse(parse(text, { schema: 'failsafe' }));
}

/** A job by its id. */
export function jobOf({ jobs }: Workflow, id: string): Job {
  const job = jobs[id];
  if (job === undefined) throw new Error(`There is no job ${id}`);
  return job;
}

/** The steps of a text that is not a whole workflow. */
export function readSteps(text: string): readonly Step[] {
  return stepsBelow(parse(text, { schema: 'failsafe' }));
}

function stepsBelow(value: unknown): readonly Step[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('uses' in value) return [step.parse(value)];
  return Object.values(value).flatMap(stepsBelow);
}

const axis = z.array(z.string()).catch([]);

/** The values of every job that the lists of a matrix make: one set without a matrix. */
export function matrixOf({ strategy }: Job): readonly Readonly<Record<string, string>>[] {
  const axes = Object.entries(strategy?.matrix ?? {})
    .map(([name, values]) => [name, axis.parse(values)] as const)
    .filter(([, values]) => values.length > 0);
  return axes.reduce<readonly Readonly<Record<string, string>>[]>(
    (sets, [name, values]) =>
      sets.flatMap((set) => values.map((value) => ({ ...set, [`matrix.${name}`]: value }))),
    [{}],
  );
}

/** Whether an earlier job decides how many jobs a matrix makes. */
export const isComputed = ({ strategy }: Job) =>
  Object.values(strategy?.matrix ?? {}).some((values) => typeof values === 'string');

const EXPRESSION = /\$\{\{\s*(.*?)\s*\}\}/g;

/** The value of an expression, or undefined where none is known. */
export type Look = (expression: string) => string | undefined;

/** Puts values in the place of expressions; throws at one that has none. */
function substitute(text: string, look: Look): string {
  return text.replace(EXPRESSION, (_, expression: string) => {
    const value = look(expression);
    if (value === undefined) throw new Error(`no value is known for the expression ${expression}`);
    return value;
  });
}

/** The same for every value of a step's `with` or `env`. */
export function substituteAll(
  texts: Readonly<Record<string, string>>,
  values: Readonly<Record<string, string>> | Look,
): Record<string, string> {
  const look = typeof values === 'function' ? values : (name: string) => values[name];
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [name, substitute(text, look)]),
  );
}
