import { ellipsize } from './truncate.ts';

/** Of a value in a message, in code points. */
const LONGEST = 60;

/** A value in quotes on one line, cut to what a message can bear. */
export function quote(value: string): string {
  return JSON.stringify(ellipsize(value.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' '), LONGEST));
}
