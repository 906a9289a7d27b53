import type { Prompt, PromptItem, Usage } from './model.ts';

/** English has 5 to 6 characters per token: 4 errs on the safe side until an answer gives the figure. */
const CHARACTERS_PER_TOKEN = 4;

/** Output tokens that an answer has room for besides its rows and what the model thinks. */
const BASE_OUTPUT_TOKENS = 256;

/** Estimates the tokens of requests, and learns from what the API counted. */
export class TokenMeter {
  readonly prompt: Prompt;
  #characters = 0;
  #inputTokens = 0;
  #rows = 0;
  #outputTokens = 0;

  constructor(prompt: Prompt) {
    this.prompt = prompt;
  }

  /** Tokens of one request. */
  estimate(items: readonly PromptItem[]): { readonly input: number; readonly output: number } {
    const perCharacter =
      this.#inputTokens > 0 ? this.#inputTokens / this.#characters : 1 / CHARACTERS_PER_TOKEN;
    return {
      input: Math.ceil(this.#charactersOf(items) * perCharacter),
      output: Math.ceil(items.length * this.outputPerRow),
    };
  }

  get outputPerRow(): number {
    return this.#rows > 0 ? this.#outputTokens / this.#rows : this.prompt.outputTokens.expected;
  }

  /** Learns from what the API counted for a request. Answers that lack rows say nothing about rows. */
  observe(items: readonly PromptItem[], rowsAnswered: number, usage: Usage): void {
    if (usage.input > 0) {
      this.#characters += this.#charactersOf(items);
      this.#inputTokens += usage.input;
    }
    if (usage.output > 0 && rowsAnswered === items.length) {
      this.#rows += rowsAnswered;
      this.#outputTokens += usage.output;
    }
  }

  #charactersOf(items: readonly PromptItem[]): number {
    return this.prompt.instruction.length + this.prompt.content(items).length;
  }
}

/**
 * The output limit of a request, in tokens. The service truncates the answer there, which ends a
 * repetition loop early and bounds what a request can cost.
 */
export function maxOutputTokens(rows: number, prompt: Prompt, thinkingTokens: number): number {
  return BASE_OUTPUT_TOKENS + prompt.outputTokens.max * rows + thinkingTokens;
}
