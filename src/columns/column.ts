import type { Values } from '../engine/model.ts';

/** A value in the form in which it is kept, or why there is none. */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      readonly why: string;
      /**
       * What is left of a value that exceeds a limit slightly, if it is cut; null if it cannot be cut
       * without losing its sense.
       */
      readonly cut?: T | null;
    };

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

/** The value of a column; empty if a row has none. */
export function cellOf(values: Values, { name }: Column): string {
  return values[name] ?? '';
}
