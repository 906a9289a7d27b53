/**
 * Divides `max` places among groups of these sizes, as evenly as they can be used: what a small
 * group leaves free goes to the larger ones. Among equals, earlier groups come first.
 */
export function shareOut(sizes: readonly number[], max: number): readonly number[] {
  const shares = sizes.map(() => 0);
  // The last of equals is served first, as a share that does not divide evenly is rounded down.
  const order = sizes
    .map((size, i) => ({ size, i }))
    .toSorted((a, b) => a.size - b.size || b.i - a.i);
  let left = max;
  order.forEach(({ size, i }, served) => {
    const share = Math.min(size, Math.floor(left / (order.length - served)));
    shares[i] = share;
    left -= share;
  });
  return shares;
}

/** The first items of each group, `max` of all together, in the groups' order. */
export function pickFairly<T>(groups: readonly (readonly T[])[], max: number): readonly T[] {
  const shares = shareOut(
    groups.map((group) => group.length),
    max,
  );
  return groups.flatMap((group, i) => group.slice(0, shares[i]));
}
