import type { PageColumn } from '../../page-data.ts';
import { columnKey, type Entry, type Facet, filterColumns, passing, valuesOf } from './filters.ts';

/** A value that can be chosen, and how many rows it would leave. */
export interface Option {
  readonly value: string;
  readonly count: number;
}

/** What can be chosen of one facet. */
export interface OptionGroup {
  readonly key: string;
  /** The column's name. */
  readonly name: string;
  readonly kind: PageColumn['kind'] | 'category';
  /** Empty for numbers. */
  readonly options: readonly Option[];
  /** Smallest and largest number; null for other kinds, and without numbers. */
  readonly limits: { readonly from: number; readonly to: number } | null;
}

/**
 * All that can be filtered by. The options are those of the whole table; each counts the rows that pass
 * the filters of all other facets.
 *
 * @param all Every row of the table.
 * @param found Those that the search finds.
 */
export function optionGroups(
  all: readonly Entry[],
  found: readonly Entry[],
  { facets, columns }: { facets: readonly Facet[]; columns: readonly PageColumn[] },
): readonly OptionGroup[] {
  const category = (entry: Entry) => [entry.row.category];
  const groups: OptionGroup[] = [];
  const options = count(all, passing(found, facets, 'category'), category);
  if (options.length > 1) {
    groups.push({ key: 'category', name: 'Category', kind: 'category', options, limits: null });
  }
  for (const column of filterColumns(columns)) {
    const { name, kind } = column;
    const index = columns.indexOf(column);
    const key = columnKey(name);
    if (kind === 'number') {
      const limits = limitsOf(all, index);
      if (limits !== null) groups.push({ key, name, kind, options: [], limits });
      continue;
    }
    const values = ({ row }: Entry) => valuesOf(row.cells[index]);
    const counted = count(all, passing(found, facets, key), values);
    const options = kind === 'choice' ? inOrder(counted, column.choices) : byCount(counted);
    if (options.length > 0) groups.push({ key, name, kind, options, limits: null });
  }
  return groups;
}

/** The values of all rows, in order of appearance, with how many of some have each. */
function count(
  all: readonly Entry[],
  some: readonly Entry[],
  values: (entry: Entry) => readonly string[],
): readonly Option[] {
  const counts = new Map<string, number>();
  for (const entry of all) for (const value of values(entry)) counts.set(value, 0);
  for (const entry of some) {
    for (const value of new Set(values(entry))) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].map(([value, count]) => ({ value, count }));
}

/** As a choice was defined; what a person wrote besides comes last. */
function inOrder(options: readonly Option[], choices: readonly string[]): readonly Option[] {
  const place = ({ value }: Option) => {
    const index = choices.indexOf(value);
    return index < 0 ? choices.length : index;
  };
  return options.toSorted((a, b) => place(a) - place(b));
}

const byCount = (options: readonly Option[]) =>
  options.toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));

function limitsOf(all: readonly Entry[], index: number): OptionGroup['limits'] {
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { row } of all) {
    const cell = row.cells[index];
    if (typeof cell !== 'number') continue;
    [from, to] = [Math.min(from, cell), Math.max(to, cell)];
  }
  return from <= to ? { from, to } : null;
}
