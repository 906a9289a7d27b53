import type { RawSettings } from '../config.ts';
import type { Repository } from '../publish/repository.ts';
import type { Links } from '../report/model.ts';
import type { StepLog } from './log.ts';
import type { Task } from './task.ts';

/** What a step has from its runner. */
export interface StepOptions {
  /** As given, secrets included, which the environment no longer holds. */
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
