/** How little a model can be told to think, and the room that this takes in its answer. */
export interface Thinking {
  /** What goes into the generation config; null for a model of which nothing is known. */
  readonly config:
    | { readonly thinkingBudget: number }
    | { readonly thinkingLevel: 'minimal' | 'low' }
    | null;
  /** Tokens of thought, which count as output, that an answer has room for. */
  readonly tokens: number;
}

/** Two and a half times the 400 or so that models were seen to take at the level `low`. */
const SHORT_THOUGHT = 1_024;

/** For a model that thinks as much as it likes. */
const LONG_THOUGHT = 4_096;

/**
 * As little thinking as a model is known to allow: a short note needs none, and what is refused ends
 * the run. `minimal`, which is next to none, is sent where every source says that it is taken; all
 * other models since Gemini 3 take `low`.
 *
 * Sources: https://ai.google.dev/gemini-api/docs/thinking, and what others met with.
 */
export function thinkingOf(model: string): Thinking {
  if (/^gemini-2\.5-flash/.test(model)) return { config: { thinkingBudget: 0 }, tokens: 0 };
  // Its least.
  if (/^gemini-2\.5-pro/.test(model)) {
    return { config: { thinkingBudget: 128 }, tokens: SHORT_THOUGHT };
  }
  if (/^gemini-3(\.\d+-flash-lite|-flash)/.test(model)) {
    return { config: { thinkingLevel: 'minimal' }, tokens: 0 };
  }
  if (/^gemini-([3-9]|\d\d)/.test(model)) {
    return { config: { thinkingLevel: 'low' }, tokens: SHORT_THOUGHT };
  }
  return { config: null, tokens: LONG_THOUGHT };
}
