import { sumOfBuild, sumOfSources } from '../../tools/sources.ts';

/** Before all end-to-end tests: what they run has to be what is to be tested. */
export function setup(): void {
  if (sumOfBuild() === sumOfSources()) return;
  const error = new Error('dist/ was not built from this src/: run npm run build.');
  // Where this was noticed is of no use to anybody.
  error.stack = '';
  throw error;
}
