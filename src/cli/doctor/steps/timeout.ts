import { inputOf, sendsRows } from '../../workflows/inputs.ts';
import type { PlacedFinding } from './finding.ts';
import type { Use } from './uses.ts';

/** GitHub's limit for a job that states none. */
const DEFAULT_TIMEOUT = 360;

/** A job that ends before the run does is cancelled, and what it has is not published. */
export function timeoutFindings({ step, job, jobId }: Use): readonly PlacedFinding[] {
  const timeout = Number(job['timeout-minutes'] || DEFAULT_TIMEOUT);
  const deadline = Number(inputOf(step, 'deadline-minutes') ?? Number.NaN);
  // Either may be an expression, and then not a number. A run that sends nothing is short.
  if (!(timeout <= deadline) || sendsRows(step) !== true) return [];
  return [
    {
      at: ['jobs', jobId, 'timeout-minutes'],
      status: 'warning',
      message: `the job may be cancelled after ${timeout} minutes, before deadline-minutes (${deadline}) ends the run`,
      action: 'Set timeout-minutes at least 5 minutes above deadline-minutes.',
    },
  ];
}
