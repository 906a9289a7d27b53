import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { UsageError } from './arguments/split.ts';

/** Start of every line of a cache. A killed run may have written less than this. */
const LINE_START = '{"k":"';

/**
 * The cache file of a run; null for none. Throws a `UsageError` where `--cache` names a file that is
 * not a cache, because the run would overwrite it.
 *
 * @param given Value of `--cache`; undefined for the default.
 */
export function cacheFile(given: string | undefined): string | null {
  if (given === undefined) {
    const folder = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
    return join(folder, 'roadmap-enrich', 'rows.jsonl');
  }
  if (given === 'none') return null;
  // The action's `cache: false` would create a file of that name.
  if (/^(?:true|false)$/i.test(given)) {
    throw new UsageError(`--cache=${given}: must be a file or none (see --help).`);
  }
  if (!isCache(given)) {
    throw new UsageError(
      `--cache=${given}: this file is not a cache and was not changed. Use another path.`,
    );
  }
  return given;
}

/** Whether a file is missing, empty, or begins like a cache. */
function isCache(path: string): boolean {
  if (!existsSync(path) || !statSync(path).isFile()) return true;
  const start = Buffer.alloc(LINE_START.length);
  const file = openSync(path, 'r');
  try {
    const bytes = readSync(file, start);
    return LINE_START.startsWith(start.toString('latin1', 0, bytes));
  } finally {
    closeSync(file);
  }
}
