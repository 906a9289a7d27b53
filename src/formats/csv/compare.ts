import { type Column, cellOf } from '../../columns/column.ts';
import type { Values } from '../../engine/model.ts';
import { filledCells } from '../../values/cells.ts';
import type { FinishedRow } from '../../values/finish.ts';
import { isOfText, isRevision, toItem } from '../../values/key.ts';
import { heldOf } from './own-columns.ts';
import type { PublishedRow } from './read.ts';
import { nameOf } from './rows-by-id.ts';

/** What a reader of the published table can find different in one row. */
export const CHANGE_KINDS = [
  'added',
  'removed',
  'renamed',
  'moved',
  'description changed',
  're-enriched',
  'filled',
  'emptied',
] as const;

export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** A row may change in several ways at once: each is a change of its own. */
export interface Change {
  readonly kind: ChangeKind;
  readonly id: string;
  /** The topic's name now; of a removed one, its last. */
  readonly topic: string;
  /**
   * What it was and what it is: names, categories, descriptions or values; empty for none. Of a removed
   * topic, its category and what its row held in columns that are not ours.
   */
  readonly before: string;
  readonly after: string;
  /** The columns whose values changed, if not all of them did. */
  readonly columns?: readonly string[];
}

/** A row as it is published. */
type TableRow = Pick<FinishedRow, 'topic' | 'values' | 'revision'>;

export interface CompareOptions {
  readonly columns: readonly Column[];
  /** False withholds descriptions, old ones too, and old previews, which are made from them. */
  readonly descriptions: boolean;
}

/**
 * Compares a table with the published one, row by row, by Id: the changes in the order of the table,
 * removed topics last. Null if nothing with ids was published before: then every row is new.
 */
export function compareTables(
  published: ReadonlyMap<string, PublishedRow>,
  rows: readonly TableRow[],
  options: CompareOptions,
): readonly Change[] | null {
  if (published.size === 0) return null;
  const ids = new Set(rows.map(({ topic }) => topic.id));
  const changes = rows.flatMap((row) => changesOf(published.get(row.topic.id), row, options));
  const removed = [...published]
    .filter(([id]) => !ids.has(id))
    .map(([id, old]): Change => {
      return {
        kind: 'removed',
        id,
        topic: old.topic,
        before: placeOf(old),
        after: heldOf(old.own),
      };
    });
  return [...changes, ...removed];
}

function changesOf(
  old: PublishedRow | undefined,
  row: TableRow,
  { columns, descriptions }: CompareOptions,
): readonly Change[] {
  const { id } = row.topic;
  // As it stands in the table: a list that is its own table is written back as it was read.
  const { topic, description, category, subcategory } = row.topic.cells ?? row.topic;
  const changes: Change[] = [];
  const add = (kind: ChangeKind, before: string, after: string) =>
    changes.push({ kind, id, topic, before, after });
  const place = placeOf({ category, subcategory });
  if (old === undefined) {
    add('added', '', place);
    return changes;
  }
  if (old.topic !== topic) add('renamed', old.topic, topic);
  if (old.category !== category || old.subcategory !== subcategory) {
    add('moved', placeOf(old), place);
  }
  if (descriptionChanged(old, row)) {
    const [before, after] = descriptions ? [old.description, description] : ['', ''];
    add('description changed', before, after);
  }
  const changed = columns.filter(
    (column) => cellOf(old.values, column) !== cellOf(row.values, column),
  );
  if (changed.length > 0) {
    // A preview is made of the description.
    const values = descriptions ? old.values : filledCells(old, columns);
    const text = (cells: Values) =>
      changed.length === columns.length ? valueText(cells, columns) : namedText(cells, changed);
    const isEmpty = (cells: Values) => changed.every((column) => cellOf(cells, column) === '');
    changes.push({
      kind: isEmpty(old.values) ? 'filled' : isEmpty(row.values) ? 'emptied' : 're-enriched',
      id,
      topic,
      before: text(values),
      after: text(row.values),
      ...(changed.length < columns.length && { columns: changed.map(({ name }) => name) }),
    });
  }
  return changes;
}

/**
 * Whether the topic has another description. If the published table has none (it withholds
 * descriptions, or the topic had none), the revision decides. That depends on the topic's name too,
 * and without a description on its place, so it counts only if neither can be why it differs.
 */
function descriptionChanged(old: PublishedRow, { topic }: TableRow): boolean {
  if (old.description !== '') {
    return old.description !== (topic.cells?.description ?? topic.description);
  }
  if (!isOfText(old.revision) || topic.description === '' || nameOf(old) !== nameOf(topic)) {
    return false;
  }
  return !isRevision(old.revision, toItem(topic).key);
}

/** `Category / Subcategory`, without what is empty. */
export const placeOf = (at: { readonly category: string; readonly subcategory: string }) =>
  [at.category, at.subcategory].filter((part) => part !== '').join(' / ');

/** Values with the names of their columns: `Hours: 12, Level: expert`; empty for none. */
function namedText(values: Values, columns: readonly Column[]): string {
  return columns
    .filter((column) => cellOf(values, column) !== '')
    .map((column) => `${column.name}: ${cellOf(values, column)}`)
    .join(', ');
}

/** The first column's value, with the others' in parentheses: `Oven for clay (practice)`. */
export function valueText(values: Values, columns: readonly Column[]): string {
  const [first = '', ...others] = columns.map((column) => cellOf(values, column));
  const rest = others.filter((value) => value !== '').join(', ');
  return rest === '' ? first : `${first} (${rest})`;
}
