import { createHash, randomBytes } from 'node:crypto';
import { copyFile, lstat, mkdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as core from '@actions/core';
import { COLUMNS } from '../columns/built-in.ts';
import { messageOf } from '../lib/error.ts';
import type { Log } from '../lib/log.ts';
import { type Timeout, withTimeout } from '../lib/timeout.ts';
import { Store } from '../values/store.ts';
import type { Step } from './inputs.ts';

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

/** What the main step leaves for the post step. */
export interface StepState {
  /** Names the step's folder; every use of the action in a job has its own. */
  readonly id: string;
  /** Stands for the set of roadmaps in the cache's key. */
  readonly namesHash: string;
  /** SHA-256 of the cache file as it was restored; empty where there was none. */
  readonly restored: string;
}

const HEX = {
  id: /^[0-9a-f]{16}$/,
  namesHash: /^[0-9a-f]{8}$/,
  restored: /^[0-9a-f]{64}$/,
} as const;

/** The toolkit takes long to load, and is not needed where nothing is restored or saved. */
const loadToolkit = () => import('@actions/cache');

/** Begins the main step's state; returns the id of the step. */
export function beginState(): string {
  const id = randomBytes(8).toString('hex');
  core.saveState('id', id);
  return id;
}

/** Hands the rest of the state on; what was saved before is replaced. */
export function saveState(state: Omit<StepState, 'id'>): void {
  core.saveState('namesHash', state.namesHash);
  core.saveState('restored', state.restored);
}

/** The main step's state, or null where it has nothing for us or is not what we wrote. */
export function readState(): StepState | null {
  const state = {
    id: core.getState('id'),
    namesHash: core.getState('namesHash'),
    restored: core.getState('restored'),
  };
  const valid =
    HEX.id.test(state.id) &&
    HEX.namesHash.test(state.namesHash) &&
    (state.restored === '' || HEX.restored.test(state.restored));
  return valid ? state : null;
}

/** The step's own folder, outside the workspace. */
export function stepFolder(id: string, temp: string): string {
  return join(temp, `roadmap-enrich-${id}`);
}

/** The cache file of a step, in the step's own folder. */
export function cacheFileIn(folder: string): string {
  return join(folder, 'rows.jsonl');
}

/** The cache file of this step, filled from the Actions cache; null where the cache is off. */
export async function openCache(step: Step): Promise<string | null> {
  const { task, folder, log, workspace, signal } = step;
  const { config, namesHash } = task;
  if (!config.cache || config.model === 'offline') return null;
  const file = cacheFileIn(folder);
  if (!(await loadToolkit()).isFeatureAvailable()) {
    log.info('Cache: the Actions cache is not available here');
    return file;
  }
  // Without a state, the post step leaves alone what stands there.
  if (!(await stageIsFree(workspace, log))) return file;
  const saving = !config['dry-run'];
  if (saving) saveState({ namesHash, restored: '' });
  const restored = await restoreCache({ workspace, file, namesHash, log, signal });
  if (saving) saveState({ namesHash, restored });
  return file;
}

/** Whether the place in the workspace that the cache passes through is free; says so where it is not. */
async function stageIsFree(workspace: string, log: Log): Promise<boolean> {
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
    const cache = await loadToolkit();
    const hit = await withTimeout(limitOf(place), () =>
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
    const store = new Store(file, { now: new Date(), columns: COLUMNS });
    store.close();
    const hash = await sha256(file);
    if (store.size === 0 || hash === state.restored) return log.info('Cache: unchanged, not saved');
    const cache = await loadToolkit();
    if (!cache.isFeatureAvailable()) return;
    await mkdir(join(workspace, STAGE_FOLDER));
    try {
      await copyFile(file, join(workspace, STAGE_FILE));
      const key = `${KEY_PREFIX}-${namesHash}-${hash}`;
      const id = await withTimeout(limitOf(place), () => cache.saveCache([STAGE_FILE], key));
      // The toolkit says why itself: another run saved the same, or the service refused.
      log.info(id === -1 ? 'Cache: not saved' : `Cache: saved ${store.size} rows as ${key}`);
    } finally {
      await removeStage(place);
    }
  } catch (error) {
    log.warning(`Cache not saved: ${messageOf(error)}. The next run asks again.`);
  }
}

function limitOf({ signal }: CachePlace): Timeout {
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
