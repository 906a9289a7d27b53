import * as core from '@actions/core';
import { type Config, parseConfig, type RawSettings } from '../config/config.ts';
import { SECRETS, SETTING_NAMES } from '../config/settings.ts';
import { decideTarget, type Target } from '../publish/decide.ts';
import type { Repository } from '../publish/repository.ts';
import type { Links } from '../report/run-report.ts';
import { namesHash } from '../sources/slug.ts';
import { setNames } from '../sources/sources.ts';
import { type RunContext, readContext } from './event.ts';
import type { StepLog } from './log.ts';

/** What a step has from its runner. The environment no longer holds the secrets among the inputs. */
export interface StepOptions {
  /** As given, secrets included. */
  readonly inputs: RawSettings;
  readonly env: NodeJS.ProcessEnv;
  readonly log: StepLog;
  /** The checkout. */
  readonly workspace: string;
  /** The runner's folder for temporary files. */
  readonly temp: string;
  /** Cancels the run. */
  readonly signal: AbortSignal;
}

/** What a step is to do, and for whom. */
export interface Task {
  readonly config: Config;
  readonly context: RunContext;
  readonly target: Target;
  /** Names of the roadmaps, and eight hex digits that stand for them. */
  readonly names: readonly string[];
  readonly namesHash: string;
}

/** A step with what it is to do. */
export interface Step extends StepOptions {
  readonly task: Task;
  /** Its own folder, outside the workspace. */
  readonly folder: string;
  /** Null without a token. */
  readonly repository: Repository | null;
  /** What every report of the run links to. */
  readonly links: Links;
}

export type TaskResult =
  | { readonly ok: true; readonly task: Task }
  | { readonly ok: false; readonly errors: readonly string[] };

/**
 * Reads all inputs as text. Secrets are masked before anything else is said, and leave the
 * environment before any child process starts. To be called first in every step, also in one that
 * needs no input: the cache starts tar and zstd in both.
 */
export function readInputs(): RawSettings {
  for (const { name } of SECRETS) {
    const value = core.getInput(name);
    if (value !== '') core.setSecret(value);
  }
  const inputs = Object.fromEntries(SETTING_NAMES.map((name) => [name, core.getInput(name)]));
  for (const { name, variable } of SECRETS) {
    delete process.env[`INPUT_${name.toUpperCase()}`];
    delete process.env[variable];
  }
  return inputs;
}

/** Checks inputs and event; reports every error at once, before anything else is read. */
export function readTask({ inputs, env }: Pick<StepOptions, 'inputs' | 'env'>): TaskResult {
  const context = readContext(env);
  const parsed = parseConfig(inputs, env, 'action');
  // An input that is given but empty takes its default.
  const { publish, branch } = parsed.ok
    ? parsed.config
    : { publish: inputs.publish ?? '', branch: inputs.branch || null };
  const decision = decideTarget({ publish, branch }, context);
  if (!parsed.ok || !decision.ok) {
    const errors = parsed.ok ? [] : parsed.errors;
    return { ok: false, errors: decision.ok ? errors : [...errors, decision.error] };
  }
  const { config } = parsed;
  const { target } = decision;
  const names = setNames(config.roadmap);
  return { ok: true, task: { config, context, target, names, namesHash: namesHash(names) } };
}
