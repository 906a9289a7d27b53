import { DefaultArtifactClient } from '@actions/artifact';
import { restoreCache, saveCache } from '@actions/cache';
import { inProcess } from './in-process.ts';
import { tempFolder } from './workspace.ts';

/** How a call of the toolkit ended, and what it wrote. */
interface Told {
  readonly result?: unknown;
  readonly error?: string;
  readonly stdout: string;
}

const CALLS = {
  save: (path = '', key = '') => saveCache([path], key),
  restore: (path = '', key = '', ...restoreKeys: string[]) =>
    restoreCache([path], key, restoreKeys),
  upload: (name = '', ...files: string[]) =>
    new DefaultArtifactClient().uploadArtifact(name, files, process.cwd()),
  delete: (name = '') => new DefaultArtifactClient().deleteArtifact(name),
};

/** Calls the real toolkit as a step in `workspace`; `env` says where the services are. */
export async function toolkit(
  {
    workspace,
    env,
  }: { readonly workspace: string; readonly env: Readonly<Record<string, string>> },
  call: keyof typeof CALLS,
  ...args: readonly string[]
): Promise<Told> {
  const world = {
    cwd: workspace,
    env: {
      PATH: process.env.PATH ?? '',
      GITHUB_WORKSPACE: workspace,
      RUNNER_TEMP: await tempFolder(),
      ...env,
    },
  };
  const { value, stdout } = await inProcess<Omit<Told, 'stdout'>>(world, async () => {
    try {
      return { result: await CALLS[call](...args) };
    } catch (error) {
      return { error: error instanceof Error ? error.message : String(error) };
    }
  });
  return { ...value, stdout };
}
