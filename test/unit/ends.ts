import { runInNewContext } from 'node:vm';

/** So long that work which grows with the square of it takes a minute, and any other milliseconds. */
export const LONG = 300_000;

/** Far from either, on a busy machine too: it stops what would go on and on. */
const STOP_MS = 100_000;

/** What `work` gives on a text of `size` characters, made of `part` over and over. Throws where it comes to no end. */
export function atLength<T>(work: (text: string) => T, part: string, size = LONG): T {
  return toTheEnd(() => work(part.repeat(size / part.length)));
}

/** What `work` gives. Throws where it comes to no end. */
export function toTheEnd<T>(work: () => T): T {
  return runInNewContext('work()', { work }, { timeout: STOP_MS });
}
