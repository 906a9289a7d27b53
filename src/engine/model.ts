/** One row as the model sees it. */
export interface Item {
  /** SHA-256 of what is sent (see `values/key.ts`): identifies the answer in cache and table. */
  readonly key: string;
  /** Unique within a run; the model repeats it in its answer. */
  readonly id: string;
  /** At most 200 code points. */
  readonly topic: string;
  /** At most 500 code points; if it is empty, `context` is sent instead. */
  readonly description: string;
  /** The category path, at most 200 code points. */
  readonly context: string;
}

/** A row to send. */
export interface PromptItem extends Item {
  /** Names of the columns that it has no value for, in their order: those to request. */
  readonly lacks: readonly string[];
  /** What was wrong with the last answer to the row, if it is sent again for that. */
  readonly fix?: string;
}

/** Why a row that an answer does not hold is missing. */
export const ABSENT = 'missing from the answer';

/** The values of a row by column name. The engine passes them on without reading them. */
export type Values = Readonly<Record<string, string>>;

/** Why there is no value: what is wrong with what was given, or that nothing was. */
export interface Invalid<T> {
  readonly ok: false;
  readonly why: string;
  /**
   * What is left of a value that exceeds a limit slightly, if it is cut; null if it cannot be cut
   * without losing its sense.
   */
  readonly cut?: T | null;
}

/** A value in the form in which it is kept, or why there is none. */
export type Parsed<T> = { readonly ok: true; readonly value: T } | Invalid<T>;

/** What an answer says for one column of one row. */
export type CellAnswer =
  | Extract<Parsed<string>, { ok: true }>
  | (Invalid<string> & {
      /** Valid, but another topic's value too: to be retried without company. */
      readonly alone?: true;
    });

/** An answer as it was read: for every item of its request, every column that the item lacks. */
export type ParsedAnswer = ReadonlyMap<PromptItem, ReadonlyMap<string, CellAnswer>>;

/** What requests that ask for the same columns say (see `columns/prompt.ts`). */
export interface Prompt {
  /** The system instruction: the same for all of them, so that the provider can cache it. */
  readonly instruction: string;
  /** JSON Schema of an answer. */
  readonly schema: Readonly<Record<string, unknown>>;
  /** Output tokens for one item: what to expect, and what to leave room for. */
  readonly outputTokens: { readonly expected: number; readonly max: number };
  /** The user message of a request. */
  content(items: readonly PromptItem[]): string;
  /** Reads an answer, each item on its own. */
  parse(text: string, items: readonly PromptItem[]): ParsedAnswer;
}

/** The prompt of a request for these items: it asks for every column that one of them lacks. */
export type PromptOf = (items: readonly PromptItem[]) => Prompt;

/** Tokens of one request, as the API counted them. */
export interface Usage {
  readonly input: number;
  /** Answer and thinking together: both are billed as output. */
  readonly output: number;
  /** The part of `input` that was served from the provider's own prefix cache. */
  readonly cached: number;
}

export const NO_USAGE: Usage = { input: 0, output: 0, cached: 0 };

/** The result of one request. Nothing that a provider does is thrown. */
export type Reply =
  | {
      readonly kind: 'answer';
      readonly text: string;
      readonly usage: Usage;
      /** Why the answer is empty or incomplete, in the provider's word; empty if it is whole. */
      readonly ending?: string;
      /** Why the model stopped. A soft refusal (RECITATION) may pass when the row is retried. */
      readonly refusal?: { readonly reason: string; readonly soft: boolean };
    }
  | {
      /** A 429 that passes: too many requests or tokens per minute. */
      readonly kind: 'rate-limit';
      /** The delay that the provider names, if any. */
      readonly retryAfterMs?: number | undefined;
      /** The limit per minute that was hit, if the provider names it. */
      readonly limit?: MinuteLimit | undefined;
      readonly message: string;
    }
  | {
      /** The service is overloaded, unreachable or silent. */
      readonly kind: 'overload';
      readonly message: string;
      /** The provider may have billed an answer that did not arrive. */
      readonly lost?: boolean;
    }
  | { readonly kind: 'bad-request'; readonly message: string }
  | {
      /** The service rejected a setting that the model leaves out from now on: the same once more. */
      readonly kind: 'adjusted';
      readonly message: string;
    }
  | {
      /** No other request of this run would fare better. */
      readonly kind: 'stop';
      readonly stop: 'daily-quota' | 'key' | 'billing' | 'model' | 'bad-request';
      /** Services were seen to send it once by mistake: the request is repeated if others were answered. */
      readonly stray?: boolean;
      /** The daily quota in requests, if the provider names it. */
      readonly dayLimit?: number | undefined;
      readonly message: string;
    }
  | { readonly kind: 'aborted' };

export interface MinuteLimit {
  readonly of: 'requests' | 'tokens';
  readonly value: number;
}

/** List price of a model, in USD per million tokens. */
export interface Price {
  readonly input: number;
  readonly output: number;
  /** Input that the provider served from its prefix cache. */
  readonly cached: number;
}

/** What is known about a model before a request is sent. */
export interface ModelInfo {
  /** Its id. */
  readonly name: string;
  /** The name of the service in messages. */
  readonly label: string;
  /** A preview is made on this machine: no quota, no requests, never cached. */
  readonly preview: boolean;
  /** Null if it is unknown. */
  readonly price: Price | null;
  /** Output tokens of a request that the model may spend on thinking. */
  readonly thinkingTokens: number;
  /**
   * Requests a day that its free tier was seen to allow: what to plan for, not a limit. Infinity if
   * there is none.
   */
  readonly dayQuota: number;
  /** Maximum of a request's output tokens, thinking included. */
  readonly outputLimit: number;
  /** Where its key comes from; null for a model that needs none. */
  readonly key: {
    /** Name of the input, and of the environment variable on the command line. */
    readonly input: string;
    readonly variable: string;
    /** The page where you create one. */
    readonly page: string;
  } | null;
}

/** A model, opened with a prompt. */
export interface Model extends ModelInfo {
  /** Sends all items in one request. Never rejects; `signal` aborts it. */
  ask(items: readonly PromptItem[], signal: AbortSignal): Promise<Reply>;
}
