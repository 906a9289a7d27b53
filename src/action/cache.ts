import { createHash } from 'node:crypto';
import { copyFile, lstat, mkdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as cache from '@actions/cache';
import { COLUMNS } from '../columns/built-in.ts';
import { messageOf } from '../lib/error.ts';
import type { Log } from '../lib/log.ts';
import { type Limit, withLimit } from '../lib/timeout.ts';
import { openStore } from '../values/store.ts';
import type { StepState } from './state.ts';

/**
 * The path is part of a cache's version, and its tar entry is relative to the workspace: only a
 * literal path within it finds its way back on every runner.
 */
const STAGE_FOLDER = '.roadmap-enrich-cache';
const STAGE_FILE = `${STAGE_FOLDER}/rows.jsonl`;

/** Version of the key; raised when old entries could not be read any more. */
const KEY_PREFIX = 'roadmap-enrich-1';

/** The toolkit tries five times on a 500 (27 s); a service that is silent for longer is given up. */
const LIMIT_MS = 60_000;

/** A cache is as trusted as whatever wrote it: more than this is none of ours. */
const MAX_CACHE_BYTES = 50_000_000;

export interface CachePlace {
  readonly workspace: string;
  /** The file that the run uses, outside the workspace. */
  readonly file: string;
  readonly namesHash: string;
  readonly log: Log;
  /** Ends the waiting for a silent service. */
  readonly signal?: AbortSignal;
}

/** The cache file of a step, in the step's own folder. */
export function cacheFileIn(folder: string): string {
  return join(folder, 'rows.jsonl');
}

/** Whether the place in the workspace that the cache passes through is free; says so where it is not. */
export async function stageIsFree({
  workspace,
  log,
}: Pick<CachePlace, 'workspace' | 'log'>): Promise<boolean> {
  const taken = await lstat(join(workspace, STAGE_FOLDER)).catch(() => null);
  if (taken === null) return true;
  log.warning(`No cache: ${STAGE_FOLDER} exists in the workspace. Remove it to use the cache.`);
  return false;
}

/**
 * Restores the cache of the same roadmaps, else of any, into `file`. Resolves to the SHA-256 of what
 * came back, empty where nothing did; whatever goes wrong is a warning.
 */
export async function restoreCache(place: CachePlace): Promise<string> {
  const { workspace, file, namesHash, log } = place;
  const prefix = `${KEY_PREFIX}-${namesHash}-`;
  try {
    const hit = await withLimit(
      limitOf(place),
      cache.restoreCache([STAGE_FILE], `${prefix}latest`, [prefix, `${KEY_PREFIX}-`]),
    );
    if (hit === undefined) {
      log.info('Cache: nothing to restore');
      return '';
    }
    await takeStaged(workspace, file);
    log.info(`Cache: restored ${hit}`);
    return await sha256(file);
  } catch (error) {
    log.warning(`Cache not restored: ${messageOf(error)}. The run goes on without.`);
    return '';
  } finally {
    await removeStage(place);
  }
}

/**
 * Saves `file` where it differs from what was restored; whatever goes wrong is a warning. To be called
 * only where the stage was free: what stands there by now is of a restore that was given up.
 */
export async function saveCache(place: CachePlace, state: StepState): Promise<void> {
  const { workspace, file, namesHash, log } = place;
  try {
    await removeStage(place);
    if ((await lstat(file).catch(() => null)) === null) return log.info('Cache: nothing to save');
    const store = openStore(file, { now: new Date(), columns: COLUMNS });
    store.close();
    const hash = await sha256(file);
    if (store.size === 0 || hash === state.restored) return log.info('Cache: unchanged, not saved');
    if (!cache.isFeatureAvailable()) return;
    await mkdir(join(workspace, STAGE_FOLDER));
    try {
      await copyFile(file, join(workspace, STAGE_FILE));
      const key = `${KEY_PREFIX}-${namesHash}-${hash}`;
      const id = await withLimit(limitOf(place), cache.saveCache([STAGE_FILE], key));
      // The toolkit says why itself: another run saved the same, or the service refused.
      log.info(id === -1 ? 'Cache: not saved' : `Cache: saved ${store.size} rows as ${key}`);
    } finally {
      await removeStage(place);
    }
  } catch (error) {
    log.warning(`Cache not saved: ${messageOf(error)}. The next run asks again.`);
  }
}

function limitOf({ signal }: CachePlace): Limit {
  return { ms: LIMIT_MS, what: 'the cache service', ...(signal && { signal }) };
}

/** Never throws. A scanner on Windows may keep a new file from being removed, for a moment as a rule. */
async function removeStage({ workspace, log }: CachePlace): Promise<void> {
  try {
    await rm(join(workspace, STAGE_FOLDER), { recursive: true, force: true, maxRetries: 5 });
  } catch (error) {
    log.warning(`${STAGE_FOLDER} is left in the workspace: ${messageOf(error)}. Remove it.`);
  }
}

async function takeStaged(workspace: string, file: string): Promise<void> {
  const folder = await lstat(join(workspace, STAGE_FOLDER));
  const staged = await lstat(join(workspace, STAGE_FILE));
  if (!folder.isDirectory() || !staged.isFile() || staged.size > MAX_CACHE_BYTES) {
    throw new Error('what was restored is not a cache of this tool');
  }
  await mkdir(dirname(file), { recursive: true });
  await copyFile(join(workspace, STAGE_FILE), file);
}

async function sha256(file: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(file))
    .digest('hex');
}
