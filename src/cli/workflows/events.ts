import type { Config } from '../../config/config.ts';
import { decideTarget, type Target } from '../../publish/decide.ts';
import type { Step, Workflow } from './workflow.ts';

/** What a condition may say that is the same for every event. */
const SAME_FOR_ALL = /\b(?:always|success|failure|cancelled)\s*\(\s*\)|\btrue\b/gi;

/**
 * Whether a condition may keep a step from running on some events: its own, or one of a job, since a job
 * is skipped with those that it needs.
 */
export function mayBeSkipped(step: Step, { jobs }: Workflow): boolean {
  const conditions = [step.if, ...Object.values(jobs).map((job) => job.if)];
  return conditions.some((text = '') => /\w/.test(text.replace(SAME_FOR_ALL, '')));
}

/** Where the tables of a run go that an event starts, or why event and inputs do not fit together. */
export function targetOn(
  event: string,
  { publish, branch }: Pick<Config, 'publish' | 'branch'>,
): Target | { readonly error: string } {
  const hasBranch = !/^(pull_request|merge_group|release)/.test(event);
  return decideTarget({ publish, branch }, { event, branch: hasBranch ? 'main' : null });
}
