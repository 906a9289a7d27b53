import type { Entry } from './filters.ts';

/** Topics that follow one another below the same headings. */
export interface Group<E extends Entry> {
  /** Unique among the groups of a list. */
  readonly key: string;
  readonly category: string;
  /** The category begins here: its heading is shown. */
  readonly isFirst: boolean;
  readonly subcategory: string;
  readonly entries: readonly E[];
}

/** Entries in their order, by category and subcategory. */
export function groupsOf<E extends Entry>(entries: readonly E[]): readonly Group<E>[] {
  const groups: (Omit<Group<E>, 'entries'> & { readonly entries: E[] })[] = [];
  for (const entry of entries) {
    const { id, category, under: subcategory } = entry.row;
    const last = groups.at(-1);
    if (last?.category === category && last.subcategory === subcategory) {
      last.entries.push(entry);
      continue;
    }
    const isFirst = last === undefined || last.category !== category;
    groups.push({ key: id, category, isFirst, subcategory, entries: [entry] });
  }
  return groups;
}

/** The number of each category, as the map has it: from 1, in reading order; 0 for topics without one. */
export function categoryNumbers(entries: readonly Entry[]): ReadonlyMap<string, number> {
  const numbers = new Map([['', 0]]);
  for (const { row } of entries) {
    if (!numbers.has(row.category)) numbers.set(row.category, numbers.size);
  }
  return numbers;
}
