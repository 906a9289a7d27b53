import type { Parsed, Values } from '../engine/model.ts';

/** A column that the model fills in: everything that the rest of the code knows about it. */
export interface Column {
  /** Its header in the table. */
  readonly name: string;
  /** What its values are. */
  readonly kind: 'text' | 'choice' | 'number' | 'list';
  /** The member that holds its value in an answer. */
  readonly id: string;
  /**
   * Identifies its definition in the cache: a built-in column's fixed id, whatever its version, else
   * a hash of kind, limits and its instruction.
   */
  readonly identity: string;
  /** What the model writes, as a line of the system instruction. */
  readonly instruction: string;
  /** JSON Schema of a cell, limited to keywords that every Gemini model accepts. */
  readonly schema: Readonly<Record<string, unknown>>;
  /** Output tokens of a cell: what to expect, and what to leave room for. */
  readonly tokens: { readonly expected: number; readonly max: number };
  /** Whether the same value for two topics of one answer is an error. */
  readonly distinct: boolean;
  /** Maximum width of a value in characters, if all are short; null for a text. */
  readonly width: number | null;
  /** Reads a cell of an answer, of the table or of the cache. */
  readonly parse: (raw: unknown) => Parsed<string>;
  /** One sentence about all values of a run, for reports; there is at least one. */
  readonly summarize: (values: readonly string[]) => string;
}

/** What a column of every kind is made from, besides the limits of its kind. */
export interface ColumnBase extends Pick<Column, 'name' | 'id' | 'instruction'> {
  /** The id, if it is not given. */
  readonly identity?: string;
  /** What reports call several values, if not by the column's name. */
  readonly plural?: string;
}

/** The value of a column; empty if a row has none. */
export function cellOf(values: Values, { name }: Pick<Column, 'name'>): string {
  return values[name] ?? '';
}
