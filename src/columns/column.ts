import type { Values } from '../engine/model.ts';

/** A cell as it was read: the value in the form it is kept in, or why there is none. */
export type Cell =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly why: string };

/** A column that the model fills in: all that the rest of the house knows of it. */
export interface Column {
  /** Its header in the table. */
  readonly name: string;
  /** Identifies its values: the member of an answer, and of a line of the cache. */
  readonly id: string;
  /** What the model is told to write, as a line of the system instruction. */
  readonly instruction: string;
  /** JSON Schema of a cell, of the words that every Gemini model takes. */
  readonly schema: Readonly<Record<string, unknown>>;
  /** Output tokens of a cell: what to expect, and what to leave room for. */
  readonly tokens: { readonly expected: number; readonly max: number };
  /** The same value for two topics of one answer is a mistake. */
  readonly distinct: boolean;
  /** Widest value in characters, where all are short; null for a text. */
  readonly width: number | null;
  /** Reads a cell of an answer, of the table or of the cache. */
  readonly parse: (raw: unknown) => Cell;
  /** One sentence on all values of a run, for reports; there is at least one. */
  readonly summarize: (values: readonly string[]) => string;
}

/** The value of a column; empty where a row has none. */
export function cellOf(values: Values, { name }: Column): string {
  return values[name] ?? '';
}

/** Reads the cells of a row; the first that breaks its rule says why there is no value. */
export function parseCells(
  raw: (column: Column) => unknown,
  columns: readonly Column[],
): { readonly ok: true; readonly values: Values } | { readonly ok: false; readonly why: string } {
  const values: Record<string, string> = {};
  for (const column of columns) {
    const cell = column.parse(raw(column));
    if (!cell.ok) return cell;
    values[column.name] = cell.value;
  }
  return { ok: true, values };
}
