import { type Column, cellOf, parseCells } from '../columns/column.ts';
import type { PromptItem, Values } from '../engine/model.ts';
import { byCodeUnit } from '../lib/collections.ts';
import type { Topic } from '../sources/roadmap.ts';
import { isOfText, isRevision, keptRevision, previewRevision, toItem } from './key.ts';
import type { Store } from './store.ts';

/** The cells of a row in a table that are not its topic's. */
export interface Published {
  /** By column name; a column without a value is missing or empty. */
  readonly values: Values;
  /**
   * Identifies the description that the values are for, or a preview, which is never reused; empty
   * if the row never had values, or a person filled them in.
   */
  readonly revision: string;
}

/** Values for a row's current description, kept unless the model gives new ones. */
export interface KnownValue extends Published {
  readonly from: 'table' | 'cache';
  /** When the model gave them, in ISO 8601; empty if unknown. */
  readonly made: string;
}

/** A topic with what is known about its values before the first request. */
export interface PlannedRow {
  readonly topic: Topic;
  readonly item: PromptItem;
  readonly value: KnownValue | null;
  /** Values for an older description, shown until they are renewed. */
  readonly outdated: Published | null;
  /** Why the model refused this row recently. */
  readonly refused: string | null;
  /** Why a person's edit is not used: it is invalid. */
  readonly invalidEdit: string | null;
  /** Whether the row is to be sent. */
  readonly needed: boolean;
}

/** Which values the model replaces: those of an older description, all, or, for a preview, none. */
export type Renew = 'outdated' | 'all' | 'none';

export interface PlanRowOptions {
  readonly columns: readonly Column[];
  readonly published: ReadonlyMap<string, Published>;
  readonly store: Store;
  readonly renew: Renew;
}

/**
 * Finds the values of a row: those of the published table, so that a person's edit stays; else those
 * of the cache; else the row is sent.
 */
export function planRow(
  topic: Topic,
  { columns, published, store, renew }: PlanRowOptions,
): PlannedRow {
  const cells = published.get(topic.id) ?? null;
  const outdated = cells !== null && holdsValue(cells, columns) ? cells : null;
  const item = toItem(topic);
  if (topic.unread) {
    const nothing = { value: null, refused: null, invalidEdit: null, needed: false };
    return { topic, item, outdated, ...nothing };
  }
  const stored = store.get(item.key);
  const made = stored?.made ?? '';
  const edit =
    cells !== null && isRevision(cells.revision, item.key)
      ? parseCells((column) => cellOf(cells.values, column), columns)
      : null;
  const revision = keptRevision(cells?.revision ?? '', item.key);
  const value: KnownValue | null = edit?.ok
    ? { values: edit.value, revision, from: 'table', made }
    : stored && { values: stored.values, revision: '', from: 'cache', made };
  // A preview calls no model, so none can have refused it.
  const refusal = renew === 'outdated' ? store.refusal(item.key) : null;
  const kept = value ?? (renew === 'none' ? outdated : null);
  return {
    topic,
    item,
    value,
    outdated,
    refused: value === null ? (refusal?.refused ?? null) : null,
    invalidEdit: edit === null || edit.ok ? null : edit.why,
    needed: renew === 'all' || (kept === null && refusal === null),
  };
}

/**
 * Whether published cells hold values, for whatever description: the first column's with a Revision,
 * or every column's without one, as a person filled them in. A preview does not count.
 */
export function holdsValue({ values, revision }: Published, columns: readonly Column[]): boolean {
  const [first, ...others] = columns;
  const value = first === undefined ? '' : cellOf(values, first);
  if (value === '' || isOfText(revision)) return value !== '';
  // A preview fills in only the first column: another column's cell is a person's.
  const isPreview = others.length === 0 && revision === previewRevision(value);
  return !isPreview && others.every((column) => column.parse(cellOf(values, column)).ok);
}

/**
 * What to send, without duplicates, in order of importance: rows without values, then outdated rows,
 * then, if all are renewed, the oldest values. Ids are made unique, for roadmaps that share a node
 * but not its description.
 */
export function itemsToSend(rows: readonly PlannedRow[]): readonly PromptItem[] {
  const needed = rows.filter((row) => row.needed);
  const ordered = needed.toSorted((a, b) => rank(a) - rank(b) || byCodeUnit(age(a), age(b)));
  const byKey = new Map<string, PromptItem>();
  const ids = new Set<string>();
  for (const { item } of ordered) {
    if (byKey.has(item.key)) continue;
    let id = item.id;
    for (let digits = 21; ids.has(id); digits++) id = item.key.slice(0, digits);
    ids.add(id);
    byKey.set(item.key, { ...item, id });
  }
  return [...byKey.values()];
}

const rank = ({ value, outdated }: PlannedRow) => (value ? 2 : outdated ? 1 : 0);
const age = ({ value }: PlannedRow) => value?.made ?? '';
