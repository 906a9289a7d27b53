import { expect, it } from 'vitest';
import { inventedRows } from '../../../bench/rows.ts';
import { COLUMNS } from '../../../src/columns/built-in.ts';
import { type CacheWarningOptions, cacheWarning } from '../../../src/pipeline/cache-warning.ts';

const STORE = { bytes: 1_000, isKept: true, maxBytes: 50_000 };

/** The warning of a run that publishes an artifact, for so many rows without values. */
function warning(rows: number, changes: Partial<CacheWarningOptions> = {}): string {
  const config = { face: 'action', publish: 'artifact' } as const;
  return cacheWarning(inventedRows(rows), { config, columns: COLUMNS, store: STORE, ...changes });
}

it('a run whose values the cache has no room for says so, and what to do', () => {
  expect(warning(1_000)).toMatch(
    /^The cache keeps at most 50,000 bytes, but with this run it may need \d{3},\d{3}: later runs send some rows again\. Set publish to commit or pull-request, whose tables keep all values, or split the roadmaps over several runs\.$/,
  );
});

it('it says nothing while there is room', () => {
  expect(warning(50)).toBe('');
});

it('what the cache holds already needs room too', () => {
  expect(warning(50, { store: { ...STORE, bytes: 49_000 } })).not.toBe('');
});

it('columns that a row has need no room', () => {
  const items = inventedRows(1_000).map((item) => ({ ...item, lacks: [] }));
  const config = { face: 'action', publish: 'artifact' } as const;
  expect(cacheWarning(items, { config, columns: COLUMNS, store: STORE })).toBe('');
});

it.each([
  ['tables are committed', { face: 'action', publish: 'commit' }],
  ['they are in a pull request', { face: 'action', publish: 'pull-request' }],
  ['the command line reads them back', { face: 'cli', publish: 'none' }],
] as const)('no value is lost where %s', (_, config) => {
  expect(warning(1_000, { config })).toBe('');
});

it('a run without a cache has none that is too small', () => {
  expect(warning(1_000, { store: { ...STORE, isKept: false } })).toBe('');
});
