import { type Document, isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import { ZodError } from 'zod';
import { messageOf } from '../../../lib/error.ts';
import { sanitize } from '../../../lib/text/message.ts';
import { isOurs } from '../../workflows/action.ts';
import { type Job, readWorkflow, type Step, type Workflow } from '../../workflows/workflow.ts';
import type { Place } from './finding.ts';

/** A step that uses the action, and what is around it. */
export interface Use {
  readonly step: Step;
  readonly job: Job;
  readonly jobId: string;
  readonly workflow: Workflow;
  /** The steps before it. */
  readonly before: readonly Step[];
  /** The place of the step in the document. */
  readonly path: Place;
}

/** A workflow that uses the action. */
export interface UsesOfAction {
  readonly path: string;
  readonly workflow: Workflow;
  readonly uses: readonly Use[];
  /** The line of a key or an item, from 1; of the nearest one around it, if it does not exist. */
  readonly lineOf: (place: Place) => number;
}

/**
 * Reads a workflow; null if it does not use the action. Throws an `Error` that says why a file that
 * mentions the action cannot be read, and if possible in which line.
 */
export function readUses(path: string, text: string): UsesOfAction | null {
  if (!/\broadmap-enrich@|\bgemini-api-key\b/i.test(text)) return null;
  const lines = new LineCounter();
  const document = parseDocument(text, {
    schema: 'failsafe',
    lineCounter: lines,
    prettyErrors: false,
  });
  const [error] = document.errors;
  if (error !== undefined) {
    throw new Error(
      `line ${lines.linePos(error.pos[0]).line} is not valid YAML (${error.message})`,
    );
  }
  const lineOf: UsesOfAction['lineOf'] = (place) =>
    Math.max(1, lines.linePos(offsetOf(document, place)).line);
  const workflow = read(text, lineOf);
  const uses = Object.entries(workflow.jobs).flatMap(([jobId, job]) =>
    job.steps.flatMap((step, index): readonly Use[] => {
      // The action itself, checked out, is not somebody's use of it.
      if (!isOurs(step) || step.uses.startsWith('./')) return [];
      const before = job.steps.slice(0, index);
      return [{ step, job, jobId, workflow, before, path: ['jobs', jobId, 'steps', index] }];
    }),
  );
  return uses.length === 0 ? null : { path, workflow, uses, lineOf };
}

function read(text: string, lineOf: UsesOfAction['lineOf']): Workflow {
  try {
    return readWorkflow(text);
  } catch (error) {
    if (!(error instanceof ZodError)) {
      throw new Error(`it is not valid YAML (${sanitize(messageOf(error))})`, { cause: error });
    }
    const place = (error.issues[0]?.path ?? []).filter((part) => typeof part !== 'symbol');
    const name = sanitize(place.join('.'));
    throw new Error(`line ${lineOf(place)} is not valid in a workflow (${name})`, { cause: error });
  }
}

/** Where the key of an entry begins, or an item; that of the last part of the place that exists. */
function offsetOf(document: Document, place: Place): number {
  for (let length = place.length; length > 0; length--) {
    const parent = document.getIn(place.slice(0, length - 1), true);
    const last = String(place[length - 1]);
    const pair = isMap(parent)
      ? parent.items.find(({ key }) => isScalar(key) && isSameKey(String(key.value), last))
      : undefined;
    const node = pair?.key ?? document.getIn(place.slice(0, length), true);
    const range = typeof node === 'object' && node !== null ? Reflect.get(node, 'range') : null;
    if (Array.isArray(range)) return Number(range[0]);
  }
  return 0;
}

/** GitHub ignores case in the names of inputs, and takes no two keys that differ in nothing else. */
const isSameKey = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();
