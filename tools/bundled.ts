import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SEPARATOR } from './licenses.ts';

const ROOT = join(import.meta.dirname, '..');

/** The licences of each bundle, which the build writes. */
const LICENSE_FILES = ['dist/licenses.txt', 'dist/cli/licenses.txt'];

/**
 * The names of all packages with code in `dist/`, by the licences of the last build. package.json cannot
 * tell them apart: to whoever installs the package, all dependencies are development dependencies.
 * Throws if there is no build.
 */
export function bundledPackages(root = ROOT): ReadonlySet<string> {
  const names = LICENSE_FILES.flatMap((file) => {
    const notices = readFileSync(join(root, file), 'utf8').split(SEPARATOR);
    // Of a package within another, the first line has no version.
    return notices.flatMap((notice) => /^(\S+)@\S+\n/.exec(notice)?.[1] ?? []);
  });
  return new Set(names);
}
