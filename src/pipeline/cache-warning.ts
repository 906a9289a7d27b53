import type { Column } from '../columns/column.ts';
import type { Config } from '../config/config.ts';
import type { PromptItem } from '../engine/model.ts';
import { thousands } from '../lib/text/words.ts';
import type { Store } from '../values/store.ts';

/** Bytes of a cache line besides its value: key, column, model, dates. */
const LINE_BYTES = 200;

/** Bytes of a value for each output token that it is expected to take: English has 4 to 6. */
export const BYTES_PER_TOKEN = 4;

export interface CacheWarningOptions {
  readonly config: Pick<Config, 'face' | 'publish'>;
  readonly columns: readonly Column[];
  readonly store: Pick<Store, 'bytes' | 'isKept' | 'maxBytes'>;
}

/**
 * Warns, before a request is spent, of values that the cache has no room for and no published table
 * keeps; empty if all are kept.
 */
export function cacheWarning(
  items: readonly PromptItem[],
  { config, columns, store }: CacheWarningOptions,
): string {
  // The table of the command line is where the next run reads it.
  const isReadBack = config.face === 'cli' || ['commit', 'pull-request'].includes(config.publish);
  if (isReadBack || !store.isKept) return '';
  const bytesOf = new Map(
    columns.map(({ name, tokens }) => [name, LINE_BYTES + tokens.expected * BYTES_PER_TOKEN]),
  );
  let bytes = store.bytes;
  for (const { lacks } of items) for (const name of lacks) bytes += bytesOf.get(name) ?? 0;
  if (bytes <= store.maxBytes) return '';
  return (
    `The cache keeps at most ${thousands(store.maxBytes)} bytes, but with this run it may need ` +
    `${thousands(bytes)}: later runs send some rows again. Set publish to commit or pull-request, ` +
    'whose tables keep all values, or split the roadmaps over several runs.'
  );
}
