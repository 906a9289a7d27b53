/**
 * A text as it was before git checked it out: on Windows, unless told otherwise, with CRLF at the end of
 * every line. A table is no other by it.
 */
export function asCommitted(text: string): string {
  return /(?<!\r)\n/.test(text) ? text : text.replaceAll('\r\n', '\n');
}
