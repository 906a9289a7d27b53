import { type Column, cellOf } from '../../columns/column.ts';
import type { Values } from '../../engine/model.ts';
import type { FinishedRow } from '../../values/finish.ts';
import { isOfText, isRevision, toItem } from '../../values/key.ts';
import { holdsValue } from '../../values/rows.ts';
import type { PublishedRow } from './read.ts';

/** What a reader of the published table finds different in one row. */
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
  /** What stood there, and what does now: names, categories, texts or values; empty for none. */
  readonly before: string;
  readonly after: string;
}

export interface TableChanges {
  /** False where nothing with ids was published before: then every row is new, and none is listed. */
  readonly comparable: boolean;
  /** In the order of the table, removed topics last. */
  readonly changes: readonly Change[];
}

/** A row as it is published. */
type TableRow = Pick<FinishedRow, 'topic' | 'values' | 'revision'>;

export interface CompareOptions {
  readonly columns: readonly Column[];
  /** False withholds descriptions, old ones too, and old previews, which are made of them. */
  readonly descriptions: boolean;
}

/** Compares a table with the published one, row by row, by Id. */
export function compareTables(
  published: ReadonlyMap<string, PublishedRow>,
  rows: readonly TableRow[],
  options: CompareOptions,
): TableChanges {
  if (published.size === 0) return { comparable: false, changes: [] };
  const ids = new Set(rows.map(({ topic }) => topic.id));
  const changes = rows.flatMap((row) => changesOf(published.get(row.topic.id), row, options));
  const removed = [...published].filter(([id]) => !ids.has(id));
  return {
    comparable: true,
    changes: [
      ...changes,
      ...removed.map(([id, old]): Change => {
        return { kind: 'removed', id, topic: old.topic, before: placeOf(old), after: '' };
      }),
    ],
  };
}

function changesOf(
  old: PublishedRow | undefined,
  row: TableRow,
  { columns, descriptions }: CompareOptions,
): readonly Change[] {
  const { id, topic, description } = row.topic;
  const change = (kind: ChangeKind, before: string, after: string): Change => {
    return { kind, id, topic, before, after };
  };
  const place = placeOf(row.topic);
  if (old === undefined) return [change('added', '', place)];
  const moved = old.category !== row.topic.category || old.subcategory !== row.topic.subcategory;
  const oldValue = descriptions || holdsValue(old, columns) ? valueText(old.values, columns) : '';
  const after = valueText(row.values, columns);
  const [oldText, text] = descriptions ? [old.description, description] : ['', ''];
  return [
    ...(old.topic === topic ? [] : [change('renamed', old.topic, topic)]),
    ...(moved ? [change('moved', placeOf(old), place)] : []),
    ...(textChanged(old, row) ? [change('description changed', oldText, text)] : []),
    ...valueChanges(valueText(old.values, columns), after).map((kind) =>
      change(kind, oldValue, after),
    ),
  ];
}

function valueChanges(before: string, after: string): readonly ChangeKind[] {
  if (before === after) return [];
  if (before === '') return ['filled'];
  return [after === '' ? 'emptied' : 're-enriched'];
}

/**
 * Whether the topic's text is another. Where the published table holds none (it withholds
 * descriptions, or the topic had no text), the revision tells. It stands for the topic's name too,
 * and without a text for its place, and says nothing about the text where one of these may be why
 * it differs.
 */
function textChanged(old: PublishedRow, { topic }: TableRow): boolean {
  if (old.description !== '') return old.description !== topic.description;
  if (!isOfText(old.revision) || topic.description === '' || old.topic !== topic.topic) {
    return false;
  }
  return !isRevision(old.revision, toItem(topic).key);
}

const placeOf = (at: { readonly category: string; readonly subcategory: string }) =>
  [at.category, at.subcategory].filter((part) => part !== '').join(' / ');

/** The first column's value, with the others' in parentheses: `Oven for clay (practice)`. */
function valueText(values: Values, columns: readonly Column[]): string {
  const [first = '', ...others] = columns.map((column) => cellOf(values, column));
  const rest = others.filter((value) => value !== '').join(', ');
  return rest === '' ? first : `${first} (${rest})`;
}
