/** Where a run says what goes on. Every message is one line; foreign text in it may be hostile. */
export interface Log {
  info(message: string): void;
  /** Something the reader should know; nothing is wrong. */
  notice(message: string): void;
  warning(message: string): void;
  error(message: string): void;
}

/** Line breaks of every kind, and characters that a terminal or a reader would not see as text. */
const UNSEEN = /[\p{Cc}\u2028\u2029\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]+/gu;

/**
 * Foreign text on one line, without characters that steer a terminal or hide text. White space at
 * the start stays: our own lines are indented by it.
 */
export function oneLine(text: string): string {
  return text.replace(UNSEEN, ' ').trimEnd();
}
