import * as core from '@actions/core';

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

/** Sets every output, empty where it does not apply, so that no ending leaves one undefined. */
export function setOutputs(outputs: Partial<Outputs>): void {
  for (const name of OUTPUTS) core.setOutput(name, outputs[name] ?? '');
}
