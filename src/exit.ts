import type { Config } from './config.ts';
import type { RunReport } from './report/model.ts';

/** 1 for a run that could not do its job, or is incomplete where the user asked to be told. */
export function exitCode({ errors, stats }: RunReport, config: Config): 0 | 1 {
  if (errors.length > 0) return 1;
  if (stats.plan || stats.stopped === 'no-key') return 0;
  return config['fail-on'] === 'incomplete' && !stats.complete ? 1 : 0;
}
