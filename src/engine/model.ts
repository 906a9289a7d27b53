/** One row as the model sees it. */
export interface PromptItem {
  /** SHA-256 of the text (see `values/key.ts`): identifies the answer in cache and table. */
  readonly key: string;
  /** Unique within a run: the name the model answers to. */
  readonly id: string;
  /** At most 200 code points. */
  readonly topic: string;
  /** At most 500 code points; empty where the row has no description, and `context` is sent. */
  readonly description: string;
  /** The category path, at most 200 code points. */
  readonly context: string;
}

/** The values of a row by column name. The engine passes them on and looks at none. */
export type Values = Readonly<Record<string, string>>;

/** What one answer was worth. Every item of its request is in exactly one of the three. */
export interface ParsedAnswer {
  readonly values: ReadonlyMap<PromptItem, Values>;
  /** Missing from the answer, or invalid: with the reason. */
  readonly missing: ReadonlyMap<PromptItem, string>;
  /** Valid, but with the value of another topic: to be sent alone, with the reason. */
  readonly duplicates: ReadonlyMap<PromptItem, string>;
}

/** What a run wants to know of every item; made from the columns (see `columns/prompt.ts`). */
export interface Prompt {
  /** The system instruction: the same for all requests, so that the provider can cache it. */
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
      /** The model would not answer this content; `text` is what it wrote before it stopped. */
      readonly kind: 'refused';
      readonly reason: string;
      /** A soft refusal (RECITATION) may pass when the row is sent again. */
      readonly soft: boolean;
      readonly text: string;
      readonly usage: Usage;
    }
  | {
      /** A 429 that passes: too many requests or tokens per minute. */
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
      /** The service is overloaded, unreachable or silent. */
      readonly kind: 'overload';
      readonly message: string;
      /** An answer may have been made and billed that did not arrive. */
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

/** List price of a model, in USD per million tokens. */
export interface Price {
  readonly input: number;
  readonly output: number;
  /** Input that the provider served from its prefix cache. */
  readonly cached: number;
}

/** Where the key of a model comes from. */
export interface KeySource {
  /** Name of the input that holds it, and of the environment variable of the command line. */
  readonly input: string;
  readonly variable: string;
  /** The page on which a person creates one. */
  readonly page: string;
}

/** What is known of a model before a request is sent. */
export interface ModelInfo {
  /** Its id. */
  readonly name: string;
  /** What messages call the service behind it. */
  readonly label: string;
  /** A preview is made on this machine: no quota, no requests, never cached. */
  readonly preview: boolean;
  /** Null where it is not known. */
  readonly price: Price | null;
  /** Output tokens of a request that the model may spend on thinking. */
  readonly thinkingTokens: number;
  /** Null for a model that needs no key. */
  readonly key: KeySource | null;
}

/** A model, with the prompt that it was opened for. */
export interface Model extends ModelInfo {
  /** Sends all items in one request. Resolves in every case; `signal` aborts it. */
  ask(items: readonly PromptItem[], signal: AbortSignal): Promise<Reply>;
}
