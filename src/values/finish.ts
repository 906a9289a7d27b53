import type { Outcome } from '../engine/result.ts';
import { extractTldr } from '../models/offline/extract.ts';
import type { Topic } from '../sources/roadmap.ts';
import { revisionOf } from './key.ts';
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
  /** The model refused this text: it is not asked again for a while, unless `refresh` is `all`. */
  readonly refused: boolean;
}

export interface FinishOptions {
  /** The values are an offline preview. */
  readonly preview: boolean;
  /** The topic's text may be shown. A preview is made of its words, a model's value is not. */
  readonly textShown: boolean;
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
  answer: Outcome | undefined,
  { preview, textShown, dryRun }: FinishOptions,
): FinishedRow {
  const { topic, ask, value, outdated } = row;
  if (topic.unread) return unread(topic, outdated);
  // What was asked for another row of the same text takes no value away from this one.
  const outcome = row.needed ? answer : undefined;
  const settled = { topic, reason: '', refused: false };
  if (dryRun && row.needed) {
    return { ...settled, ...NO_VALUE, state: 'pending', reason: 'dry run' };
  }
  if (outcome?.state === 'enriched') {
    const enriched = { ...settled, ...outcome.value, state: 'enriched' as const };
    if (!preview) return { ...enriched, revision: revisionOf(ask.key) };
    const tldr = textShown ? enriched.tldr : extractTldr(ask.topic, '', ask.context);
    return { ...enriched, tldr, revision: '' };
  }
  if (value !== null) {
    const { tldr, challenge } = value;
    return { ...settled, tldr, challenge, revision: revisionOf(ask.key), state: 'cached' };
  }
  const reason =
    row.refused ?? outcome?.reason ?? (preview ? 'a preview replaces no value' : 'not asked');
  const refused = row.refused !== null || (outcome?.state === 'failed' && outcome.refused);
  if (outdated !== null) return { ...stale(topic, outdated), reason, refused };
  const state = row.refused !== null ? 'failed' : (outcome?.state ?? 'pending');
  return { topic, ...NO_VALUE, state, reason, refused };
}

/** A row whose text is out of reach: what it has stays, as nobody knows whether it still holds. */
function unread(topic: Topic, outdated: PublishedValue | null): FinishedRow {
  const why = { reason: 'its text is out of reach', refused: false };
  if (outdated !== null) return { ...stale(topic, outdated), ...why };
  return { topic, ...NO_VALUE, state: 'pending', ...why };
}

function stale(topic: Topic, outdated: PublishedValue) {
  // A row that was read back holds more than its value.
  const { tldr, challenge, revision } = outdated;
  return { topic, tldr, challenge, revision, state: 'stale' as const };
}
