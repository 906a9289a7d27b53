import type { ModelInfo, Prompt, PromptItem, PromptOf, Usage } from './model.ts';

/** English has 5 to 6 characters per token: 4 errs on the safe side until an answer gives the figure. */
const CHARACTERS_PER_TOKEN = 4;

/** Output tokens that an answer has room for besides its rows and what the model thinks. */
const BASE_OUTPUT_TOKENS = 256;

/** Estimates the tokens of requests, and learns from what the API counted. */
export class TokenMeter {
  readonly promptOf: PromptOf;
  #characters = 0;
  #inputTokens = 0;
  #expectedTokens = 0;
  #outputTokens = 0;

  constructor(promptOf: PromptOf) {
    this.promptOf = promptOf;
  }

  /** Tokens of one request; with another prompt's, what these items would take in its requests. */
  estimate(
    items: readonly PromptItem[],
    prompt: Prompt = this.promptOf(items),
  ): { readonly input: number; readonly output: number } {
    const perCharacter =
      this.#inputTokens > 0 ? this.#inputTokens / this.#characters : 1 / CHARACTERS_PER_TOKEN;
    return {
      input: Math.ceil(charactersOf(items, prompt) * perCharacter),
      output: Math.ceil(items.length * this.outputPerRow(prompt)),
    };
  }

  /** Output tokens to expect of one row. */
  outputPerRow({ outputTokens: { expected } }: Prompt): number {
    const isKnown = this.#expectedTokens > 0;
    return isKnown ? (expected * this.#outputTokens) / this.#expectedTokens : expected;
  }

  /** Learns from what the API counted for a request. Answers that lack rows say nothing about rows. */
  observe(items: readonly PromptItem[], rowsAnswered: number, usage: Usage): void {
    const prompt = this.promptOf(items);
    if (usage.input > 0) {
      this.#characters += charactersOf(items, prompt);
      this.#inputTokens += usage.input;
    }
    if (usage.output > 0 && rowsAnswered === items.length) {
      this.#expectedTokens += rowsAnswered * prompt.outputTokens.expected;
      this.#outputTokens += usage.output;
    }
  }
}

function charactersOf(items: readonly PromptItem[], prompt: Prompt): number {
  return prompt.instruction.length + prompt.content(items).length;
}

/** What a model says of its output. */
export type Output = Pick<ModelInfo, 'thinkingTokens' | 'outputLimit'>;

/**
 * The output limit of a request, in tokens. The service truncates the answer there, which ends a
 * repetition loop early and bounds what a request can cost.
 */
export function maxOutputTokens(
  rows: number,
  prompt: Prompt,
  { thinkingTokens, outputLimit }: Output,
): number {
  const needed = BASE_OUTPUT_TOKENS + prompt.outputTokens.max * rows + thinkingTokens;
  return Math.min(needed, outputLimit);
}

/** How many rows a request may have so that the longest answer is not truncated; at least one. */
export function maxRows(prompt: Prompt, { thinkingTokens, outputLimit }: Output): number {
  const room = outputLimit - BASE_OUTPUT_TOKENS - thinkingTokens;
  return Math.max(1, Math.floor(room / prompt.outputTokens.max));
}
