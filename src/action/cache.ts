import { copyFile, lstat, mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { messageOf } from '../lib/error.ts';
import { sha256 } from '../lib/hash.ts';
import { MAX_CACHE_BYTES } from '../lib/limits.ts';
import type { Log } from '../lib/log.ts';
import { plural } from '../lib/text/words.ts';
import { withTimeout } from '../lib/timeout.ts';
import type { Step } from './inputs.ts';
import { saveState } from './state.ts';

/**
 * The path is part of a cache's version, and its tar entry is relative to the workspace: only a
 * literal path within the workspace is restored on every runner.
 */
const STAGE_FOLDER = '.roadmap-enrich-cache';
const STAGE_FILE = `${STAGE_FOLDER}/rows.jsonl`;

/** Version of the key; raised when old entries become unreadable. */
const KEY_PREFIX = 'roadmap-enrich-1';

/** The toolkit tries five times on a 500 (27 s). */
const LIMIT = { ms: 60_000, what: 'the cache service' };

/** What saving and restoring need of a step. Its own folder holds the file that the run uses. */
type CachePlace = Pick<Step, 'workspace' | 'folder' | 'namesHash' | 'signal'> & {
  readonly log: Log;
};

/** The toolkit takes long to load, and is only needed to restore or save. */
const loadToolkit = () => import('@actions/cache');

const fileIn = ({ folder }: Pick<CachePlace, 'folder'>) => join(folder, 'rows.jsonl');

/** The cache file of this step, filled from the Actions cache. */
export async function openCache(step: Step): Promise<string> {
  const { config, namesHash, log, workspace } = step;
  const file = fileIn(step);
  if (!(await loadToolkit()).isFeatureAvailable()) {
    log.info('Cache: the Actions cache is not available here');
    return file;
  }
  if (await exists(join(workspace, STAGE_FOLDER))) {
    // Without a state, the post step does not touch what is there.
    log.warning(`No cache: ${STAGE_FOLDER} exists in the workspace. Remove it to use the cache.`);
    return file;
  }
  const isSaved = !config['dry-run'];
  if (isSaved) saveState({ namesHash, restored: '' });
  const restored = await restoreCache(step);
  if (isSaved) saveState({ namesHash, restored });
  return file;
}

/**
 * Restores the cache of the same roadmaps, else of any. Resolves to the SHA-256 of the restored
 * file, empty if there is none; any error is only a warning.
 */
export async function restoreCache(place: CachePlace): Promise<string> {
  const { log } = place;
  const prefix = `${KEY_PREFIX}-${place.namesHash}-`;
  try {
    const cache = await loadToolkit();
    const hit = await withTimeout({ ...LIMIT, signal: place.signal }, () =>
      cache.restoreCache([STAGE_FILE], `${prefix}latest`, [prefix, `${KEY_PREFIX}-`]),
    );
    if (hit === undefined) {
      log.info('Cache: nothing to restore');
      return '';
    }
    await takeStaged(place);
    log.info(`Cache: restored ${hit}`);
    return await hashOf(fileIn(place));
  } catch (error) {
    log.warning(`Cache not restored: ${messageOf(error)}. The run continues without it.`);
    return '';
  } finally {
    await removeStage(place);
  }
}

/**
 * Saves the cache file if it differs from what was restored; any error is only a warning. To be
 * called only if the stage was free before: what is there now is of a restore that timed out.
 */
export async function saveCache(place: CachePlace, restored: string): Promise<void> {
  const { workspace, namesHash, log } = place;
  const file = fileIn(place);
  try {
    await removeStage(place);
    if (!(await exists(file))) return log.info('Cache: nothing to save');
    const unchanged = () => log.info('Cache: unchanged, not saved');
    if ((await hashOf(file)) === restored) return unchanged();
    const size = await compact(file);
    const hash = await hashOf(file);
    if (size === 0 || hash === restored) return unchanged();
    const cache = await loadToolkit();
    if (!cache.isFeatureAvailable()) return;
    await mkdir(join(workspace, STAGE_FOLDER));
    await copyFile(file, join(workspace, STAGE_FILE));
    const key = `${KEY_PREFIX}-${namesHash}-${hash}`;
    const id = await withTimeout({ ...LIMIT, signal: place.signal }, () =>
      cache.saveCache([STAGE_FILE], key),
    );
    // The toolkit logs the reason: another run saved the same, or the service refused.
    log.info(id === -1 ? 'Cache: not saved' : `Cache: saved ${plural(size, 'cell')} as ${key}`);
  } catch (error) {
    log.warning(`Cache not saved: ${messageOf(error)}. The next run may send the same rows again.`);
  } finally {
    await removeStage(place);
  }
}

const hashOf = async (file: string) => sha256(await readFile(file));

/** Rewrites a cache file without what is outdated; resolves to the number of entries. */
async function compact(file: string): Promise<number> {
  // Loaded here, since nearly all that there is to load is for this, and most nights change nothing.
  const { Store } = await import('../values/store.ts');
  const { COLUMNS } = await import('../columns/built-in.ts');
  // This step does not know the run's columns; entries of those that it does not know are kept.
  const store = new Store(file, COLUMNS, new Date());
  store.close();
  return store.size;
}

/** Never throws. A scanner on Windows may prevent the removal of a new file, usually for a moment. */
async function removeStage({ workspace, log }: CachePlace): Promise<void> {
  try {
    await rm(join(workspace, STAGE_FOLDER), { recursive: true, force: true, maxRetries: 5 });
  } catch (error) {
    log.warning(`${STAGE_FOLDER} is left in the workspace: ${messageOf(error)}. Remove it.`);
  }
}

/** Copies the restored file out of the workspace, unless it is not one that we could have saved. */
async function takeStaged(place: CachePlace): Promise<void> {
  const { workspace } = place;
  const folder = await lstat(join(workspace, STAGE_FOLDER));
  const staged = await lstat(join(workspace, STAGE_FILE));
  if (!folder.isDirectory() || !staged.isFile() || staged.size > MAX_CACHE_BYTES) {
    throw new Error('what was restored is not a cache of roadmap-enrich');
  }
  await mkdir(place.folder, { recursive: true });
  await copyFile(join(workspace, STAGE_FILE), fileIn(place));
}

/** Whether there is anything at a path, be it a dangling link. */
async function exists(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => null)) !== null;
}
