import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { UsageError } from './args.ts';

/** How each line of a cache begins; a kill may have left less of the first. */
const BEGINNING = '{"k":"';

/**
 * The cache file of a run; null for none. Throws a `UsageError` where `--cache` names a file that
 * holds something else: it would be written anew.
 *
 * @param given Value of `--cache`; undefined for the default.
 */
export function cacheFile(given: string | null | undefined): string | null {
  if (given === undefined) {
    const folder = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
    return join(folder, 'roadmap-enrich', 'rows.jsonl');
  }
  if (given !== null && holdsSomethingElse(given)) {
    throw new UsageError(
      `--cache=${given}: the file is not a cache, and is left as it is. Name another one.`,
    );
  }
  return given;
}

function holdsSomethingElse(path: string): boolean {
  if (!existsSync(path) || !statSync(path).isFile()) return false;
  const buffer = Buffer.alloc(BEGINNING.length);
  const file = openSync(path, 'r');
  try {
    const length = readSync(file, buffer);
    return !BEGINNING.startsWith(buffer.toString('latin1', 0, length));
  } finally {
    closeSync(file);
  }
}
