import { onTestFinished } from 'vitest';
import { type FakeGitHub, type GitHubOptions, onWrite, startGitHub } from '../fakes/github.ts';
import { type ActionRun, GITHUB_TOKEN } from './action.ts';
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

/** What a first run has left. */
interface FirstRun {
  /** What it published as the table of `plans/pottery`. */
  readonly table: string;
}

/**
 * A first run for tests of what comes after it. It runs once; what it wrote to its GitHub is then
 * written to that of every other test, which has to be one that the run would not tell from its own.
 */
export function firstRun(
  run: () => Promise<{ readonly hub: FakeGitHub; readonly run: ActionRun }>,
): (hub: FakeGitHub) => Promise<FirstRun> {
  const record = async () => {
    const { hub, run: ended } = await run();
    if (ended.code !== 0) throw new Error(`The first run failed: ${ended.stdout}`);
    // The oldest commit of main is the one thing that is another in every stand-in.
    const root = (await hub.commits('main')).at(-1)?.oid ?? '';
    return { root, writes: hub.requests.filter(onWrite), table: await tableOf(ended) };
  };
  let recorded: ReturnType<typeof record> | undefined;
  return async (hub) => {
    recorded ??= record();
    const { root, writes, table } = await recorded;
    const now = (await hub.commits('main')).at(-1)?.oid ?? '';
    for (const { method, path, body } of writes) {
      const response = await fetch(`${hub.url}${path}`, {
        method,
        headers: { authorization: `Bearer ${GITHUB_TOKEN}`, 'content-type': 'application/json' },
        body: JSON.stringify(body).replaceAll(root, now),
      });
      const answer = await response.text();
      if (!response.ok || answer.startsWith('{"errors"')) throw new Error(`${path}: ${answer}`);
    }
    return { table };
  };
}

/** As after a night with `publish: commit`. */
export const published = firstRun(async () => {
  const hub = await github();
  return { hub, run: await publish(hub) };
});

/** A checkout with two roadmaps. */
export function studio(): Promise<string> {
  return tempWorkspace({
    ...invented('pottery', { count: 3 }),
    ...invented('studio', { count: 3, first: 4 }),
  });
}

/** The table that a run wrote into its workspace. */
export const tableOf = ({ options }: ActionRun, path?: string) => csvOf(options.workspace, path);
