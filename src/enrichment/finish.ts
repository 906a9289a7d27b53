import type { Topic } from '../roadmap/topic.ts';
import { revisionOf } from './key.ts';
import type { Outcome } from './result.ts';
import type { PlannedRow, PublishedValue } from './rows.ts';

export const STATES = ['enriched', 'cached', 'stale', 'failed', 'pending'] as const;

/** What became of a row; exactly one holds. The names appear as they are in every report. */
export type RowState = (typeof STATES)[number];

/** A row at the end of a run. */
export interface FinishedRow {
  readonly topic: Topic;
  readonly tldr: string;
  readonly challenge: string;
  /** First 12 hex digits of the row's key; empty where the TLDR is, or is a preview. */
  readonly revision: string;
  readonly state: RowState;
  /** Why the row is failed, pending or stale; empty otherwise. */
  readonly reason: string;
}

export interface FinishOptions {
  /** The values are an offline preview. */
  readonly preview: boolean;
  /** Nothing was asked: what would have been is `pending`, whatever value it has. */
  readonly dryRun: boolean;
}

const NO_VALUE = { tldr: '', challenge: '', revision: '' } as const;

/**
 * The row's value and state once the model was asked. A value is never lost: where there is no new
 * one, this text's stays, else an older text's.
 */
export function finishRow(
  row: PlannedRow,
  outcome: Outcome | undefined,
  { preview, dryRun }: FinishOptions,
): FinishedRow {
  const { topic, ask, value, outdated, refused } = row;
  if (topic.unread) return unread(topic, outdated);
  if (dryRun && row.needed) {
    return { topic, ...NO_VALUE, state: 'pending', reason: 'dry run' };
  }
  if (outcome?.state === 'enriched') {
    const revision = preview ? '' : revisionOf(ask.key);
    return { topic, ...outcome.value, revision, state: 'enriched', reason: '' };
  }
  if (value !== null) {
    const { tldr, challenge } = value;
    return { topic, tldr, challenge, revision: revisionOf(ask.key), state: 'cached', reason: '' };
  }
  const reason = refused ?? outcome?.reason ?? 'not asked';
  if (outdated !== null) return stale(topic, outdated, reason);
  const state = refused !== null ? 'failed' : (outcome?.state ?? 'pending');
  return { topic, ...NO_VALUE, state, reason };
}

/** A row whose text is out of reach: what it has stays, as nobody knows whether it still holds. */
function unread(topic: Topic, outdated: PublishedValue | null): FinishedRow {
  const reason = 'its text is out of reach';
  if (outdated !== null) return stale(topic, outdated, reason);
  return { topic, ...NO_VALUE, state: 'pending', reason };
}

function stale(topic: Topic, outdated: PublishedValue, reason: string): FinishedRow {
  // A row that was read back holds more than its value.
  const { tldr, challenge, revision } = outdated;
  return { topic, tldr, challenge, revision, state: 'stale', reason };
}
