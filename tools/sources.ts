import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');

/** The checksum of what the bundles were built from. */
export const BUILT_FROM = 'dist/sources.sha256';

/** Files besides the source that affect the bundles. */
const BUILD_FILES = [
  'tsconfig.json',
  'tsconfig.build.json',
  'tools/build.ts',
  'tools/licenses.ts',
  'tools/page.ts',
];

/** What becomes part of a bundle: modules, and the style of the page. */
const SOURCE = /\.(?:tsx?|css)$/;

/** Made from other sources, by tools/page.ts. */
const GENERATED = 'src/formats/page/built.ts';

/** Development dependencies that build the bundles; no others affect them. */
const BUILDERS =
  /^node_modules\/(?:typescript|@typescript\/[^/]+|@vercel\/ncc|esbuild|@esbuild\/[^/]+|preact)$/;

interface LockedPackage {
  readonly version?: string;
  readonly integrity?: string;
  readonly dev?: boolean;
}

/** A checksum of everything that `dist/` is built from, the same on every machine. */
export function sumOfSources(root = ROOT): string {
  const hash = createHash('sha256');
  const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .map((path) => `src/${path.replaceAll('\\', '/')}`)
    .filter((path) => SOURCE.test(path) && path !== GENERATED);
  for (const path of [...sources.sort(), ...BUILD_FILES]) {
    const text = readFileSync(join(root, path), 'utf8').replaceAll('\r\n', '\n');
    hash.update(`${path}\0${text}\0`);
  }
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Readonly<Record<string, LockedPackage>>;
  };
  for (const [path, { version, integrity, dev }] of Object.entries(packages)) {
    // The root is this package: its version is not in a bundle, and its dependencies are locked below.
    if (path === '' || (dev && !BUILDERS.test(path))) continue;
    hash.update(`${path}\0${version}\0${integrity}\0`);
  }
  return hash.digest('hex');
}

/** The checksum of the last build; null if there is none. */
export function sumOfBuild(root = ROOT): string | null {
  try {
    return readFileSync(join(root, BUILT_FROM), 'utf8').trim();
  } catch {
    return null;
  }
}
