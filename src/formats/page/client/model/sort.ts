import type { TypedCell } from '../../../typed.ts';
import type { PageColumn } from '../../page-data.ts';
import { columnKey, type Entry } from './filters.ts';

/** What the table is ordered by. */
export interface Sort {
  /** `done`, `topic`, `category`, `subcategory`, or `c.` and the name of a column. */
  readonly key: string;
  readonly descending: boolean;
}

/** As it stands in an address: `c.Hours`, or `-c.Hours` from the largest to the smallest. */
export const formatSort = ({ key, descending }: Sort) => `${descending ? '-' : ''}${key}`;

/** Reads such a text; null if it is empty. */
export function parseSort(text: string): Sort | null {
  const descending = text.startsWith('-');
  const key = descending ? text.slice(1) : text;
  return key === '' ? null : { key, descending };
}

/** What a press on a column's heading does: up, then down, then the order of reading again. */
export function nextSort(key: string, sort: Sort | null): Sort | null {
  if (sort?.key !== key) return { key, descending: false };
  return sort.descending ? null : { key, descending: true };
}

/** What rows are compared by. */
type SortValue = number | string;

/** Of names with numbers, Week 2 comes before Week 10. */
const NAMES = new Intl.Collator(undefined, { numeric: true });

/** The entries in an order, equal ones as they were; those without a value come last in any order. */
export function sorted<E extends Entry>(
  entries: readonly E[],
  columns: readonly PageColumn[],
  sort: Sort | null,
): readonly E[] {
  const read = sort && reader(sort.key, columns);
  if (sort === null || read === null) return entries;
  const sign = sort.descending ? -1 : 1;
  return entries
    .map((entry) => ({ entry, value: read(entry) }))
    .toSorted((a, b) => {
      if (a.value === '' || b.value === '') return Number(a.value === '') - Number(b.value === '');
      return sign * compare(a.value, b.value);
    })
    .map(({ entry }) => entry);
}

/** How to read the value of an entry; null for a key that the table does not have. */
function reader(key: string, columns: readonly PageColumn[]): ((entry: Entry) => SortValue) | null {
  if (key === 'done') return ({ done }) => Number(done);
  if (key === 'topic' || key === 'category' || key === 'subcategory') return ({ row }) => row[key];
  const index = columns.findIndex(({ name }) => columnKey(name) === key);
  const column = columns[index];
  return column === undefined ? null : ({ row }) => cellValue(row.cells[index] ?? null, column);
}

/** The values of a choice are in the order of its definition. */
function cellValue(cell: TypedCell, { choices }: PageColumn): SortValue {
  if (cell === null) return '';
  if (typeof cell === 'number') return cell;
  if (typeof cell === 'object') return cell.join('\n');
  const place = choices.indexOf(cell);
  return place < 0 ? cell : place;
}

/** Numbers come before names. */
function compare(a: SortValue, b: SortValue): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'string' && typeof b === 'string') return NAMES.compare(a, b);
  return typeof a === 'number' ? -1 : 1;
}
