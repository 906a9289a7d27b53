/**
 * Builds `dist/` from `src/`: one bundle for the action and one for the command line, each with the
 * licences of the packages in it. The package has the second alone, so that one is minified.
 *
 *   npm run build
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundledPackages } from './bundled.ts';
import { minify } from './minify.ts';
import { BUILT_FROM, readSources } from './sources.ts';

const ROOT = join(import.meta.dirname, '..');
// By path: npm's wrappers take longer to start than some of these take to run.
const TSC = 'node_modules/typescript/bin/tsc';
const NCC = 'node_modules/@vercel/ncc/dist/ncc/cli.js';

/** In the script of the page, which is a string to the bundler. */
const IN_PAGE = 'node_modules/preact';

function node(...args: readonly string[]): void {
  execFileSync(process.execPath, args, { cwd: ROOT, stdio: 'inherit' });
}

/**
 * Tells the bundler that loading a package does nothing by itself, so that what is not used of it is
 * left out: `@actions/core` brings an HTTP client (1 MB of it) for a token that no step asks for. The
 * bundler reads this from the package, so it gets a copy that says so.
 */
function withoutSideEffects(name: string): void {
  const copy = join(ROOT, 'build/node_modules', name);
  cpSync(join(ROOT, 'node_modules', name), copy, { recursive: true });
  const manifest = join(copy, 'package.json');
  const declared = JSON.parse(readFileSync(manifest, 'utf8'));
  writeFileSync(manifest, JSON.stringify({ ...declared, sideEffects: false }));
}

// An earlier build may have left files of deleted sources, and chunks under other names.
for (const folder of ['build', 'dist'])
  rmSync(join(ROOT, folder), { recursive: true, force: true });

// Now, so that a change of a source during the build makes the bundles out of date.
const sumWith = readSources();
node('tools/page.ts');
node(TSC, '-p', 'tsconfig.build.json');
withoutSideEffects('@actions/core');
for (const [entry, out] of [
  ['action', 'dist'],
  ['cli', 'dist/cli'],
]) {
  node(NCC, 'build', `build/${entry}.js`, '-o', `${out}`, '--stats-out', `build/${entry}.json`);
  node('tools/licenses.ts', `build/${entry}.json`, `${out}/licenses.txt`, IN_PAGE);
}
minify(join(ROOT, 'dist/cli'));
copyFileSync(join(ROOT, 'build/post.js'), join(ROOT, 'dist/post.js'));
// Last, so that an interrupted build leaves none.
writeFileSync(join(ROOT, BUILT_FROM), `${sumWith(bundledPackages())}\n`);
