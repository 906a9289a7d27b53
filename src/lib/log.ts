import { removeInvisible } from './text/clean.ts';

/** Where a run reports what it does. Every message is one line; foreign text in it may be hostile. */
export interface Log {
  info(message: string): void;
  /** What few want to read: a person at a terminal asks for it. */
  detail(message: string): void;
  /** Something the reader should know; nothing is wrong. */
  notice(message: string): void;
  /** A service, or the run itself, does less than it should. */
  warning(message: string): void;
  /** A warning about the user's own data; the run itself does everything it should. */
  remark(message: string): void;
  error(message: string): void;
}

const silent = () => {};

/** Reports nothing. */
export const SILENT: Log = {
  info: silent,
  detail: silent,
  notice: silent,
  warning: silent,
  remark: silent,
  error: silent,
};

/** GitHub shows this many annotations of a kind (errors, warnings, notices) for a step. */
export const MAX_ANNOTATIONS = 10;

/** Line breaks of every kind, and other characters that control a terminal. */
const CONTROL = /[\p{Cc}\u2028\u2029]+/gu;

/**
 * Foreign text on one line, without characters that control a terminal or hide text. White space at
 * the start is kept, since it indents our own lines.
 */
export function oneLine(text: string): string {
  return printable(text).trimEnd();
}

/** The same for a piece of a line, whose spaces at the end are kept, too. */
export function printable(text: string): string {
  return removeInvisible(text.replace(CONTROL, ' '));
}
