import type { Repository } from '../publish/repository.ts';
import type { Links } from '../report/run-report.ts';
import type { StepLog } from './log.ts';
import type { Task, TaskOptions } from './task.ts';

/** What a step has from its runner. The environment no longer holds the secrets among the inputs. */
export interface StepOptions extends TaskOptions {
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
