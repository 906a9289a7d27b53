import { z } from 'zod';
import {
  type Job,
  parseTexts,
  type Step,
  stepSchema,
  type Workflow,
} from '../../src/cli/workflows/workflow.ts';

export { isOurs } from '../../src/cli/workflows/action.ts';
export {
  type Job,
  readWorkflow,
  type Step,
  type Workflow,
} from '../../src/cli/workflows/workflow.ts';

/** The name of the action in every text. */
export const ACTION = 'org/roadmap-enrich@v1';

/** Whether a step tries what is checked out, against stand-ins: it has neither a key nor a quota. */
export const isSelfTest = ({ uses }: Step) => uses === './';

/** A job by its id. */
export function jobOf({ jobs }: Workflow, id: string): Job {
  const job = jobs[id];
  if (job === undefined) throw new Error(`There is no job ${id}`);
  return job;
}

/** The steps of a text that is not a whole workflow. */
export function readSteps(text: string): readonly Step[] {
  return stepsBelow(parseTexts(text));
}

function stepsBelow(value: unknown): readonly Step[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('uses' in value) return [stepSchema.parse(value)];
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
