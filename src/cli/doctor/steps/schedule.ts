import { z } from 'zod';
import { splitAdvice } from '../../../lib/text/message.ts';
import { cronError, NIGHTLY } from '../../workflows/cron.ts';
import type { Workflow } from '../../workflows/workflow.ts';
import type { PlacedFinding } from './finding.ts';

const schedule = z.array(z.object({ cron: z.string() }));

/** A schedule that GitHub does not understand. */
export function scheduleFindings({ on }: Workflow): readonly PlacedFinding[] {
  if (!('schedule' in on)) return [];
  const entries = schedule.safeParse(on.schedule).data;
  const action = `Write it as in cron: '${NIGHTLY}', which is every night.`;
  if (entries === undefined || entries.length === 0) {
    const message = 'the schedule has no cron expression';
    return [{ at: ['on', 'schedule'], status: 'problem', message, action }];
  }
  return entries.flatMap(({ cron }, index): readonly PlacedFinding[] => {
    const error = cronError(cron);
    if (error === undefined) return [];
    const what = `the cron expression ${JSON.stringify(cron)} is not valid: ${error}`;
    const at = ['on', 'schedule', index, 'cron'];
    return [{ at, status: 'problem', action, ...splitAdvice(what) }];
  });
}
