import { join } from 'node:path';
import { sumOfBuild, sumOfSources } from '../../tools/sources.ts';
import { ROOT } from './manifest.ts';

let isCurrent: boolean | undefined;

/**
 * The path of a built script. Throws if our `dist/` was built from other sources than those of today;
 * that of another checkout is taken as it is.
 */
export function bundle(path: string, checkout = ROOT): string {
  if (checkout !== ROOT) return join(checkout, path);
  isCurrent ??= sumOfBuild() !== null && sumOfBuild() === sumOfSources();
  if (!isCurrent) throw new Error('dist/ was not built from this src/: run npm run build.');
  return join(ROOT, path);
}
