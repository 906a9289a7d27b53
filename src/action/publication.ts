import type { Links } from '../report/run-report.ts';
import type { Outputs } from './outputs.ts';

/** What became of publishing. */
export interface Publication {
  readonly outputs: Partial<Outputs>;
  readonly links: Links;
  /** What was left undone, and why: one line each. */
  readonly notes: readonly string[];
  /** Why the tables could not be published; empty where nothing is wrong. */
  readonly fault: string;
}

export const NOT_PUBLISHED: Publication = { outputs: {}, links: {}, notes: [], fault: '' };
