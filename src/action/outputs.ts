import * as core from '@actions/core';
import { messageOf } from '../lib/error.ts';
import { renderReport, SUMMARY_LIMIT } from '../report/render.ts';
import type { Report } from '../report/run-report.ts';
import type { Step } from './inputs.ts';

/** Outputs of the action, by the names that other steps use, as action.yml and README describe them. */
export const OUTPUTS = {
  'csv-paths': 'Paths of the tables, as a JSON array; `[]` in a dry run.',
  changed: '`true` if a table differs from the published one.',
  complete: '`true` if no row is stale, failed or pending, and no roadmap has an error.',
  stats: 'Statistics of the run, as a JSON object.',
  'commit-sha': 'SHA of the commit that holds the tables.',
  'pull-request-number': 'Number of the pull request that holds the tables.',
  'pull-request-url': 'URL of that pull request.',
  'artifact-id': 'ID of the artifact that holds the tables.',
  'artifact-url': 'URL of that artifact.',
  'comment-id': 'ID of the comment on the pull request.',
} as const;

type OutputName = keyof typeof OUTPUTS;

/** Sets every output, empty where it does not apply, so that no step finds one undefined. */
export function setOutputs(outputs: Partial<Record<OutputName, string | undefined>>): void {
  for (const name of Object.keys(OUTPUTS) as OutputName[]) {
    core.setOutput(name, outputs[name] ?? '');
  }
}

/** Sets the outputs and writes the job summary; both replace what was written before. */
export async function writeOutputs(
  report: Report,
  commentId: string,
  { config, log }: Step,
): Promise<void> {
  const { stats, tables } = report.run;
  const { commit, pullRequest, artifact } = report.links;
  // A later step reads the files named here, and a dry run writes no table.
  const written = config['dry-run']
    ? []
    : tables.filter((table) => table.stats.error === undefined);
  setOutputs({
    'csv-paths': JSON.stringify(written.map(({ files: [record] }) => record.path)),
    changed: String(stats.roadmaps.some(({ changed }) => changed)),
    complete: String(stats.complete),
    stats: JSON.stringify(stats),
    'commit-sha': commit?.id,
    'pull-request-number': pullRequest?.id,
    'pull-request-url': pullRequest?.url,
    'artifact-id': artifact?.id,
    'artifact-url': artifact?.url,
    'comment-id': commentId,
  });
  try {
    core.summary.emptyBuffer().addRaw(renderReport(report, SUMMARY_LIMIT));
    await core.summary.write({ overwrite: true });
  } catch (error) {
    log.warning(`No job summary: ${messageOf(error)}.`);
  }
}
