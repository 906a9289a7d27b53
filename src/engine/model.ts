import { STOP_REASONS } from './stop.ts';

/** One row as the model sees it. */
export interface Ask {
  /** SHA-256 of the text (see `key.ts`): identity of the answer in cache and table. */
  readonly key: string;
  /** Unique within a run: the name the model answers to. */
  readonly id: string;
  /** At most 200 code points. */
  readonly topic: string;
  /** At most 500 code points; empty where the row has no text, and `context` is sent instead. */
  readonly description: string;
  /** The category path, at most 200 code points. */
  readonly context: string;
}

/** Tokens of one request, as the API counted them. */
export interface Usage {
  readonly input: number;
  /** Answer and thinking together: both are billed as output. */
  readonly output: number;
  /** The part of `input` that was served from the provider's own prefix cache. */
  readonly cached: number;
}

export const NO_USAGE: Usage = { input: 0, output: 0, cached: 0 };

export function addUsage(a: Usage, b: Usage): Usage {
  return { input: a.input + b.input, output: a.output + b.output, cached: a.cached + b.cached };
}

/** What came of one request. Nothing a provider does is thrown. */
export type Reply =
  | { readonly kind: 'answer'; readonly text: string; readonly usage: Usage }
  | {
      /** The model would not answer this content; `text` is what it said before it stopped. */
      readonly kind: 'refused';
      readonly reason: string;
      /** A soft refusal (RECITATION) may pass when asked again. */
      readonly soft: boolean;
      readonly text: string;
      readonly usage: Usage;
    }
  | {
      /** 429 that passes: too many requests or tokens per minute. */
      readonly kind: 'rate-limit';
      /** How long the provider asks to wait, where it says so. */
      readonly retryAfterMs?: number;
      /** The limit that was hit, per minute, where the provider names it. */
      readonly limit?: MinuteLimit;
      readonly message: string;
    }
  | {
      readonly kind: 'daily-quota';
      /** Requests per day, where the provider names that. */
      readonly limit?: number;
      readonly message: string;
    }
  | {
      /** The service is overloaded, out of reach or silent. */
      readonly kind: 'overload';
      readonly message: string;
      /** An answer may have been made, and billed, that did not come back. */
      readonly lost?: boolean;
    }
  | { readonly kind: 'bad-request'; readonly message: string }
  | {
      readonly kind: 'fatal';
      readonly stop: 'key' | 'model' | 'bad-request';
      readonly message: string;
    }
  | { readonly kind: 'aborted' };

export interface MinuteLimit {
  readonly of: 'requests' | 'tokens';
  readonly value: number;
}

/** Something that can write TLDRs: Gemini, or the offline preview. */
export interface Model {
  readonly name: string;
  /** A preview runs here: no quota, no requests, no Challenge, never cached. */
  readonly preview: boolean;
  /** Asks for all `asks` in one request. Resolves in every case; `signal` aborts it. */
  ask(asks: readonly Ask[], signal: AbortSignal): Promise<Reply>;
}

/** What a provider said, in few words: its own are long, and the same in every 429. */
export function noteOf(reply: Reply): string {
  switch (reply.kind) {
    case 'answer':
    case 'aborted':
      return '';
    case 'refused':
      return `refused (${reply.reason})`;
    case 'rate-limit':
      return `rate limit${reply.limit ? ` of ${reply.limit.value} ${reply.limit.of} per minute` : ''}`;
    case 'daily-quota':
      return `${STOP_REASONS['daily-quota']}${reply.limit ? ` (${reply.limit} requests)` : ''}`;
    case 'overload':
      return `failed (${reply.message}), to be repeated`;
    case 'bad-request':
      return `rejected (${reply.message})`;
    case 'fatal':
      // The error at the end of the run says why, once.
      return 'rejected';
  }
}
