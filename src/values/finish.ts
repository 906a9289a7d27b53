import type { Outcome } from '../engine/result.ts';
import { previewWithoutDescription } from '../models/offline/offline.ts';
import type { Topic } from '../sources/roadmap.ts';
import type { Published } from './cells.ts';
import { previewRevision, revisionOf } from './key.ts';
import type { PlannedRow, Renew } from './rows.ts';

export const STATES = ['enriched', 'cached', 'stale', 'failed', 'pending'] as const;

/** The result for a row. Every report shows these names. */
export type RowState = (typeof STATES)[number];

/** A row at the end of a run. */
export interface FinishedRow extends Published {
  readonly topic: Topic;
  readonly state: RowState;
  /** Why the row is failed, pending or stale; empty otherwise. */
  readonly reason: string;
  /** The model refused this row: it is not retried for a while, unless `refresh` is `all`. */
  readonly refused: boolean;
}

export interface FinishOptions {
  readonly renew: Renew;
  /** Descriptions must not be shown, nor a preview that is made of their words. */
  readonly withheld: boolean;
  /** Nothing was sent: rows that would be are `pending`, even if they have values. */
  readonly dryRun: boolean;
}

/**
 * The row's values and state after the run. Values are never lost: without new ones, those of the
 * same description stay, else those of an older one.
 */
export function finishRow(
  row: PlannedRow,
  sent: Outcome | undefined,
  { renew, withheld, dryRun }: FinishOptions,
): FinishedRow {
  const { topic, item, value, partial, outdated } = row;
  const preview = renew === 'none';
  const unfinished = (state: RowState, reason: string, refused = false): FinishedRow => {
    // A row that was read back holds more than its values.
    const { values, revision } = partial ?? outdated ?? { values: {}, revision: '' };
    const kept = { values, revision: partial ? revision || revisionOf(item.key) : revision };
    return { topic, ...kept, state: outdated ? 'stale' : state, reason, refused };
  };
  // Nobody knows whether the values of such a row are outdated.
  if (topic.unread) return unfinished('pending', 'description unavailable');
  const finished = { topic, reason: '', refused: false };
  if (dryRun && row.needed) {
    return { ...finished, values: {}, revision: '', state: 'pending', reason: 'dry run' };
  }
  // A row with the same text may have been sent: its answer must not replace this row's values.
  const outcome = row.needed ? sent : undefined;
  if (outcome?.state === 'enriched') {
    const answer = preview && withheld ? previewWithoutDescription(item) : outcome.values;
    const revision = preview
      ? previewRevision(Object.values(answer).join('\n'))
      : revisionOf(item.key);
    const values = renew === 'all' ? answer : { ...answer, ...partial?.values };
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
