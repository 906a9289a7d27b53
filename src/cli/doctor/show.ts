import { oneLine } from '../../lib/log.ts';
import { plural, withoutStop } from '../../lib/text/words.ts';
import { wrap } from '../terminal/wrap.ts';
import type { Check, Status } from './check.ts';

/** Width of the longest status, and two spaces. */
const STATUS_WIDTH = 9;

/**
 * A check as one line: what was found, and what to do.
 *
 * @param columns Width of the terminal that shows it; none where a program reads it.
 */
export function checkLine({ name, status, message, action }: Check, columns?: number): string {
  const found = action === undefined ? message : `${withoutStop(message)}. ${action}`;
  const named = oneLine(name === 'network' ? found : `${name}: ${found}`);
  const label = status.padEnd(STATUS_WIDTH);
  return `${columns === undefined ? label + named : wrap(named, columns, label)}\n`;
}

/** How many checks ended how, and what comes next. */
export function summaryLine(checks: readonly Check[], next: string): string {
  const count = (status: Status) => checks.filter((check) => check.status === status).length;
  const skipped = count('skipped');
  const counts = [
    `${count('ok')} ok`,
    plural(count('warning'), 'warning'),
    plural(count('problem'), 'problem'),
    ...(skipped === 0 ? [] : [`${skipped} skipped`]),
  ];
  return `\n${counts.join(', ')}. ${next}\n`;
}

/** Whether nothing that was found keeps a run from its job. */
export const isHealthy = (checks: readonly Check[]) =>
  checks.every(({ status }) => status !== 'problem');

/** The results for programs. */
export function checksJson(checks: readonly Check[]): string {
  return `${JSON.stringify({ version: 1, ok: isHealthy(checks), checks })}\n`;
}
