import type { Enrichment } from '../columns/tldr.ts';
import type { Usage } from './model.ts';
import type { EngineStop } from './stop.ts';
import type { TokenMeter } from './tokens.ts';

/** What became of one row. */
export type Outcome =
  | { readonly state: 'enriched'; readonly value: Enrichment }
  | {
      readonly state: 'failed';
      readonly reason: string;
      /** The model refused the row, asked alone: worth remembering for a while. */
      readonly refused: boolean;
    }
  | { readonly state: 'pending'; readonly reason: string };

/** HTTP requests sent to the model, refused ones included: total = batch + single. */
export interface RequestCounts {
  readonly total: number;
  /** With more than one row. */
  readonly batch: number;
  readonly single: number;
  /** Those of the total that repeated an unchanged request. */
  readonly retries: number;
}

/** What a run of the engine came to. */
export interface EngineResult {
  /** One outcome for every row that was given, by key. */
  readonly outcomes: ReadonlyMap<string, Outcome>;
  readonly stopped: EngineStop | null;
  /** What the provider said when it ended the run; empty otherwise. */
  readonly stopMessage: string;
  /** The quota of a day that the provider named, in requests; null where it named none. */
  readonly dayLimit: number | null;
  readonly requests: RequestCounts;
  readonly usage: Usage;
  /** What was learned about the tokens of a row. */
  readonly meter: TokenMeter;
}

/** What went on, for the log. */
export type EngineEvent =
  | {
      readonly type: 'answer';
      readonly request: RequestLabel;
      /** How long the request took, in milliseconds. */
      readonly ms: number;
      readonly enriched: number;
      /** Rows that go on to be asked again. */
      readonly again: number;
      readonly failed: number;
      /** What the provider said, where it was not a plain answer. */
      readonly note: string;
    }
  | {
      readonly type: 'wait';
      readonly ms: number;
      readonly requestsPerMinute: number;
      /** For a fault to pass, rather than for the limit. */
      readonly paused: boolean;
    };

export interface RequestLabel {
  /**
   * `planned` batches are numbered from 1 to `of`; the others count on from there. The parts of a
   * divided request share its number.
   */
  readonly kind: 'planned' | 'repair';
  readonly n: number;
  readonly of: number;
  readonly rows: number;
  readonly resent: boolean;
}
