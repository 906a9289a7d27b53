import { createHash } from 'node:crypto';

/** Length of a derived id: that of the ids roadmap.sh makes. */
const ID_LENGTH = 21;

/**
 * An id for what has none of its own: the same for the same name, in every run. It never begins with
 * a hyphen, which the guard against formulas would mark in the table.
 */
export function derivedId(name: string): string {
  return createHash('sha256')
    .update(name)
    .digest('base64url')
    .slice(0, ID_LENGTH)
    .replace(/^-/, '_');
}
