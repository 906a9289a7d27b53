import * as core from '@actions/core';
import { type Log, MAX_ANNOTATIONS, oneLine } from '../lib/log.ts';

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

/** The log of this process: one for the whole step, since it counts annotations. */
export function openStepLog(): StepLog {
  const errors: string[] = [];
  const failedRows: string[] = [];
  const warnings: string[] = [];
  const remarks: string[] = [];
  const notices: string[] = [];
  const logAndKeep = (label: string, kept: string[]) => (message: string) => {
    kept.push(message);
    core.info(inertLine(`${label}: ${message}`));
  };
  return {
    info: (message) => core.info(inertLine(message)),
    detail: (message) => core.info(inertLine(message)),
    notice: logAndKeep('Notice', notices),
    remark: logAndKeep('Warning', remarks),
    warning: logAndKeep('Warning', warnings),
    error: logAndKeep('Error', errors),
    failedRows: (message) => failedRows.push(message),
    annotate: () => {
      annotateFirst(errors, core.error);
      annotateFirst([...failedRows, ...warnings, ...remarks], core.warning);
      annotateFirst(notices, core.notice);
    },
  };
}

function annotateFirst(messages: readonly string[], annotate: (message: string) => void): void {
  for (const message of messages.slice(0, MAX_ANNOTATIONS)) annotate(inertLine(message));
}
