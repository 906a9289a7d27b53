// No imports: it is shared with the code for browsers.

/** A row, and whatever else is known of it. */
interface Listed {
  readonly row: {
    readonly id: string;
    readonly category: string;
    /** The subcategory that it is listed under. */
    readonly under: string;
  };
}

/** Topics that follow one another below the same headings. */
export interface Group<E extends Listed> {
  /** Unique among the groups of a list. */
  readonly key: string;
  readonly category: string;
  /** Whether the heading of the category is shown. */
  readonly showsCategory: boolean;
  readonly subcategory: string;
  readonly entries: readonly E[];
}

/**
 * Entries in their order, by category and subcategory. Topics of a category alone have its heading again
 * after a subcategory, to which they would seem to belong otherwise. A list without categories has no
 * other heading than that.
 */
export function groupsOf<E extends Listed>(entries: readonly E[]): readonly Group<E>[] {
  const hasCategories = entries.some(({ row }) => row.category !== '');
  const groups: (Omit<Group<E>, 'entries'> & { readonly entries: E[] })[] = [];
  for (const entry of entries) {
    const { id, category, under: subcategory } = entry.row;
    const last = groups.at(-1);
    if (last?.category === category && last.subcategory === subcategory) {
      last.entries.push(entry);
      continue;
    }
    const showsCategory =
      subcategory === ''
        ? hasCategories || last !== undefined
        : hasCategories && last?.category !== category;
    groups.push({ key: id, category, showsCategory, subcategory, entries: [entry] });
  }
  return groups;
}

/** The number of each category, as the map has it: from 1, in reading order; 0 for topics without one. */
export function categoryNumbers(entries: readonly Listed[]): ReadonlyMap<string, number> {
  const numbers = new Map([['', 0]]);
  for (const { row } of entries) {
    if (!numbers.has(row.category)) numbers.set(row.category, numbers.size);
  }
  return numbers;
}

/** The heading of topics without a category. */
export const NO_CATEGORY = 'Other topics';
