import type { Ask } from './model.ts';
import { costUsd, type Price } from './prices.ts';
import { estimateTokens } from './prompt.ts';

/** Rows a request where the user leaves the size to us. */
const AUTO_BATCH_SIZE = 20;

/**
 * Divides the rows into the batches of the first pass, in row order.
 *
 * A given size is kept exactly (the last batch takes the rest); `auto` evens the batches out, so
 * that no request is spent on a few rows left over.
 */
export function planBatches(
  asks: readonly Ask[],
  batchSize: number | 'auto',
): readonly (readonly Ask[])[] {
  if (batchSize !== 'auto') return chunk(asks, batchSize);
  const batches = Math.ceil(asks.length / AUTO_BATCH_SIZE);
  const base = Math.floor(asks.length / batches);
  const larger = asks.length % batches;
  return Array.from({ length: batches || 0 }, (_, i) => {
    const start = i * base + Math.min(i, larger);
    return asks.slice(start, start + base + (i < larger ? 1 : 0));
  });
}

/** Consecutive pieces of `size` items; the last may be shorter. */
export function chunk<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) =>
    items.slice(i * size, (i + 1) * size),
  );
}

/** What a run would take, before it is made. */
export interface Forecast {
  readonly requests: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** At list price; null for a model of unknown price. */
  readonly costUsd: number | null;
  readonly seconds: number;
}

export interface ForecastOptions {
  readonly batchSize: number | 'auto';
  readonly concurrency: number;
  readonly requestsPerMinute: number;
  readonly price: Price | null;
  readonly instruction: string;
}

/** Time to the first token, and output tokens a second, of the Flash-Lite models. */
const LATENCY_S = 0.6;
const OUTPUT_TOKENS_PER_S = 250;

/** The plan of a run in which nothing fails, with rough, safe counts of tokens. */
export function forecast(asks: readonly Ask[], options: ForecastOptions): Forecast {
  const batches = planBatches(asks, options.batchSize);
  const tokens = batches.map((batch) => estimateTokens(batch, options.instruction));
  const inputTokens = tokens.reduce((sum, { input }) => sum + input, 0);
  const outputTokens = tokens.reduce((sum, { output }) => sum + output, 0);
  const longest = Math.max(0, ...tokens.map(({ output }) => output));
  const requestSeconds = batches.length === 0 ? 0 : LATENCY_S + longest / OUTPUT_TOKENS_PER_S;
  const fullMinutes = Math.max(0, Math.ceil(batches.length / options.requestsPerMinute) - 1);
  const inLastMinute = batches.length - fullMinutes * options.requestsPerMinute;
  const rounds = Math.ceil(inLastMinute / options.concurrency);
  const usage = { input: inputTokens, output: outputTokens, cached: 0 };
  return {
    requests: batches.length,
    inputTokens,
    outputTokens,
    costUsd: options.price && costUsd(usage, options.price),
    seconds: Math.ceil(fullMinutes * 60 + rounds * requestSeconds),
  };
}
