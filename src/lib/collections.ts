/** Groups items by key, in the order in which keys and items first appear. */
export function groupBy<T, K>(
  items: readonly T[],
  keyOf: (item: T) => K,
): ReadonlyMap<K, [T, ...T[]]> {
  const groups = new Map<K, [T, ...T[]]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** Items by key, without those that share theirs with another. */
export function uniqueBy<T, K>(items: readonly T[], keyOf: (item: T) => K): ReadonlyMap<K, T> {
  const alone = [...groupBy(items, keyOf)].filter(([, { length }]) => length === 1);
  return new Map(alone.map(([key, [item]]) => [key, item]));
}

/** The sum of one number of each item. */
export function sumBy<T>(items: readonly T[], numberOf: (item: T) => number): number {
  return items.reduce((sum, item) => sum + numberOf(item), 0);
}

/** Compares by code unit, so that the order does not depend on the language of the machine. */
export function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
