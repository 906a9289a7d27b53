import { parseDocument } from 'yaml';
import { readManifest } from '../e2e/manifest.ts';
import { inputErrors } from './inputs.ts';
import { permissionErrors, unexplained } from './permissions.ts';
import { isWorkflow } from './texts.ts';
import {
  ACTION,
  isComputed,
  isOurs,
  isSelfTest,
  type Job,
  matrixOf,
  readSteps,
  readWorkflow,
  type Step,
  type Workflow,
} from './workflow.ts';

/** A group of its own for every pull request, or every branch of one. */
const PER_PULL_REQUEST = /github\.(event\.(pull_request\.)?number|ref|head_ref)\b/;

/** Jobs of a matrix at most, by GitHub's limit. */
const MAX_MATRIX = 256;

/**
 * What is wrong with a workflow, or a part of one, that actionlint cannot know; empty if nothing.
 *
 * @param action The name by which it should use the action.
 */
export function workflowErrors(text: string, action: string = ACTION): readonly string[] {
  if (!isWorkflow(text)) {
    return readSteps(text).flatMap((step) =>
      stepErrors(step, { action, events: [], matrix: [{}] }),
    );
  }
  const workflow = readWorkflow(text);
  const jobs = Object.entries(workflow.jobs).flatMap(([name, job]) =>
    jobErrors(workflow, job, action).map((error) => `job ${name}: ${error}`),
  );
  return [
    ...('pull_request_target' in workflow.on ? ['runs on pull_request_target'] : []),
    ...unexplained(parseDocument(text)),
    ...outputErrors(workflow, text),
    ...jobs,
  ];
}

function jobErrors(workflow: Workflow, job: Job, action: string): readonly string[] {
  const matrix = matrixOf(job);
  const where = { action, events: Object.keys(workflow.on), matrix };
  return [
    ...job.steps.flatMap((step) => stepErrors(step, where)),
    ...permissionErrors(workflow, job),
    ...timeErrors(job),
    ...concurrencyErrors(workflow, job),
    ...quotaErrors(job, isComputed(job) ? MAX_MATRIX : matrix.length),
  ];
}

type Values = Readonly<Record<string, string>>;

interface Where {
  readonly action: string;
  readonly events: readonly string[];
  readonly matrix: readonly Values[];
}

function stepErrors(step: Step, { action, events, matrix }: Where): readonly string[] {
  if (step.run.includes('${{')) return ['has an expression within a script; hand it in by env'];
  if (!isOurs(step)) return [];
  const named = step.uses === action || isSelfTest(step) ? [] : [`${step.uses} is not ${action}`];
  return [...named, ...new Set(matrix.flatMap((values) => inputErrors(step, events, values)))];
}

/** Outputs of our steps that action.yml does not have. */
function outputErrors({ jobs }: Workflow, text: string): readonly string[] {
  const { outputs } = readManifest();
  const steps = Object.values(jobs).flatMap((job) => job.steps.filter(isOurs));
  const ids = steps.map(({ id }) => id);
  return [...text.matchAll(/\bsteps\.([\w-]+)\.outputs\.([\w-]+)/g)]
    .filter(([, id = '', output = '']) => ids.includes(id) && !outputs.includes(output))
    .map(([, , output]) => `action.yml has no output ${output}`);
}

function timeErrors(job: Job): readonly string[] {
  const limit = Number(job['timeout-minutes']);
  if (job.uses !== undefined) return [];
  if (!(limit > 0)) return ['has no timeout-minutes'];
  const late = job.steps.filter(
    (step) => isOurs(step) && !isSelfTest(step) && inputOf(step, 'deadline-minutes') >= limit,
  );
  return late.map(() => `its time-out, ${limit} minutes, is not above deadline-minutes`);
}

/** Runs with a key share its quota: they wait for each other, or the newest of a pull request wins. */
function concurrencyErrors(workflow: Workflow, job: Job): readonly string[] {
  if (!job.steps.some(asks)) return [];
  const concurrency = job.concurrency ?? workflow.concurrency;
  if (concurrency === undefined) return ['has no concurrency group'];
  const cancels = concurrency['cancel-in-progress'] === 'true';
  if (!('pull_request' in workflow.on)) {
    return cancels ? ['cancels a run that is under way, whose requests are spent'] : [];
  }
  const own = PER_PULL_REQUEST.test(concurrency.group);
  return cancels && own ? [] : ['needs a group for each pull request, with cancel-in-progress'];
}

/** The quota is that of the key, and the jobs of a matrix have one key. */
function quotaErrors(job: Job, combinations: number): readonly string[] {
  if (job.strategy === undefined) return [];
  const parallel = Math.min(Number(job.strategy['max-parallel'] ?? combinations), combinations);
  const limit = Number(readManifest().defaults['requests-per-minute']);
  const over = job.steps.filter(
    (step) => asks(step) && inputOf(step, 'requests-per-minute') * parallel > limit,
  );
  return over.map(() => `${parallel} jobs at a time are over ${limit} requests per minute`);
}

/** Whether a step can ask the model. */
const asks = (step: Step) => isOurs(step) && !isSelfTest(step) && 'gemini-api-key' in step.with;

const inputOf = (step: Step, name: string) =>
  Number(step.with[name] ?? readManifest().defaults[name]);
