import * as core from '@actions/core';
import { type Log, oneLine } from '../log.ts';

/**
 * A line that the runner cannot take for a command. It obeys `::command::` at the start of a line
 * and `##[command]` anywhere in one, on standard output and standard error alike.
 */
export function inertLine(text: string): string {
  const line = oneLine(text).replaceAll('##[', '##\\[');
  return /^\s*::/.test(line) ? `| ${line}` : line;
}

/** The log of a step; warnings and the like become annotations. */
export const actionLog: Log = {
  info: (message) => core.info(inertLine(message)),
  notice: (message) => core.notice(inertLine(message)),
  warning: (message) => core.warning(inertLine(message)),
  error: (message) => core.error(inertLine(message)),
};
