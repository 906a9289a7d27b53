import type { ShownColumn } from '../columns/infer.ts';

/** The column that says in short what a topic is: TLDR, else the first text; undefined without one. */
export function summaryColumn(columns: readonly ShownColumn[]): ShownColumn | undefined {
  return columns.find(({ name }) => name === 'TLDR') ?? columns.find(({ kind }) => kind === 'text');
}
