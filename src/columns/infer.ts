import { BUILT_IN } from './built-in.ts';
import { MAX_CHOICE_POINTS, MAX_CHOICES } from './choice.ts';
import type { Column } from './column.ts';

/** What a view needs to know of a column. */
export type ViewColumn = Pick<Column, 'name' | 'kind' | 'parse' | 'schema'>;

/** Longer ones are accounts and the like. */
const MAX_DIGITS = 15;

/**
 * A column of a table whose definition is not known: the built-in one of its name, else of the kind that
 * its cells look like.
 */
export function inferColumn(name: string, cells: readonly string[]): ViewColumn {
  const builtIn = BUILT_IN.find((column) => column.name === name);
  if (builtIn !== undefined) return builtIn;
  const filled = cells.filter((cell) => cell !== '');
  const kind = kindOf(filled);
  const schema = kind === 'choice' ? { enum: [...new Set(filled)] } : {};
  return { name, kind, schema, parse: (raw) => ({ ok: true, value: String(raw) }) };
}

/**
 * Whether a cell is a number, and nothing that a number would change: `007`, the version `1.10` and the
 * digits of an account are names.
 */
export function isNumber(cell: string): boolean {
  return /^-?[\d.]+$/.test(cell) && cell.length <= MAX_DIGITS && String(Number(cell)) === cell;
}

function kindOf(filled: readonly string[]): Column['kind'] {
  if (filled.length > 0 && filled.every((cell) => isNumber(cell))) return 'number';
  if (filled.some((cell) => cell.includes('|')) && !filled.some((cell) => cell.includes('\n'))) {
    return 'list';
  }
  const values = new Set(filled);
  const isChoice =
    values.size > 0 &&
    values.size <= MAX_CHOICES &&
    // A choice repeats itself.
    2 * values.size <= filled.length &&
    [...values].every((value) => [...value].length <= MAX_CHOICE_POINTS);
  return isChoice ? 'choice' : 'text';
}
