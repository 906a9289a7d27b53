import type { TypedCell } from '../../../typed.ts';
import type { PageColumn, PageRow } from '../../page-data.ts';

/** Limits of a number; null where there is none. */
export interface Range {
  readonly from: number | null;
  readonly to: number | null;
}

/** What a reader chose. Nothing chosen of a column lets every row pass. */
export interface Filters {
  readonly done: 'all' | 'todo' | 'done';
  readonly categories: readonly string[];
  /** Chosen values of choice and list columns, by the column's name. */
  readonly values: ReadonlyMap<string, readonly string[]>;
  /** Limits of number columns, by the column's name. */
  readonly ranges: ReadonlyMap<string, Range>;
}

export const NO_FILTERS: Filters = {
  done: 'all',
  categories: [],
  values: new Map(),
  ranges: new Map(),
};

/** A row, and what its reader made of it. */
export interface Entry {
  readonly row: PageRow;
  readonly done: boolean;
}

/** One thing that can be filtered by. */
export interface Facet {
  /** `done`, `category`, or `c.` and the name of a column. */
  readonly key: string;
  readonly passes: (entry: Entry) => boolean;
}

/** Columns that can be filtered by. */
export const filterColumns = (columns: readonly PageColumn[]) =>
  columns.filter(({ kind }) => kind === 'choice' || kind === 'number' || kind === 'list');

/** The values of a cell that can be chosen. */
export function valuesOf(cell: TypedCell | undefined): readonly string[] {
  if (cell === null || cell === undefined) return [];
  return typeof cell === 'object' ? cell : [String(cell)];
}

/** What the chosen filters ask of a row, one for each that is set. */
export function facetsOf(filters: Filters, columns: readonly PageColumn[]): readonly Facet[] {
  const { done, categories, values, ranges } = filters;
  const facets: Facet[] = [];
  if (done !== 'all') facets.push({ key: 'done', passes: (e) => e.done === (done === 'done') });
  if (categories.length > 0) {
    facets.push({ key: 'category', passes: ({ row }) => categories.includes(row.category) });
  }
  for (const [index, { name }] of columns.entries()) {
    const key = columnKey(name);
    const chosen = values.get(name) ?? [];
    if (chosen.length > 0) {
      const passes = ({ row }: Entry) => valuesOf(row.cells[index]).some((v) => chosen.includes(v));
      facets.push({ key, passes });
    }
    const range = ranges.get(name);
    if (range !== undefined) {
      facets.push({ key, passes: ({ row }) => isWithin(row.cells[index], range) });
    }
  }
  return facets;
}

/** The rows that pass all filters, but for one. */
export function passing<E extends Entry>(
  entries: readonly E[],
  facets: readonly Facet[],
  except = '',
): readonly E[] {
  const others = facets.filter(({ key }) => key !== except);
  return entries.filter((entry) => others.every(({ passes }) => passes(entry)));
}

/** Before the name of a column, so that none is taken for anything else. */
const COLUMN = 'c.';

/** The key of a column's facet, which is also its name in an address. */
export const columnKey = (name: string) => `${COLUMN}${name}`;

/** The column of such a key; null of any other key. */
export const columnOfKey = (key: string) =>
  key.startsWith(COLUMN) ? key.slice(COLUMN.length) : null;

/** Whether a cell is a number within limits; what is no number is within none. */
function isWithin(cell: TypedCell | undefined, { from, to }: Range): boolean {
  return typeof cell === 'number' && (from === null || cell >= from) && (to === null || cell <= to);
}

/** Whether anything is filtered. */
export function isFiltering({ done, categories, values, ranges }: Filters): boolean {
  return done !== 'all' || categories.length > 0 || values.size > 0 || ranges.size > 0;
}

/** A list with a value added, or without it if it was there. */
export function toggled(list: readonly string[], value: string): readonly string[] {
  return list.includes(value) ? list.filter((other) => other !== value) : [...list, value];
}

/** A map with an entry set, or without it. */
export function withEntry<T>(
  map: ReadonlyMap<string, T>,
  key: string,
  value: T | null,
): ReadonlyMap<string, T> {
  const copy = new Map(map);
  if (value === null) copy.delete(key);
  else copy.set(key, value);
  return copy;
}
