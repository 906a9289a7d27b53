import type { Config } from '../config/config.ts';
import { plural } from '../lib/text/words.ts';
import type { RunReport } from '../report/run-report.ts';

/**
 * What makes a run fail, one line each: it could not do its job, or it is incomplete where the user
 * asked to be told.
 */
export function failuresOf({ errors, stats }: RunReport, config: Config): readonly string[] {
  if (errors.length > 0) return errors;
  const { plan, stopped, complete, rows } = stats;
  if (config['fail-on'] !== 'incomplete' || complete || plan || stopped === 'no-key') return [];
  const left = plural(rows.stale + rows.failed + rows.pending, 'row');
  return [`${left} without a current value, and fail-on is incomplete.`];
}
