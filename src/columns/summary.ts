/** `9.3 words on average (3 to 12)`; there is at least one count. */
export function averageOf(counts: readonly number[], noun: string): string {
  const sorted = counts.toSorted((a, b) => a - b);
  const average = sorted.reduce((sum, count) => sum + count, 0) / sorted.length;
  return `${average.toFixed(1)} ${noun} on average${rangeOf(sorted, String)}`;
}

/** ` (3 to 12)`, of numbers in ascending order; empty if they are all the same. */
export function rangeOf(sorted: readonly number[], format: (value: number) => string): string {
  const [min = 0, max = 0] = [sorted[0], sorted.at(-1)];
  return min === max ? '' : ` (${format(min)} to ${format(max)})`;
}
