import type { ParsedAnswer, PromptItem, Values } from '../../src/engine/model.ts';

/** An answer row by row: each is in exactly one of the three, with its first reason. */
export interface RowsOfAnswer {
  /** Rows that lack nothing any more. */
  readonly values: ReadonlyMap<PromptItem, Values>;
  readonly missing: ReadonlyMap<PromptItem, string>;
  /** Rows that only share a value with another topic. */
  readonly duplicates: ReadonlyMap<PromptItem, string>;
}

export function byRow(parsed: ParsedAnswer): RowsOfAnswer {
  const values = new Map<PromptItem, Values>();
  const missing = new Map<PromptItem, string>();
  const duplicates = new Map<PromptItem, string>();
  for (const [item, row] of parsed) {
    const wrong = [...row.values()].flatMap((cell) => (cell.ok ? [] : [cell]));
    const [first] = wrong;
    if (first === undefined) {
      values.set(
        item,
        Object.fromEntries([...row].map(([name, cell]) => [name, cell.ok ? cell.value : ''])),
      );
    } else if (wrong.every(({ alone }) => alone)) duplicates.set(item, first.why);
    else missing.set(item, first.why);
  }
  return { values, missing, duplicates };
}
