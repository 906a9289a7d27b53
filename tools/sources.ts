import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundledPackages } from './bundled.ts';

const ROOT = join(import.meta.dirname, '..');

/** The checksum of what the bundles were built from. */
export const BUILT_FROM = 'dist/sources.sha256';

/** Files besides the source that affect the bundles. */
const BUILD_FILES = [
  'tsconfig.json',
  'tsconfig.build.json',
  'tools/build.ts',
  'tools/bundled.ts',
  'tools/licenses.ts',
  'tools/minify.ts',
  'tools/page.ts',
];

/** What becomes part of a bundle: modules, and the style of the page. */
const SOURCE = /\.(?:tsx?|css)$/;

/** Made from other sources, by tools/page.ts. */
const GENERATED = 'src/formats/page/built.ts';

/** Packages that build the bundles. */
const BUILDERS = /^(?:typescript|@typescript\/.+|@vercel\/ncc|esbuild|@esbuild\/.+)$/;

interface LockedPackage {
  readonly version?: string;
  readonly integrity?: string;
}

/** A checksum of everything that `dist/` is built from, the same on every machine. Throws without a build. */
export function sumOfSources(root = ROOT): string {
  return readSources(root)(bundledPackages(root));
}

/**
 * Reads what `dist/` is built from. The checksum of it follows once the build has shown which packages
 * are in the bundles: others do not affect them.
 */
export function readSources(root = ROOT): (bundled: ReadonlySet<string>) => string {
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
  return (bundled) => {
    for (const [path, { version, integrity }] of Object.entries(packages)) {
      // The root is this package: its version is not in a bundle.
      const name = path.split('node_modules/').at(-1) ?? '';
      if (!bundled.has(name) && !BUILDERS.test(name)) continue;
      hash.update(`${path}\0${version}\0${integrity}\0`);
    }
    return hash.digest('hex');
  };
}

/** The checksum of the last build; null if there is none. */
export function sumOfBuild(root = ROOT): string | null {
  try {
    return readFileSync(join(root, BUILT_FROM), 'utf8').trim();
  } catch {
    return null;
  }
}
