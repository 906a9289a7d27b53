/** List price of a model, in USD for one million tokens. */
export interface Price {
  readonly input: number;
  readonly output: number;
  /** Input that the provider served from its prefix cache. */
  readonly cached: number;
}

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
  offline: { input: 0, output: 0, cached: 0 },
};

/** The list price of a model id, or null where it is not known here. */
export function priceOf(model: string): Price | null {
  return Object.hasOwn(PRICES, model) ? (PRICES[model] ?? null) : null;
}

/** What tokens cost at a list price, in USD. `cached` is the part of `input` served from a cache. */
export function costUsd(
  tokens: { readonly input: number; readonly output: number; readonly cached: number },
  price: Price,
): number {
  const fresh = tokens.input - tokens.cached;
  const micro = fresh * price.input + tokens.cached * price.cached + tokens.output * price.output;
  return micro / 1_000_000;
}
