import { WAS_CANCELLED } from '../lib/signals.ts';
import type { Reply, Usage, Values } from './model.ts';
import type { Work } from './queue.ts';
import type { TokenMeter } from './tokens.ts';

/** Why a run ended before every row was sent: headline, rows and log all use these words. */
export const STOP_REASONS = {
  'daily-quota': 'the daily quota is exhausted',
  budget: 'the budget is exhausted',
  deadline: 'the deadline was reached',
  outage: 'the model does not respond',
  key: 'the API key was rejected',
  billing: "the project's billing, credits or region do not allow requests",
  model: 'the model is not available',
  'bad-request': 'the request was rejected',
  unusable: 'no answer of the model was usable',
  cancelled: WAS_CANCELLED,
  'no-key': 'the API key is not available to this pull request',
} as const;

export type StopReason = keyof typeof STOP_REASONS;

/** Why nothing was sent at all, where a key is needed and could be set: the run ends as `key`. */
export const NO_KEY_GIVEN = 'no API key is set';

/** Why a column of a row has no value after the run. */
export interface OpenCell {
  /** `failed` is final for a while: the model refused, or never gave a valid value. */
  readonly state: 'failed' | 'pending';
  readonly reason: string;
}

/** What became of one row: every column that it lacked is in one of the two, by name. */
export interface Outcome {
  readonly values: Values;
  readonly open: ReadonlyMap<string, OpenCell>;
}

/** HTTP requests sent to the model, refused ones included: total = batch + single. */
export interface RequestCounts {
  readonly total: number;
  /** With more than one row. */
  readonly batch: number;
  readonly single: number;
  /** Part of the total that repeated an unchanged request. */
  readonly retries: number;
}

export const NO_REQUESTS: RequestCounts = { total: 0, batch: 0, single: 0, retries: 0 };

/** The result of a run of the engine. */
export interface EngineResult {
  /** One outcome for every row that was given, by key. */
  readonly outcomes: ReadonlyMap<string, Outcome>;
  readonly stopped: StopReason | null;
  /** The provider's message when it ended the run; empty otherwise. */
  readonly stopMessage: string;
  /** The daily quota that the provider named, in requests; null if it named none. */
  readonly dayLimit: number | null;
  readonly requests: RequestCounts;
  readonly usage: Usage;
  /** In USD at list price, with the maximum for answers that were lost; 0 if the price is unknown. */
  readonly spentUsd: number;
  /** Columns that were given up, with the most frequent reason why no value was usable. */
  readonly givenUp: ReadonlyMap<string, string>;
  /** What was learned about the tokens of a row. */
  readonly meter: TokenMeter;
}

/** Progress of a run, for the log. */
export type EngineEvent =
  | {
      readonly type: 'answer';
      readonly request: Work;
      /** How long the request took, in milliseconds. */
      readonly ms: number;
      readonly enriched: number;
      /** Rows that will be retried. */
      readonly again: number;
      readonly failed: number;
      /** The pause before the same request is sent again, in milliseconds; null if it is not. */
      readonly retryMs: number | null;
      /** What the provider said, if it was not a plain answer. */
      readonly note: string;
    }
  | {
      /** Another model takes over. */
      readonly type: 'model';
      readonly from: string;
      readonly to: string;
      /** Why the one before did not go on. */
      readonly stopped: StopReason;
    }
  | {
      readonly type: 'wait';
      readonly ms: number;
      readonly requestsPerMinute: number;
      /** After an error, rather than for the limit of requests per minute. */
      readonly paused: boolean;
    };

/** What a run is doing at a moment, for a display that is drawn again and again. */
export interface Activity {
  /** Rows that nothing is asked about any more: enriched, or given up. */
  readonly done: number;
  /** Requests that were sent and not answered yet. */
  readonly inFlight: number;
  /** Cost of the answers so far, at list price; 0 if the price is unknown. */
  readonly costUsd: number;
}

/** A provider's reply in a few words: its own are long, and the same in every 429. */
export function noteOf(reply: Exclude<Reply, { kind: 'aborted' }>): string {
  switch (reply.kind) {
    case 'answer':
      if (reply.refusal) return `refused (${reply.refusal.reason})`;
      return reply.text === '' ? `no text${reply.ending ? ` (${reply.ending})` : ''}` : '';
    case 'rate-limit':
      return `rate limit${reply.limit ? ` of ${reply.limit.value} ${reply.limit.of} per minute` : ''}`;
    case 'overload':
      return `failed (${reply.message})`;
    case 'bad-request':
    case 'adjusted':
      return `rejected (${reply.message})`;
    case 'stop':
      // The error at the end of the run gives the reason, once.
      if (reply.stop !== 'daily-quota') return 'rejected';
      return `daily quota exhausted${reply.dayLimit ? ` (${reply.dayLimit} requests)` : ''}`;
  }
}
