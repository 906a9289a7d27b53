import * as core from '@actions/core';

/** Outputs of the action, by the names that other steps use, as action.yml and README describe them. */
export const OUTPUTS = {
  'csv-paths': 'Paths of the tables, as a JSON array; `[]` in a dry run.',
  paths:
    'Paths of the tables and of the files in other formats, as a JSON array; `[]` in a dry run.',
  changed: '`true` if a table, or its file in another format, differs from the published one.',
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
