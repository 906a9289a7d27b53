import type { Parsed } from '../engine/model.ts';
import type { Column, ColumnBase } from './column.ts';
import { averageOf } from './summary.ts';
import { NO_WORDS, parseText, textTokens } from './text.ts';

/** Stands between the items in the table and in the cache. */
const SEPARATOR = '|';

/** Items of an answer that are looked at; nobody asks for so many. */
const MAX_ITEMS_READ = 100;

export interface ListLimits {
  readonly items: number;
  /** Of one item. */
  readonly words: number;
  /** Of one item, in code points. */
  readonly points: number;
}

/** A column of lists of short texts. */
export function listColumn(definition: ColumnBase & ListLimits): Column {
  const { items, words, points, name, id, plural = name, identity = id, instruction } = definition;
  return {
    ...{ name, id, identity, instruction },
    kind: 'list',
    tokens: listTokens(items, words),
    distinct: false,
    schema: { type: 'array', items: { type: 'string' } },
    width: null,
    parse: (raw) => {
      const given = itemsOf(raw);
      if (given === null) return { ok: false, why: `invalid ${id}` };
      const list = parseItems(given, { items, words, points });
      return list.ok
        ? { ok: true, value: list.value.join(SEPARATOR) }
        : { ok: false, why: `${name} has ${list.why}` };
    },
    // `Needs: 2.4 items on average (1 to 5).`
    summarize: (values) => {
      const counts = values.map((value) => value.split(SEPARATOR).length);
      return `${plural}: ${averageOf(counts, 'items')}.`;
    },
  };
}

/**
 * The items of an array or of a joined text; null if it is neither. Within an item of an array the
 * separator becomes a slash, which keeps a name such as TCP|IP.
 */
function itemsOf(raw: unknown): readonly string[] | null {
  if (typeof raw === 'string') return raw.split(SEPARATOR);
  if (!Array.isArray(raw) || !raw.every((item) => typeof item === 'string')) return null;
  return raw.map((item: string) => item.replaceAll(SEPARATOR, '/'));
}

/** Items without those that are empty or doubled, or why the list is invalid. */
function parseItems(given: readonly string[], limits: ListLimits): Parsed<readonly string[]> {
  const limit = `the limit is ${limits.items}`;
  if (given.length > MAX_ITEMS_READ) return { ok: false, why: `${given.length} items; ${limit}` };
  const items = new Map<string, string>();
  for (const raw of given) {
    const item = parseText(raw, limits);
    if (!item.ok && item.why === NO_WORDS) continue;
    if (!item.ok) return { ok: false, why: `an item with ${item.why}` };
    const folded = item.value.toLowerCase();
    if (!items.has(folded)) items.set(folded, item.value);
  }
  if (items.size === 0) return { ok: false, why: 'no items' };
  if (items.size > limits.items) return { ok: false, why: `${items.size} items; ${limit}` };
  return { ok: true, value: [...items.values()] };
}

/** A list is expected to be half full; every item takes quotes and a comma besides its words. */
function listTokens(items: number, words: number): Column['tokens'] {
  return {
    expected: textTokens((items * words) / 2).expected + items,
    max: textTokens(items * words).max + items * 2,
  };
}
