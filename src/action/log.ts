import * as core from '@actions/core';
import { groupBy } from '../lib/collections.ts';
import { type Log, oneLine } from '../lib/log.ts';
import { MAX_ANNOTATIONS } from '../report/log-lines.ts';

/** The log of a step. What asks for attention stands in it at once, and is annotated at the end. */
export interface StepLog extends Log {
  /** One line on rows that failed: an annotation after the errors, and no line of the log. */
  failedRows(message: string): void;
  /**
   * Gives the runner annotations, the most useful first: ten errors at most; ten warnings, which are
   * failed rows, warnings and remarks; ten notices. To be called once, last.
   */
  annotate(): void;
}

/**
 * A line that the runner cannot take for a command. It obeys `::command::` at the start of a line
 * and `##[command]` anywhere in one, on standard output and standard error alike.
 */
export function inertLine(text: string): string {
  const line = oneLine(text).replaceAll('##[', '##\\[');
  return /^\s*::/.test(line) ? `| ${line}` : line;
}

/** Kinds of annotations, the most useful first, with the command that makes one. */
const KINDS = {
  error: core.error,
  failedRows: core.warning,
  warning: core.warning,
  remark: core.warning,
  notice: core.notice,
} as const;

type Kind = keyof typeof KINDS;

/** The log of this process: one for the whole step, as it counts what it annotates. */
export function openStepLog(): StepLog {
  const kept: (readonly [kind: Kind, message: string])[] = [];
  const tell = (kind: Kind, label: string) => (message: string) => {
    kept.push([kind, message]);
    core.info(inertLine(`${label}: ${message}`));
  };
  return {
    info: (message) => core.info(inertLine(message)),
    notice: tell('notice', 'Notice'),
    remark: tell('remark', 'Warning'),
    warning: tell('warning', 'Warning'),
    error: tell('error', 'Error'),
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
