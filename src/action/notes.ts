import type { Report } from '../report/run-report.ts';
import type { Step } from './inputs.ts';

/** A report on tables that GitHub refuses. If the event gives no right to publish, that is no error. */
export function withRefusal(report: Report, error: string, { context, log }: Step): Report {
  if (error === '' || !context.withoutSecrets) return withError(report, error);
  const note =
    'Not published: pull requests from forks and Dependabot get a read-only token. ' +
    'There is nothing to fix.';
  return withNote(report, note, report.run.stats.stopped === 'no-key' ? log.info : log.notice);
}

/** Adds an error, for which the run has not published its tables; none where it is empty. */
export function withError(report: Report, error: string): Report {
  const { run } = report;
  if (error === '') return report;
  return { ...report, run: { ...run, errors: [...run.errors, error], publishFailed: true } };
}

/** Adds to the report what was not published, and why; the log says it too. */
export function withNote(report: Report, note: string, log: (message: string) => void): Report {
  log(note);
  return { ...report, notes: [...report.notes, note] };
}
