import { userContent } from '../columns/prompt.ts';
import { thinkingOf } from '../models/gemini/thinking.ts';
import type { Ask, Usage } from './model.ts';

/** English takes 5 to 6 characters a token: 4 errs on the safe side until an answer tells more. */
const CHARACTERS_PER_TOKEN = 4;

/** Output tokens of one row, pretty-printed (25 when compact): measured on real answers. */
const OUTPUT_TOKENS_PER_ROW = 45;

/** Room for an answer, in tokens, besides what the model thinks: base, and for every row. */
const OUTPUT_LIMIT = 256;
const OUTPUT_LIMIT_PER_ROW = 80;

/**
 * The most output tokens that an answer of a model to `rows` rows may take. The service is told to end it
 * there: that ends a repetition loop early, and bounds what a request can cost.
 */
export function outputLimit(rows: number, model: string): number {
  return OUTPUT_LIMIT + OUTPUT_LIMIT_PER_ROW * rows + thinkingOf(model).tokens;
}

export interface TokenCount {
  readonly input: number;
  readonly output: number;
}

/** Estimates the tokens of requests, and learns from what the API counted. */
export class TokenMeter {
  readonly #instruction: string;
  #characters = 0;
  #inputTokens = 0;
  #rows = 0;
  #outputTokens = 0;

  /** @param instruction the system instruction, which every request carries. */
  constructor(instruction: string) {
    this.#instruction = instruction;
  }

  /** Tokens of one request. */
  estimate(asks: readonly Ask[]): TokenCount {
    const perCharacter =
      this.#inputTokens > 0 ? this.#inputTokens / this.#characters : 1 / CHARACTERS_PER_TOKEN;
    return {
      input: Math.ceil(this.#charactersOf(asks) * perCharacter),
      output: Math.ceil(asks.length * this.outputPerRow),
    };
  }

  get outputPerRow(): number {
    return this.#rows > 0 ? this.#outputTokens / this.#rows : OUTPUT_TOKENS_PER_ROW;
  }

  /** Takes in what the API counted for a request. Answers without rows say nothing about rows. */
  observe(asks: readonly Ask[], rowsAnswered: number, usage: Usage): void {
    if (usage.input > 0) {
      this.#characters += this.#charactersOf(asks);
      this.#inputTokens += usage.input;
    }
    if (usage.output > 0 && rowsAnswered === asks.length) {
      this.#rows += rowsAnswered;
      this.#outputTokens += usage.output;
    }
  }

  #charactersOf(asks: readonly Ask[]): number {
    return this.#instruction.length + userContent(asks).length;
  }
}
