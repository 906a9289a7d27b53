import type { Log } from '../../src/lib/log.ts';

/** A log that tells all messages alike. */
export const logTo = (tell: (message: string) => void): Log => ({
  info: tell,
  detail: tell,
  notice: tell,
  warning: tell,
  remark: tell,
  error: tell,
});
