import { join } from 'node:path';
import { sumOfBuild, sumOfSources } from '../../tools/sources.ts';
import { ROOT } from './manifest.ts';

let isCurrent: boolean | undefined;

/** The path of a built script. Throws if `dist/` was built from other sources than those of today. */
export function bundle(path: string): string {
  isCurrent ??= sumOfBuild() === sumOfSources();
  if (!isCurrent) throw new Error('dist/ was not built from this src/: run npm run build.');
  return join(ROOT, path);
}
