import type { PageData, PageRow } from '../../page-data.ts';
import type { Address } from './address.ts';
import { optionGroups } from './counts.ts';
import { type Entry, facetsOf, passing } from './filters.ts';
import type { Trouble } from './keeper.ts';
import { isTopicDone, noteOf, type Progress } from './progress.ts';
import { isFound, searchTextOf, withText, wordsOf } from './search.ts';
import { sorted } from './sort.ts';

/** Rows that the page has at first, so that it is there at once. */
export const FIRST_ROWS = 200;

/** Rows that are added whenever the browser has nothing else to do. */
export const MORE_ROWS = 200;

/** Rows that are added by themselves; beyond, a reader asks for them. */
export const MAX_IDLE_ROWS = 1_000;

/** All that the page is made from. */
export interface State {
  readonly data: PageData;
  readonly address: Address;
  readonly progress: Progress;
  readonly trouble: Trouble | null;
  /** How many rows are shown at most. */
  readonly limit: number;
  /** Single keys are shortcuts. */
  readonly shortcuts: boolean;
  /** There is a map to show. */
  readonly hasMap: boolean;
  /** The window has room for filters beside the list. */
  readonly isWide: boolean;
  /** The window has no room for a topic beside the list. */
  readonly isNarrow: boolean;
}

/** A topic as it is shown: with its reader's tick and note. */
export interface ShownEntry extends Entry {
  readonly note: string;
}

/** The texts to search in, folded when the page opens. */
export type SearchTexts = ReadonlyMap<PageRow, string>;

export const searchTextsOf = ({ rows }: PageData): SearchTexts =>
  new Map(rows.map((row) => [row, searchTextOf(row)]));

/** What follows from a state: which topics there are to see. */
export function selectionOf({ data, address, progress }: State, texts: SearchTexts) {
  const { columns, rows } = data;
  const all: readonly ShownEntry[] = rows.map((row) => ({
    row,
    done: isTopicDone(row, progress),
    note: noteOf(row.id, progress),
  }));
  const words = wordsOf(address.query);
  const found = all.filter(({ row, note }) => {
    const text = texts.get(row) ?? '';
    return isFound(note === '' ? text : withText(text, note), words);
  });
  const facets = facetsOf(address.filters, columns);
  const either = passing(found, facets, 'done');
  const done = either.filter((entry) => entry.done).length;
  const inTable = address.view === 'table' ? address.sort : null;
  return {
    all,
    words,
    matches: sorted(passing(found, facets), columns, inTable),
    doneCounts: { all: either.length, todo: either.length - done, done },
    groups: optionGroups(all, found, { facets, columns }),
    open: all.find(({ row }) => row.id === address.topic) ?? null,
  };
}

export type Selection = ReturnType<typeof selectionOf>;
