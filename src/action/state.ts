import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import * as core from '@actions/core';

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

/** Begins the main step's state. */
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
