import { SETTINGS } from '../../config/settings.ts';
import { quote } from '../../lib/text/message.ts';
import type { InitCommand } from '../arguments/parse.ts';
import { UsageError } from '../arguments/split.ts';
import { actionError } from '../workflows/action.ts';
import { cronError } from '../workflows/cron.ts';
import { roadmapErrors } from './roadmaps.ts';

/** Checks whatever is given on the command line. Throws a `UsageError` with all errors, a line each. */
export function checkFlags({ roadmaps, publish, cron, action, pages }: InitCommand): void {
  const flag = (name: string, value: string | undefined, error: string | undefined) =>
    value === undefined || error === undefined ? [] : [`--${name} ${quote(value)}: ${error}.`];
  const { error: wrongMode } = SETTINGS.publish.schema.safeParse(publish ?? 'commit');
  const errors = [
    ...(roadmaps.length > 0 ? roadmapErrors(roadmaps) : []),
    ...flag('publish', publish, wrongMode?.issues[0]?.message),
    ...flag('cron', cron, cron === undefined ? undefined : cronError(cron)),
    ...flag('action', action, action === undefined ? undefined : actionError(action)),
    ...(pages && publish === 'pull-request'
      ? [
          '--pages: the page would be public before the pull request is merged. Use --publish commit.',
        ]
      : []),
  ];
  if (errors.length > 0) throw new UsageError(errors.join('\n'));
}
