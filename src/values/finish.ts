import { type Column, cellOf } from '../columns/column.ts';
import type { Values } from '../engine/model.ts';
import type { OpenCell, Outcome } from '../engine/result.ts';
import { previewWithoutDescription } from '../models/offline/offline.ts';
import type { Topic } from '../sources/roadmap.ts';
import { hasCells, type Published } from './cells.ts';
import { previewRevision, revisionOf } from './key.ts';
import type { PlannedRow } from './rows.ts';

export const STATES = ['enriched', 'cached', 'stale', 'failed', 'pending'] as const;

/** The result for a row. Every report shows these names. */
export type RowState = (typeof STATES)[number];

/** A row at the end of a run. */
export interface FinishedRow extends Published {
  readonly topic: Topic;
  readonly state: RowState;
  /** Why the row is failed, pending or stale; empty otherwise. */
  readonly reason: string;
  /** Every column that it lacks failed: it is not retried for a while, unless `refresh` says so. */
  readonly rests: boolean;
}

export interface FinishOptions {
  /** The columns of the table. */
  readonly columns: readonly Column[];
  /** The values are an offline preview. */
  readonly preview: boolean;
  /** Descriptions must not be shown, nor a preview that is made of their words. */
  readonly withheld: boolean;
  /** Nothing was sent: rows that would be are `pending`, even if they have values. */
  readonly dryRun: boolean;
  /** New values outlive the run in the cache, whether the table shows them or not. */
  readonly cached: boolean;
}

/**
 * The row's values and state after the run. Values are never lost: a column without a new one keeps
 * that for the same description. Values for an older description stay together until each column
 * has a new one or has failed.
 */
export function finishRow(
  row: PlannedRow,
  sent: Outcome | undefined,
  options: FinishOptions,
): FinishedRow {
  const { topic, item, known, given, outdated, lacks } = row;
  const { columns, preview, dryRun, cached } = options;
  const keepOld = (reason: string, rests = false): FinishedRow => {
    // A row that was read back holds more than its values.
    const { values: old, revision } = outdated ?? { values: {}, revision: row.revision };
    const values = { ...old, ...given };
    return { topic, values, revision, state: outdated ? 'stale' : 'pending', reason, rests };
  };
  // Nobody knows whether the values of such a row are outdated.
  if (topic.unread) return keepOld('description unavailable');
  if (dryRun && lacks.length > 0) {
    const empty = { values: {}, revision: '' };
    return { topic, ...empty, state: 'pending', reason: 'dry run', rests: false };
  }
  const answer = answerOf(row, sent, options);
  const values = { ...known.values, ...answer };
  // A preview that is made says nothing of the columns that it cannot fill in.
  const stated =
    preview && lacks.length > 0 ? columns.filter(({ name }) => lacks.includes(name)) : columns;
  const open = openCells(row, sent, { values, columns: stated, preview });
  const states = [...open.values()].map(({ state }) => state);
  const reason = reasonOf(open, columns);
  const rests = states.length > 0 && !states.includes('pending');
  if (outdated !== null && states.length > 0) {
    // Without a cache, what has come would be lost.
    const waits = states.includes('pending') && cached;
    const isRenewed = columns.some((column) => cellOf(values, column) !== cellOf(given, column));
    if (waits || !isRenewed) return keepOld(reason, rests);
  }
  const isNew = hasCells(answer);
  const state = states.includes('failed')
    ? 'failed'
    : states.includes('pending')
      ? 'pending'
      : isNew
        ? 'enriched'
        : 'cached';
  return { topic, values, revision: newRevision(), state, reason, rests };

  function newRevision(): string {
    if (isNew && preview) return previewRevision(Object.values(answer).join('\n'));
    if (!hasCells(values)) return row.revision;
    return isNew ? revisionOf(item.key) : known.revision || revisionOf(item.key);
  }
}

/** The new values of the columns that the row lacks: rows of one text are sent once, for all of them. */
function answerOf(
  { item, lacks }: PlannedRow,
  sent: Outcome | undefined,
  { preview, withheld }: FinishOptions,
): Values {
  const values = sent?.values ?? {};
  const gained = lacks.filter((name) => (values[name] ?? '') !== '');
  const given = preview && withheld ? previewWithoutDescription(item) : values;
  return Object.fromEntries(gained.map((name) => [name, given[name] ?? '']));
}

/** Why columns have no value, by name. */
function openCells(
  { refused }: PlannedRow,
  sent: Outcome | undefined,
  options: {
    readonly values: Values;
    readonly columns: readonly Column[];
    readonly preview: boolean;
  },
): ReadonlyMap<string, OpenCell> {
  const { values, columns, preview } = options;
  const unsent = preview ? 'a preview does not overwrite values' : 'not sent';
  const empty = columns.filter((column) => cellOf(values, column) === '');
  return new Map(
    empty.map(({ name }): [string, OpenCell] => {
      const reason = refused.get(name);
      if (reason !== undefined) return [name, { state: 'failed', reason }];
      return [name, sent?.open.get(name) ?? { state: 'pending', reason: unsent }];
    }),
  );
}

/** The reason of the row: that of a failed column first, which it names where others have values. */
function reasonOf(open: ReadonlyMap<string, OpenCell>, columns: readonly Column[]): string {
  const cells = [...open];
  const first = cells.find(([, { state }]) => state === 'failed') ?? cells[0];
  if (first === undefined) return '';
  const [name, { reason }] = first;
  const isShared =
    cells.length === columns.length && cells.every(([, cell]) => cell.reason === reason);
  return isShared || reason.includes(name) ? reason : `${name}: ${reason}`;
}
