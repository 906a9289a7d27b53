import * as core from '@actions/core';
import { messageOf } from '../lib/error.ts';
import { renderReport, SUMMARY_LIMIT } from '../report/render.ts';
import type { Report } from '../report/run-report.ts';
import type { Step } from './inputs.ts';
import { setOutputs } from './outputs.ts';

/** Sets the outputs and writes the job summary; both replace what was written before. */
export async function writeOutputs(
  report: Report,
  commentId: string,
  { config, log }: Step,
): Promise<void> {
  const { stats, tables, indexes } = report.run;
  const { commit, pullRequest, artifact } = report.links;
  // A later step reads the files named here, and a dry run writes no table.
  const isDryRun = config['dry-run'];
  const written = isDryRun ? [] : tables.filter((table) => table.stats.error === undefined);
  const files = [...written.flatMap((table) => table.files), ...(isDryRun ? [] : indexes)];
  const isIndexChanged = indexes.some(({ text, published }) => text !== published);
  setOutputs({
    paths: JSON.stringify(files.map(({ path }) => path)),
    'csv-paths': JSON.stringify(written.map(({ files: [record] }) => record.path)),
    changed: String(isIndexChanged || stats.roadmaps.some(({ changed }) => changed)),
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
