import { getInput } from '@actions/core';
import { readColumnsFile } from '../config/columns-file.ts';
import { type Config, parseConfig, type RawSettings } from '../config/config.ts';
import { SETTING_NAMES } from '../config/settings.ts';
import { openWorkspace } from '../lib/files.ts';
import { decideTarget, type Target } from '../publish/decide.ts';
import type { Repository } from '../publish/repository.ts';
import { namesHash } from '../sources/slug.ts';
import { setNames } from '../sources/sources.ts';
import { type RunContext, readContext } from './event.ts';
import type { StepLog } from './log.ts';
import type { Secrets } from './secrets.ts';

/** What a step gets from its runner. The environment no longer holds the secrets. */
export interface StepOptions {
  readonly secrets: Secrets;
  readonly env: NodeJS.ProcessEnv;
  readonly log: StepLog;
  /** The checkout. */
  readonly workspace: string;
  /** The runner's folder for temporary files. */
  readonly temp: string;
  /** Cancels the run. */
  readonly signal: AbortSignal;
}

/** What a step has to do. */
export interface Task {
  readonly config: Config;
  readonly context: RunContext;
  readonly target: Target;
  /** Names of the roadmaps, and eight hex digits that identify the set. */
  readonly names: readonly string[];
  readonly namesHash: string;
}

/** A step and what it has to do. */
export interface Step extends StepOptions, Task {
  /** Its own folder, outside the workspace. */
  readonly folder: string;
  /** Null without a token. */
  readonly repository: Repository | null;
}

/**
 * Validates inputs and event, before anything but the file that `columns` may name is read; resolves
 * to all errors at once.
 */
export async function readTask({
  secrets,
  env,
  workspace,
}: StepOptions): Promise<Task | { readonly errors: string[] }> {
  const given = SETTING_NAMES.map((name) => [name, getInput(name)]);
  const inputs: RawSettings = { ...Object.fromEntries(given), ...secrets };
  const context = readContext(env);
  const file = await readColumnsFile(inputs.columns, () => openWorkspace(workspace));
  const parsed = parseConfig(inputs, env, 'action', file);
  // An empty input takes its default.
  const { publish, branch } = parsed.ok
    ? parsed.config
    : { publish: inputs.publish ?? '', branch: inputs.branch || null };
  const target = decideTarget({ publish, branch }, context);
  if (!parsed.ok || 'error' in target) {
    const errors = parsed.ok ? [] : parsed.errors;
    return { errors: 'error' in target ? [...errors, target.error] : [...errors] };
  }
  const { config } = parsed;
  const names = setNames(config.roadmap);
  return { config, context, target, names, namesHash: namesHash(names) };
}
