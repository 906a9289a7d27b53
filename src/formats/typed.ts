import type { Column } from '../columns/column.ts';

/** A cell as its column means it; null if it is empty. */
export type TypedCell = string | number | readonly string[] | null;

/**
 * A model column's cell: a number of a number, the items of a list, else the text. What a person wrote
 * that is not of its column's kind stays text.
 */
export function typedCell(
  { kind, parse }: Pick<Column, 'kind' | 'parse'>,
  cell: string,
): TypedCell {
  if (cell === '') return null;
  if (kind !== 'number' && kind !== 'list') return cell;
  if (!parse(cell).ok) return cell;
  if (kind === 'number') return Number(cell);
  const items = cell.split('|').filter((item) => item !== '');
  return items.length > 0 ? items : cell;
}

/** A cell in one line, the items of a list separated by commas; empty if it is empty. */
export function cellText(cell: TypedCell): string {
  return typeof cell === 'object' ? (cell?.join(', ') ?? '') : String(cell);
}
