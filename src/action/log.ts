import * as core from '@actions/core';
import { groupBy } from '../lib/collections.ts';
import { type Log, oneLine } from '../lib/log.ts';
import { MAX_ANNOTATIONS } from '../report/log-lines.ts';

/** The log of a step. What needs attention is logged at once, and annotated at the end. */
export interface StepLog extends Log {
  /** One line on failed rows: annotated after the errors, not logged. */
  failedRows(message: string): void;
  /**
   * Writes the annotations, the most useful first: at most ten errors, ten warnings (failed rows,
   * warnings and remarks) and ten notices. To be called once, last.
   */
  annotate(): void;
}

/**
 * A line that the runner does not mistake for a command. It executes `::command::` at the start of a
 * line and `##[command]` anywhere in one, on standard output and standard error alike.
 */
export function inertLine(text: string): string {
  const line = oneLine(text).replaceAll('##[', '##\\[');
  return /^\s*::/.test(line) ? `| ${line}` : line;
}

/** Kinds of annotations, the most useful first, with the command for each. */
const KINDS = {
  error: core.error,
  failedRows: core.warning,
  warning: core.warning,
  remark: core.warning,
  notice: core.notice,
} as const;

type Kind = keyof typeof KINDS;

/** The log of this process: one for the whole step, since it counts annotations. */
export function openStepLog(): StepLog {
  const kept: (readonly [kind: Kind, message: string])[] = [];
  const annotated = (kind: Kind, label: string) => (message: string) => {
    kept.push([kind, message]);
    core.info(inertLine(`${label}: ${message}`));
  };
  return {
    info: (message) => core.info(inertLine(message)),
    notice: annotated('notice', 'Notice'),
    remark: annotated('remark', 'Warning'),
    warning: annotated('warning', 'Warning'),
    error: annotated('error', 'Error'),
    failedRows: (message) => kept.push(['failedRows', message]),
    annotate: () => {
      const order = Object.keys(KINDS);
      const sorted = kept.toSorted(([a], [b]) => order.indexOf(a) - order.indexOf(b));
      for (const [annotate, lines] of groupBy(sorted, ([kind]) => KINDS[kind])) {
        for (const [, message] of lines.slice(0, MAX_ANNOTATIONS)) annotate(inertLine(message));
      }
    },
  };
}
