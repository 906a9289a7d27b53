import * as core from '@actions/core';
import { messageOf } from '../lib/error.ts';
import { renderReport } from '../report/render.ts';
import type { Report } from '../report/run-report.ts';
import { SUMMARY_LIMIT } from '../report/size.ts';
import type { Step } from './inputs.ts';

/** Outputs of the action, by the names that other steps use. */
export const OUTPUTS = [
  'csv-paths',
  'changed',
  'complete',
  'stats',
  'commit-sha',
  'pull-request-number',
  'pull-request-url',
  'artifact-id',
  'artifact-url',
  'comment-id',
] as const;

export type Outputs = Readonly<Record<(typeof OUTPUTS)[number], string>>;

/** Sets every output, empty where it does not apply, so that every run sets all of them. */
export function setOutputs(outputs: Partial<Outputs>): void {
  for (const name of OUTPUTS) core.setOutput(name, outputs[name] ?? '');
}

/** Sets the outputs and writes the job summary; what was written before is replaced. */
export async function writeOutputs(
  report: Report,
  outputs: Partial<Outputs>,
  { task, log }: Step,
): Promise<void> {
  const { stats, tables } = report.run;
  // A later step reads the files named here: a dry run leaves no table.
  const written = task.config['dry-run']
    ? []
    : tables.filter((table) => table.stats.error === undefined);
  setOutputs({
    'csv-paths': JSON.stringify(written.map(({ csvPath }) => csvPath)),
    changed: String(stats.roadmaps.some(({ changed }) => changed)),
    complete: String(stats.complete),
    stats: JSON.stringify(stats),
    ...outputs,
  });
  try {
    core.summary.emptyBuffer().addRaw(renderReport(report, { limit: SUMMARY_LIMIT }));
    await core.summary.write({ overwrite: true });
  } catch (error) {
    log.warning(`No job summary: ${messageOf(error)}.`);
  }
}
