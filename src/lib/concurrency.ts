/**
 * `Promise.all` over `values.map(work)` with at most `limit` at work at once. After a failure
 * nothing more is begun.
 */
export async function mapLimited<T, R>(
  values: readonly T[],
  limit: number,
  work: (value: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  let failed = false;
  async function lane(): Promise<void> {
    while (!failed && next < values.length) {
      const index = next++;
      const value = values[index];
      if (value === undefined) continue;
      try {
        results[index] = await work(value);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  }
  await Promise.all(Array.from({ length: limit }, lane));
  return results;
}
