import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** The root of the repository. */
export const ROOT = join(import.meta.dirname, '..', '..');

/** What a runner takes from action.yml. */
export interface Manifest {
  readonly defaults: Readonly<Record<string, string>>;
  readonly outputs: readonly string[];
  /** The script of a step, as a path from the root. */
  readonly script: (step: 'main' | 'post') => string;
}

/** Reads the action.yml of a checkout anew, as a runner does for every job. */
export function readManifest(checkout = ROOT): Manifest {
  const manifest: unknown = parse(readFileSync(join(checkout, 'action.yml'), 'utf8'));
  const runs = entries(field(manifest, 'runs'));
  return {
    defaults: Object.fromEntries(
      entries(field(manifest, 'inputs')).map(([name, input]) => [
        name,
        String(field(input, 'default') ?? ''),
      ]),
    ),
    outputs: entries(field(manifest, 'outputs')).map(([name]) => name),
    script: (step) => {
      const path = runs.find(([name]) => name === step)?.[1];
      if (typeof path !== 'string') throw new Error(`action.yml has no runs.${step}`);
      return path;
    },
  };
}

function entries(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

function field(value: unknown, name: string): unknown {
  return entries(value).find(([key]) => key === name)?.[1];
}
