import type { Ask } from './model.ts';

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
