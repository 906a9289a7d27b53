import type { ModelInfo, Price } from '../../engine/model.ts';

/** The part of the generation config about thinking; null sends nothing. */
type ThinkingConfig =
  | { readonly thinkingBudget: number }
  | { readonly thinkingLevel: 'minimal' | 'low' }
  | null;

/** A Gemini model, with what only its own requests need. */
export interface GeminiInfo extends ModelInfo {
  readonly thinking: ThinkingConfig;
  /** It takes a system instruction and a JSON schema. */
  readonly isStructured: boolean;
}

const KEY: ModelInfo['key'] = {
  input: 'gemini-api-key',
  variable: 'GEMINI_API_KEY',
  page: 'https://aistudio.google.com/apikey',
};

/**
 * List prices of the paid tier, read on 2026-11-23 at https://ai.google.dev/gemini-api/docs/pricing.
 * Gemini 3.6 to 3.8 Flash cost half as much until 2026-12-31; the later price is used, so that a
 * budget errs on the safe side.
 */
const PRICES: Readonly<Record<string, Price>> = {
  'gemini-2.5-flash-lite': { input: 0.1, output: 0.4, cached: 0.01 },
  'gemini-3.1-flash-lite': { input: 0.25, output: 1.5, cached: 0.025 },
  'gemini-3.5-flash-lite': { input: 0.3, output: 2.5, cached: 0.03 },
  'gemini-3.6-flash': { input: 1.5, output: 7.5, cached: 0.15 },
  'gemini-3.8-flash': { input: 1.5, output: 7.5, cached: 0.15 },
  // Served free of charge only.
  'gemma-4-31b-it': { input: 0, output: 0, cached: 0 },
  'gemma-4-26b-a4b-it': { input: 0, output: 0, cached: 0 },
  'gemma-3-27b-it': { input: 0, output: 0, cached: 0 },
};

/** The models whose price is known. */
export const MODEL_IDS: readonly string[] = Object.keys(PRICES);

/**
 * Models whose requests another one answers, at its price: the newer two since 2026-10-08, the older
 * two from 2026-12-01 on.
 *
 * Source: https://ai.google.dev/gemini-api/docs/deprecations
 */
const ANSWERED_BY: Readonly<Record<string, string>> = {
  'gemini-2.5-flash': 'gemini-3.5-flash-lite',
  'gemini-2.5-pro': 'gemini-3.8-flash',
  'gemini-3.5-flash': 'gemini-3.6-flash',
  'gemini-3.7-flash': 'gemini-3.8-flash',
};

/** Models were seen to use some 400 tokens at the level `low`; this is two and a half times that. */
const SHORT_THOUGHT = 1_024;

/**
 * Requests a day of the free tier, as users reported them in 2026 (Google publishes them no more); the
 * least of them for all other models.
 */
const DAY_QUOTAS: Readonly<Record<string, number>> = {
  'gemini-3.1-flash-lite': 500,
  'gemini-3.5-flash-lite': 500,
  'gemma-4-31b-it': 1_500,
  'gemma-4-26b-a4b-it': 1_500,
  'gemma-3-27b-it': 14_400,
};
const SMALL_DAY_QUOTA = 20;

/** Of all models since Gemini 2.5: https://ai.google.dev/gemini-api/docs/models */
const OUTPUT_LIMIT = 65_536;

/** For a model whose thinking cannot be limited. */
export const LONG_THOUGHT = 4_096;

/**
 * As little thinking as a model is known to allow: a short note needs none, but a setting that the
 * model rejects ends the run. `minimal` is close to none and is sent if every source says that the
 * model accepts it; all other models since Gemini 3 accept `low`.
 *
 * Sources: https://ai.google.dev/gemini-api/docs/thinking, and reports of users.
 */
const THINKING: readonly (readonly [family: RegExp, config: ThinkingConfig, tokens: number])[] = [
  [/^gemini-2\.5-flash/, { thinkingBudget: 0 }, 0],
  [/^gemini-3(\.\d+-flash-lite|-flash)/, { thinkingLevel: 'minimal' }, 0],
  [/^gemini-([3-9]|\d\d)/, { thinkingLevel: 'low' }, SHORT_THOUGHT],
  // Does not think.
  [/^gemma-3-/, null, 0],
  // Thinks unless told not to, and takes no budget.
  [/^gemma-4-/, { thinkingLevel: 'minimal' }, 0],
];

/** "Developer instruction is not enabled for models/gemma-3-27b-it", nor is "JSON mode". */
const UNSTRUCTURED = /^gemma-3-/;

/** What is known about a Gemini model, whatever its id. */
export function geminiInfo(name: string): GeminiInfo {
  const unknown = [/^/, null, LONG_THOUGHT] as const;
  const model = valueAt(ANSWERED_BY, name) ?? name;
  const [, thinking, thinkingTokens] = THINKING.find(([family]) => family.test(model)) ?? unknown;
  return {
    name,
    label: 'Gemini',
    preview: false,
    price: valueAt(PRICES, model) ?? null,
    thinking,
    thinkingTokens,
    isStructured: !UNSTRUCTURED.test(name),
    dayQuota: valueAt(DAY_QUOTAS, name) ?? SMALL_DAY_QUOTA,
    outputLimit: OUTPUT_LIMIT,
    key: KEY,
  };
}

/** The value of a record at a name that may also be one of an object's own, such as `constructor`. */
function valueAt<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
