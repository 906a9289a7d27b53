import { type Column, cellOf } from '../columns/column.ts';
import type { PromptItem, Values } from '../engine/model.ts';
import { byCodeUnit } from '../lib/collections.ts';
import type { Topic } from '../sources/roadmap.ts';
import { filledCells, hasCells, isFilled, type Published } from './cells.ts';
import { isOfText, isRevision, keptRevision, toItem } from './key.ts';
import type { Store } from './store.ts';

/** Values for a row's current description, kept unless the model gives new ones. */
export interface KnownValue extends Published {
  readonly from: 'table' | 'cache';
  /** When the model gave them, in ISO 8601; empty if unknown. */
  readonly made: string;
}

/** A cell of the table that breaks the rule of its column, and stays as a person wrote it. */
export interface RuleBreak {
  /** The column's name. */
  readonly column: string;
  readonly why: string;
}

/** A topic with what is known about its values before the first request. */
export interface PlannedRow {
  readonly topic: Topic;
  readonly item: PromptItem;
  /** A value for every column, for the current description. */
  readonly value: KnownValue | null;
  /** Values for the current description while another column lacks one; they stay. */
  readonly partial: Published | null;
  /** Values for an older description, shown until they are renewed. */
  readonly outdated: Published | null;
  /** Why the model refused this row recently. */
  readonly refused: string | null;
  readonly ruleBreaks: readonly RuleBreak[];
  /** Whether the row is to be sent. */
  readonly needed: boolean;
}

/** Which values a run replaces: those of an older description, all, or, as a preview, none. */
export type Renew = 'outdated' | 'all' | 'none';

export interface PlanRowOptions {
  readonly columns: readonly Column[];
  readonly published: ReadonlyMap<string, Published>;
  readonly store: Store;
  readonly renew: Renew;
}

/**
 * Finds the values of a row, cell by cell: those of the published table, so that a person's edit
 * stays; else those of the cache; else the row is sent.
 */
export function planRow(
  topic: Topic,
  { columns, published, store, renew }: PlanRowOptions,
): PlannedRow {
  const item = toItem(topic);
  const row = published.get(topic.id);
  const { revision = '' } = row ?? {};
  const cells = row === undefined ? {} : filledCells(row, columns);
  // A person filled in cells beside an empty Revision, or a preview's: for the text as it is.
  const isCurrent = isRevision(revision, item.key) || !isOfText(revision);
  const outdated = hasCells(cells) && !isCurrent ? { values: cells, revision } : null;
  if (topic.unread) {
    const kept = hasCells(cells) ? { values: cells, revision } : null;
    const unknown = { value: null, partial: null, refused: null, ruleBreaks: [] };
    return { topic, item, outdated: kept, needed: false, ...unknown };
  }
  const own = isCurrent ? cells : {};
  const stored = store.get(item.key);
  const known: KnownValue = {
    values: { ...stored?.values, ...own },
    revision: keptRevision(revision, item.key),
    from: hasCells(own) ? 'table' : 'cache',
    made: stored?.made ?? '',
  };
  const value = isFilled(known.values, columns) ? known : null;
  const partial = value === null && hasCells(known.values) ? known : null;
  // A preview calls no model, so none can have refused it.
  const refusal = renew === 'outdated' ? store.refusal(item.key) : null;
  // A preview fills in the first column alone.
  const hasFirst = isFilled(known.values, columns.slice(0, 1));
  const kept = value ?? (renew === 'none' ? (outdated ?? (hasFirst ? partial : null)) : null);
  return {
    topic,
    item,
    value,
    partial,
    outdated,
    refused: value === null ? (refusal?.refused ?? null) : null,
    ruleBreaks: renew === 'all' ? [] : ruleBreaksOf(own, columns),
    needed: renew === 'all' || (kept === null && refusal === null),
  };
}

function ruleBreaksOf(cells: Values, columns: readonly Column[]): readonly RuleBreak[] {
  return columns.flatMap((column) => {
    const cell = cellOf(cells, column);
    const parsed = column.parse(cell);
    return cell === '' || parsed.ok ? [] : { column: column.name, why: parsed.why };
  });
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
