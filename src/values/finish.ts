import type { PromptItem, Values } from '../engine/model.ts';
import type { Outcome } from '../engine/result.ts';
import type { Topic } from '../sources/roadmap.ts';
import { previewRevision, revisionOf } from './key.ts';
import type { PlannedRow, Published } from './rows.ts';

export const STATES = ['enriched', 'cached', 'stale', 'failed', 'pending'] as const;

/** What became of a row; exactly one holds. The names appear as they are in every report. */
export type RowState = (typeof STATES)[number];

/** A row at the end of a run. */
export interface FinishedRow {
  readonly topic: Topic;
  /** By column name; a column without a value is missing, or empty. */
  readonly values: Values;
  /** The Revision column; empty where the row never had a value. */
  readonly revision: string;
  readonly state: RowState;
  /** Why the row is failed, pending or stale; empty otherwise. */
  readonly reason: string;
  /** The model refused this text: it is not sent again for a while, unless `refresh` is `all`. */
  readonly refused: boolean;
}

export interface FinishOptions {
  /**
   * What the table may show of an offline preview, which is made of the topic's own words; null for
   * the values of a model.
   */
  readonly preview: ((item: PromptItem, values: Values) => Values) | null;
  /** Nothing was sent: what would have been is `pending`, whatever value it has. */
  readonly dryRun: boolean;
}

const NO_VALUE = { values: {}, revision: '' } as const;

/**
 * The row's values and state once the model was called. A value is never lost: where there is no
 * new one, this text's stays, else an older text's.
 */
export function finishRow(
  row: PlannedRow,
  answer: Outcome | undefined,
  { preview, dryRun }: FinishOptions,
): FinishedRow {
  const { topic, item, value, outdated } = row;
  if (topic.unread) return unread(topic, outdated);
  // What was sent for another row of the same text takes no value away from this one.
  const outcome = row.needed ? answer : undefined;
  const settled = { topic, reason: '', refused: false };
  if (dryRun && row.needed) {
    return { ...settled, ...NO_VALUE, state: 'pending', reason: 'dry run' };
  }
  if (outcome?.state === 'enriched') {
    const values = preview?.(item, outcome.values) ?? outcome.values;
    const revision =
      preview === null ? revisionOf(item.key) : previewRevision(Object.values(values).join('\n'));
    return { ...settled, values, revision, state: 'enriched' };
  }
  if (value !== null) {
    const revision = value.revision || revisionOf(item.key);
    return { ...settled, values: value.values, revision, state: 'cached' };
  }
  const reason =
    row.refused ?? outcome?.reason ?? (preview ? 'a preview replaces no value' : 'not asked');
  const refused = row.refused !== null || (outcome?.state === 'failed' && outcome.refused);
  if (outdated !== null) return { ...stale(topic, outdated), reason, refused };
  const state = row.refused !== null ? 'failed' : (outcome?.state ?? 'pending');
  return { topic, ...NO_VALUE, state, reason, refused };
}

/** A row whose text is out of reach: what it has stays, as nobody knows whether it still holds. */
function unread(topic: Topic, outdated: Published | null): FinishedRow {
  const why = { reason: 'its text is out of reach', refused: false };
  if (outdated !== null) return { ...stale(topic, outdated), ...why };
  return { topic, ...NO_VALUE, state: 'pending', ...why };
}

function stale(topic: Topic, outdated: Published) {
  // A row that was read back holds more than its values.
  const { values, revision } = outdated;
  return { topic, values, revision, state: 'stale' as const };
}
