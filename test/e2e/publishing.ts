import { onTestFinished } from 'vitest';
import { type FakeGitHub, type GitHubOptions, startGitHub } from '../fakes/github.ts';
import type { ActionRun } from './action.ts';
import { csvOf, type EnrichOptions, enrich, gemini } from './refresh.ts';
import { invented } from './roadmaps.ts';
import { tempWorkspace } from './workspace.ts';

/** Where the tables of `plans/pottery` and `plans/studio` go. */
export const POTTERY = 'roadmaps/pottery.csv';
export const STUDIO = 'roadmaps/studio.csv';

/** A GitHub for one test; at its end, every query must have been one that GitHub would take. */
export async function github(options?: GitHubOptions): Promise<FakeGitHub> {
  const fake = await startGitHub(options);
  onTestFinished(async () => {
    await fake.close();
    if (fake.invalid.length > 0) throw new Error(`Invalid queries: ${fake.invalid.join('\n')}`);
  });
  return fake;
}

export interface PublishOptions extends EnrichOptions {
  /** The checkout; by default one with the roadmaps pottery and studio, three topics each. */
  readonly workspace?: string;
}

/** A step that publishes to the repository; everything else has a default that suits a test. */
export async function publish(
  to: FakeGitHub,
  { workspace, inputs, env, ...options }: PublishOptions = {},
): Promise<ActionRun> {
  return enrich(workspace ?? (await studio()), {
    gemini: await gemini(),
    ...options,
    inputs: { cache: 'false', publish: 'commit', ...inputs },
    env: { ...to.env, ...env },
  });
}

/** A checkout with two roadmaps. */
export function studio(): Promise<string> {
  return tempWorkspace({
    ...invented('pottery', { count: 3 }),
    ...invented('studio', { count: 3, first: 4 }),
  });
}

/** The table that a run wrote into its workspace. */
export const tableOf = ({ options }: ActionRun, path?: string) => csvOf(options.workspace, path);
