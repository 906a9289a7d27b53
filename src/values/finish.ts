import type { PromptItem, Values } from '../engine/model.ts';
import type { Outcome } from '../engine/result.ts';
import type { Topic } from '../sources/roadmap.ts';
import { previewRevision, revisionOf } from './key.ts';
import type { PlannedRow } from './rows.ts';

export const STATES = ['enriched', 'cached', 'stale', 'failed', 'pending'] as const;

/** The result for a row. Every report shows these names. */
export type RowState = (typeof STATES)[number];

/** A row at the end of a run. */
export interface FinishedRow {
  readonly topic: Topic;
  /** By column name; a column without a value is missing or empty. */
  readonly values: Values;
  /** The Revision column; empty if the row never had values. */
  readonly revision: string;
  readonly state: RowState;
  /** Why the row is failed, pending or stale; empty otherwise. */
  readonly reason: string;
  /** The model refused this row: it is not retried for a while, unless `refresh` is `all`. */
  readonly refused: boolean;
}

export interface FinishOptions {
  /**
   * The part of an offline preview that the table may show, as it is made of the topic's own words;
   * null for the values of a model.
   */
  readonly preview: ((item: PromptItem, values: Values) => Values) | null;
  /** Nothing was sent: rows that would be are `pending`, even if they have values. */
  readonly dryRun: boolean;
}

/**
 * The row's values and state after the run. Values are never lost: without new ones, those of the
 * same description stay, else those of an older one.
 */
export function finishRow(
  row: PlannedRow,
  answer: Outcome | undefined,
  { preview, dryRun }: FinishOptions,
): FinishedRow {
  const { topic, item, value, outdated } = row;
  const unfinished = (state: RowState, reason: string, refused = false): FinishedRow => {
    // A row that was read back holds more than its values.
    const { values, revision } = outdated ?? { values: {}, revision: '' };
    return { topic, values, revision, state: outdated ? 'stale' : state, reason, refused };
  };
  // Nobody knows whether the values of such a row are outdated.
  if (topic.unread) return unfinished('pending', 'description unavailable');
  const finished = { topic, reason: '', refused: false };
  if (dryRun && row.needed) {
    return { ...finished, values: {}, revision: '', state: 'pending', reason: 'dry run' };
  }
  // A row with the same text may have been sent: its answer must not replace this row's values.
  const outcome = row.needed ? answer : undefined;
  if (outcome?.state === 'enriched') {
    const values = preview?.(item, outcome.values) ?? outcome.values;
    const revision =
      preview === null ? revisionOf(item.key) : previewRevision(Object.values(values).join('\n'));
    return { ...finished, values, revision, state: 'enriched' };
  }
  if (value !== null) {
    const revision = value.revision || revisionOf(item.key);
    return { ...finished, values: value.values, revision, state: 'cached' };
  }
  if (row.refused !== null) return unfinished('failed', row.refused, true);
  if (outcome === undefined) {
    return unfinished('pending', preview ? 'a preview does not overwrite values' : 'not sent');
  }
  return unfinished(outcome.state, outcome.reason, outcome.state === 'failed' && outcome.refused);
}
