import type { Column } from './column.ts';

/** Real keys and tokens are longer; a shorter one would reject common words. */
const MIN_SECRET_LENGTH = 8;

/**
 * Columns that take no cell with a secret, not even one that would be cut. The cells are looked at as
 * they would be kept: the answer itself may write a secret in JSON escapes.
 */
export function rejectSecrets(
  columns: readonly Column[],
  given: readonly string[],
): readonly Column[] {
  const secrets = given.filter(({ length }) => length >= MIN_SECRET_LENGTH);
  const parseWith = (parse: Column['parse']): Column['parse'] => {
    return (raw) => {
      const cell = parse(raw);
      const value = (cell.ok ? cell.value : cell.cut) ?? '';
      const holdsSecret = secrets.some((secret) => value.includes(secret));
      return holdsSecret ? { ok: false, why: 'a value holds a secret' } : cell;
    };
  };
  return columns.map((column) => ({ ...column, parse: parseWith(column.parse) }));
}
