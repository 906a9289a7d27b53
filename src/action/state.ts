import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { getState, saveState as save } from '@actions/core';

/** What the main step hands to the post step. */
export interface StepState {
  /** Names the step's folder; every use of the action in a job has its own. */
  readonly id: string;
  /** Identifies the set of roadmaps in the cache's key. */
  readonly namesHash: string;
  /** SHA-256 of the cache file as restored; empty if there was none. */
  readonly restored: string;
}

/** Begins the main step's state; returns the id of the step. */
export function beginState(): string {
  const id = randomBytes(8).toString('hex');
  save('id', id);
  return id;
}

/** Saves the rest of the state, replacing what was saved before. */
export function saveState(state: Omit<StepState, 'id'>): void {
  save('namesHash', state.namesHash);
  save('restored', state.restored);
}

/** The main step's state, or null if it left no work for us or is not what we wrote. */
export function readState(): StepState | null {
  const [id, namesHash, restored] = [getState('id'), getState('namesHash'), getState('restored')];
  const isOurs =
    /^[0-9a-f]{16}$/.test(id) &&
    /^[0-9a-f]{8}$/.test(namesHash) &&
    /^(?:[0-9a-f]{64})?$/.test(restored);
  return isOurs ? { id, namesHash, restored } : null;
}

/** The step's own folder, outside the workspace. */
export function stepFolder(id: string, temp: string): string {
  return join(temp, `roadmap-enrich-${id}`);
}
