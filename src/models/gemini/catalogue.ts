import type { KeySource, ModelInfo, Price } from '../../engine/model.ts';

/** What goes into the generation config about thinking; null sends nothing. */
type ThinkingConfig =
  | { readonly thinkingBudget: number }
  | { readonly thinkingLevel: 'minimal' | 'low' }
  | null;

/** A Gemini model, with what only its own requests need. */
export interface GeminiInfo extends ModelInfo {
  readonly thinking: ThinkingConfig;
}

const KEY: KeySource = {
  input: 'gemini-api-key',
  variable: 'GEMINI_API_KEY',
  page: 'https://aistudio.google.com/apikey',
};

/**
 * List prices of the paid tier, read on 2026-11-23 at https://ai.google.dev/gemini-api/docs/pricing.
 * Gemini 3.6 to 3.8 Flash cost half of what stands here until 2026-12-31; the later price is used,
 * so that a budget errs on the safe side.
 */
const PRICES: Readonly<Record<string, Price>> = {
  'gemini-2.5-flash-lite': { input: 0.1, output: 0.4, cached: 0.01 },
  'gemini-2.5-flash': { input: 0.3, output: 2.5, cached: 0.03 },
  'gemini-3.1-flash-lite': { input: 0.25, output: 1.5, cached: 0.025 },
  'gemini-3.5-flash-lite': { input: 0.3, output: 2.5, cached: 0.03 },
  'gemini-3.6-flash': { input: 1.5, output: 7.5, cached: 0.15 },
  'gemini-3.7-flash': { input: 1.5, output: 7.5, cached: 0.15 },
  'gemini-3.8-flash': { input: 1.5, output: 7.5, cached: 0.15 },
};

/** Two and a half times the 400 tokens or so that models were seen to take at the level `low`. */
const SHORT_THOUGHT = 1_024;

/** For a model that thinks as much as it likes. */
const LONG_THOUGHT = 4_096;

/**
 * As little thinking as a model is known to allow: a short note needs none, and a setting that the
 * model refuses ends the run. `minimal` is next to none and is sent where every source says that the
 * model takes it; all other models since Gemini 3 take `low`.
 *
 * Sources: https://ai.google.dev/gemini-api/docs/thinking, and reports of users.
 */
const THINKING: readonly (readonly [family: RegExp, config: ThinkingConfig, tokens: number])[] = [
  [/^gemini-2\.5-flash/, { thinkingBudget: 0 }, 0],
  // Its minimum.
  [/^gemini-2\.5-pro/, { thinkingBudget: 128 }, SHORT_THOUGHT],
  [/^gemini-3(\.\d+-flash-lite|-flash)/, { thinkingLevel: 'minimal' }, 0],
  [/^gemini-([3-9]|\d\d)/, { thinkingLevel: 'low' }, SHORT_THOUGHT],
  [/^/, null, LONG_THOUGHT],
];

/** What is known of a model of Gemini's, whatever its id. */
export function geminiInfo(name: string): GeminiInfo {
  const [, thinking, thinkingTokens] = THINKING.find(([family]) => family.test(name)) ?? [
    null,
    null,
    LONG_THOUGHT,
  ];
  return {
    name,
    label: 'Gemini',
    preview: false,
    price: Object.hasOwn(PRICES, name) ? (PRICES[name] ?? null) : null,
    thinking,
    thinkingTokens,
    key: KEY,
  };
}
