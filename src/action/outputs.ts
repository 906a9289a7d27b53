import * as core from '@actions/core';

/** Outputs of the action, by the names that other steps use. */
export interface Outputs {
  readonly 'csv-paths': string;
  readonly changed: string;
  readonly complete: string;
  readonly stats: string;
  readonly 'commit-sha': string;
  readonly 'pull-request-number': string;
  readonly 'pull-request-url': string;
  readonly 'artifact-id': string;
  readonly 'artifact-url': string;
  readonly 'comment-id': string;
}

/** What every output is where it does not apply. */
export const NO_OUTPUTS: Outputs = {
  'csv-paths': '',
  changed: '',
  complete: '',
  stats: '',
  'commit-sha': '',
  'pull-request-number': '',
  'pull-request-url': '',
  'artifact-id': '',
  'artifact-url': '',
  'comment-id': '',
};

/** Sets every output, so that no ending leaves one undefined. */
export function setOutputs(outputs: Partial<Outputs>): void {
  for (const [name, value] of Object.entries({ ...NO_OUTPUTS, ...outputs })) {
    core.setOutput(name, value);
  }
}
