import { createHash } from 'node:crypto';

/** Hex digits of a graph's hash that are reported. */
const DIGITS = 12;

/** What the statistics tell a graph by: the first digits of the SHA-256 of its text. */
export function graphHash(json: string): string {
  return createHash('sha256').update(json).digest('hex').slice(0, DIGITS);
}
