import { type Column, cellOf, parseCells } from '../columns/column.ts';
import type { PromptItem, Values } from '../engine/model.ts';
import { byCodeUnit } from '../lib/collections.ts';
import type { Topic } from '../sources/roadmap.ts';
import { isOfText, isRevision, keptRevision, previewRevision, toItem } from './key.ts';
import type { Store } from './store.ts';

/** What the published table holds of a row. */
export interface Published {
  readonly values: Values;
  /**
   * Of the text that the values are for; of a preview, which is never reused, that of its value;
   * empty for what a person wrote into an empty row.
   */
  readonly revision: string;
}

/** A value of a row's very text, kept unless the model gives a new one. */
export interface KnownValue extends Published {
  readonly from: 'table' | 'cache';
  /** When the model gave it, in ISO 8601; empty where nobody knows. */
  readonly made: string;
}

/** A topic with what is known about its values before anything is sent. */
export interface PlannedRow {
  readonly topic: Topic;
  readonly item: PromptItem;
  readonly value: KnownValue | null;
  /** Values of an older text, shown until they can be renewed. */
  readonly outdated: Published | null;
  /** Why the model refused this text recently. */
  readonly refused: string | null;
  /** Why published values of this text are not used: a person's edit broke the rules. */
  readonly invalidEdit: string | null;
  readonly needed: boolean;
}

/**
 * Which values the model is to replace: those of an older text, all of them, or, for a preview,
 * none.
 */
export type Renew = 'outdated' | 'all' | 'none';

export interface PlanRowsOptions {
  readonly columns: readonly Column[];
  readonly published: ReadonlyMap<string, Published>;
  readonly store: Store;
  readonly renew: Renew;
}

/**
 * Finds the values of every row: the published table's, so that a person's edit stays; else the
 * cache's; else it is the model's turn.
 */
export function planRows(
  topics: readonly Topic[],
  options: PlanRowsOptions,
): readonly PlannedRow[] {
  return topics.map((topic) => planRow(topic, options));
}

function planRow(topic: Topic, { columns, published, store, renew }: PlanRowsOptions): PlannedRow {
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
  const value: KnownValue | null = edit?.ok
    ? {
        values: edit.values,
        revision: keptRevision(cells?.revision ?? '', item.key),
        from: 'table',
        made,
      }
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
 * Whether published cells hold values, of whatever text: with a Revision, or a person's own without,
 * which fill every column. A preview is no value.
 */
export function holdsValue({ values, revision }: Published, columns: readonly Column[]): boolean {
  const [first, ...others] = columns;
  const value = first === undefined ? '' : cellOf(values, first);
  if (value === '' || isOfText(revision)) return value !== '';
  // A preview fills the first column alone: what stands in another one is a person's.
  const isPreview = others.length === 0 && revision === previewRevision(value);
  return !isPreview && others.every((column) => column.parse(cellOf(values, column)).ok);
}

/**
 * What to send, each text once, in the order of importance: rows without any value first, then
 * outdated ones; where every row is sent again, the oldest value first. Ids are made unique, for
 * roadmaps that share a node but not its text.
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
