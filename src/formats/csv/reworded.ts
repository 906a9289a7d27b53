import type { Column } from '../../columns/column.ts';
import { readRecords } from '../../lib/csv.ts';

/**
 * Whether two texts of a table say the same of the same topics, except for what the model wrote: it
 * words a value otherwise each time. The Revision of a row tells whether it has values, and for which
 * description.
 */
export function isReworded(a: string, b: string, columns: readonly Column[]): boolean {
  const [first, second] = [a, b].map((text) => withoutValues(text, columns));
  return first !== null && first === second;
}

/** The cells that are not the model's; null if a text is not a table. */
function withoutValues(text: string, columns: readonly Column[]): string | null {
  try {
    const [header, ...rows] = readRecords(text);
    if (header === undefined) return null;
    const isKept = (_: string, index: number) =>
      !columns.some(({ name }) => name === header.cells[index]?.trim());
    return JSON.stringify([header, ...rows].map(({ cells }) => cells.filter(isKept)));
  } catch {
    return null;
  }
}
