import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import * as core from '@actions/core';
import { z } from 'zod';

/** What the main step hands to the post step. */
const stepState = z.object({
  /** Names the step's folder; every use of the action in a job has its own. */
  id: z.string().regex(/^[0-9a-f]{16}$/),
  /** Identifies the set of roadmaps in the cache's key. */
  namesHash: z.string().regex(/^[0-9a-f]{8}$/),
  /** SHA-256 of the cache file as restored; empty if there was none. */
  restored: z.string().regex(/^(?:[0-9a-f]{64})?$/),
});

export type StepState = z.output<typeof stepState>;

/** Begins the main step's state; returns the id of the step. */
export function beginState(): string {
  const id = randomBytes(8).toString('hex');
  core.saveState('id', id);
  return id;
}

/** Saves the rest of the state, replacing what was saved before. */
export function saveState(state: Omit<StepState, 'id'>): void {
  core.saveState('namesHash', state.namesHash);
  core.saveState('restored', state.restored);
}

/** The main step's state, or null if it left no work for us or is not what we wrote. */
export function readState(): StepState | null {
  const names = Object.keys(stepState.shape);
  const state = Object.fromEntries(names.map((name) => [name, core.getState(name)]));
  return stepState.safeParse(state).data ?? null;
}

/** The step's own folder, outside the workspace. */
export function stepFolder(id: string, temp: string): string {
  return join(temp, `roadmap-enrich-${id}`);
}
