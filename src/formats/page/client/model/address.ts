import { TOPIC_ID } from '../../../../graph/graph.ts';
import { columnKey, columnOfKey, type Filters, NO_FILTERS, type Range } from './filters.ts';
import { formatSort, parseSort, type Sort } from './sort.ts';

export const VIEW_NAMES = ['cards', 'table', 'map'] as const;
export type ViewName = (typeof VIEW_NAMES)[number];

/** What the page shows, as its address says: `#kiln`, `#kiln&view=map&q=clay`, `#view=table`. */
export interface Address {
  /** Id of the topic that is open. */
  readonly topic: string | null;
  readonly view: ViewName;
  readonly query: string;
  readonly filters: Filters;
  /** The order of the table; null is that of reading. */
  readonly sort: Sort | null;
}

/** `2..10`, `2..`, `..10`. */
const RANGE = /^(-?\d+(?:\.\d+)?)?\.\.(-?\d+(?:\.\d+)?)?$/;

/** The part of an address after `#`, which is empty for the page as it opens. */
export function formatAddress({ topic, view, query, filters, sort }: Address): string {
  const params = new URLSearchParams();
  if (view !== 'cards') params.append('view', view);
  if (query !== '') params.append('q', query);
  if (sort !== null) params.append('sort', formatSort(sort));
  if (filters.done !== 'all') params.append('show', filters.done);
  for (const category of filters.categories) params.append('category', category);
  for (const [name, values] of filters.values) {
    for (const value of values) params.append(columnKey(name), value);
  }
  for (const [name, { from, to }] of filters.ranges) {
    params.append(columnKey(name), `${from ?? ''}..${to ?? ''}`);
  }
  return [topic ?? '', params.toString()].filter((part) => part !== '').join('&');
}

/**
 * Reads an address, with or without `#`. What it does not know it passes over.
 *
 * @param numbers Names of the columns that have limits.
 */
export function parseAddress(hash: string, numbers: readonly string[]): Address {
  const text = hash.replace(/^#/, '');
  const [first = ''] = text.split('&', 1);
  const topic = TOPIC_ID.test(first) ? first : null;
  const params = new URLSearchParams(text);
  const values = new Map<string, readonly string[]>();
  const ranges = new Map<string, Range>();
  for (const [key, value] of params) {
    const name = columnOfKey(key);
    if (name === null) continue;
    if (!numbers.includes(name)) {
      values.set(name, [...(values.get(name) ?? []), value]);
    } else {
      const range = parseRange(value);
      if (range !== null) ranges.set(name, range);
    }
  }
  const view = VIEW_NAMES.find((name) => name === params.get('view')) ?? 'cards';
  const shown = params.get('show');
  const done = shown === 'todo' || shown === 'done' ? shown : NO_FILTERS.done;
  const filters = { done, categories: params.getAll('category'), values, ranges };
  const sort = parseSort(params.get('sort') ?? '');
  return { topic, view, query: params.get('q') ?? '', filters, sort };
}

function parseRange(text: string): Range | null {
  const [, from, to] = RANGE.exec(text) ?? [];
  if (from === undefined && to === undefined) return null;
  return { from: limit(from), to: limit(to) };
}

const limit = (digits: string | undefined) => (digits === undefined ? null : Number(digits));
