import { type Config, parseConfig, type RawSettings } from '../config/config.ts';
import { decideTarget, type Target } from '../publish/decide.ts';
import { namesHash } from '../sources/slug.ts';
import { setNames } from '../sources/sources.ts';
import { type RunContext, readContext } from './event.ts';

/** What a step is to do, and for whom. */
export interface Task {
  readonly config: Config;
  readonly context: RunContext;
  readonly target: Target;
  /** Names of the roadmaps, and eight hex digits that stand for them. */
  readonly names: readonly string[];
  readonly namesHash: string;
}

export type TaskResult =
  | { readonly ok: true; readonly task: Task }
  | { readonly ok: false; readonly errors: readonly string[] };

export interface TaskOptions {
  /** As given, secrets included. */
  readonly inputs: RawSettings;
  readonly env: NodeJS.ProcessEnv;
}

/** Checks inputs and event; reports every error at once, before anything else is read. */
export function readTask({ inputs, env }: TaskOptions): TaskResult {
  const context = readContext(env);
  const parsed = parseConfig(inputs, env, 'action');
  // An input that is given but empty takes its default.
  const { publish, branch } = parsed.ok
    ? parsed.config
    : { publish: inputs.publish ?? '', branch: inputs.branch || null };
  const decision = decideTarget({ publish, branch }, context);
  if (!parsed.ok || !decision.ok) {
    const errors = parsed.ok ? [] : parsed.errors;
    return { ok: false, errors: decision.ok ? errors : [...errors, decision.fault] };
  }
  const names = setNames(parsed.config.roadmap);
  const { config } = parsed;
  return {
    ok: true,
    task: { config, context, target: decision.target, names, namesHash: namesHash(names) },
  };
}
