import { z } from 'zod';
import { cronError } from '../../workflows/cron.ts';
import { INPUT_DEFAULTS } from '../../workflows/inputs.ts';
import type { Workflow } from '../../workflows/workflow.ts';
import type { PlacedFault, UseIn } from './findings.ts';

/** GitHub's limit for a job that states none. */
const DEFAULT_TIMEOUT = 360;

/** A job that ends before the run does is cancelled, and what it has is not published. */
export function timeFaults({ step, job, path }: UseIn): readonly PlacedFault[] {
  const timeout = Number(job['timeout-minutes'] || DEFAULT_TIMEOUT);
  const deadline = Number(step.with['deadline-minutes'] ?? INPUT_DEFAULTS['deadline-minutes']);
  // Either may be an expression, and then not a number.
  if (!(timeout <= deadline)) return [];
  return [
    {
      at: ['jobs', path[1] ?? '', 'timeout-minutes'],
      status: 'warning',
      message: `the job may be cancelled after ${timeout} minutes, before deadline-minutes (${deadline}) ends the run`,
      action: 'Set timeout-minutes at least 5 minutes above deadline-minutes.',
    },
  ];
}

const schedule = z.array(z.object({ cron: z.string() }));

/** A schedule that GitHub does not understand. */
export function cronFaults({ on }: Workflow): readonly PlacedFault[] {
  if (!('schedule' in on)) return [];
  const entries = schedule.safeParse(on.schedule).data;
  const action = "Write five fields, such as cron: '17 3 * * *' for every night.";
  if (entries === undefined || entries.length === 0) {
    const message = 'the schedule has no cron expression';
    return [{ at: ['on', 'schedule'], status: 'problem', message, action }];
  }
  return entries.flatMap(({ cron }, index): readonly PlacedFault[] => {
    const error = cronError(cron);
    if (error === undefined) return [];
    const message = `the cron expression ${JSON.stringify(cron)} is not valid: ${error}`;
    return [{ at: ['on', 'schedule', index, 'cron'], status: 'problem', message, action }];
  });
}
