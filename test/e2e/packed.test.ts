import { execFile } from 'node:child_process';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { WINDOWS } from '../platform.ts';
import { bundle } from './bundle.ts';
import { ROOT } from './manifest.ts';
import { tempFolder, tempWorkspace } from './workspace.ts';

/** What `npm pack --json` says about a package. */
interface Packed {
  readonly filename: string;
  readonly size: number;
  readonly files: readonly { readonly path: string }[];
}

const MAX_FILES = 20;
const MAX_BYTES = 600_000;

/** Where npm puts a package that it installs for all projects, from the prefix. */
const INSTALLED = WINDOWS ? 'node_modules' : 'lib/node_modules';

let packed: Packed;
let tarballs: string;
let prefix: string;
let installation: string;

/** Runs a program to its end; rejects unless it succeeds. Nothing is left in the home of the user. */
async function run(command: string, args: readonly string[], cwd: string): Promise<string> {
  const inherited = Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name));
  const home = await tempFolder();
  const env = { ...Object.fromEntries(inherited), HOME: home, USERPROFILE: home };
  const options = { cwd, shell: WINDOWS, env: { ...env, npm_config_cache: join(home, 'npm') } };
  const { stdout } = await promisify(execFile)(command, args, options);
  return stdout;
}

/** Runs the installed command. */
function installed(args: readonly string[], cwd: string): Promise<string> {
  return run(join(prefix, WINDOWS ? 'roadmap-enrich.cmd' : 'bin/roadmap-enrich'), args, cwd);
}

beforeAll(async () => {
  // Fails unless the build is of today.
  bundle('dist/cli/index.js');
  tarballs = await tempFolder();
  const report = await run('npm', ['pack', '--json', '--pack-destination', tarballs], ROOT);
  [packed] = JSON.parse(report) as [Packed];
  prefix = await tempFolder();
  const tarball = join(tarballs, packed.filename);
  const flags = ['--global', '--offline', '--prefix', prefix, '--no-audit', '--no-fund'];
  installation = await run('npm', ['install', ...flags, tarball], tarballs);
});

describe('the packed command line', () => {
  test('holds the bundle, the licences and the README alone', () => {
    const paths = packed.files.map(({ path }) => path);
    const chunks = paths.filter((path) => /^dist\/cli\/\d+\.index\.js$/.test(path));
    const rest = paths.filter((path) => !chunks.includes(path));
    expect(rest.toSorted()).toEqual([
      'LICENSE',
      'README.md',
      'dist/cli/index.js',
      'dist/cli/licenses.txt',
      'dist/cli/package.json',
      'package.json',
    ]);
  });

  test('is small', async () => {
    expect(packed.files.length).toBeLessThanOrEqual(MAX_FILES);
    expect(packed.size).toBeLessThan(MAX_BYTES);
    expect((await stat(join(tarballs, packed.filename))).size).toBe(packed.size);
  });

  test('installs one package, and runs nothing to do so', async () => {
    expect(installation).toMatch(/^added 1 package in /m);
    const folder = join(prefix, INSTALLED, 'roadmap-enrich');
    expect(await readdir(join(prefix, INSTALLED))).toEqual(['roadmap-enrich']);
    expect(await readdir(folder)).not.toContain('node_modules');
    const manifest: unknown = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
    expect(manifest).not.toHaveProperty('dependencies');
    for (const name of ['preinstall', 'install', 'postinstall', 'prepare']) {
      expect(manifest).not.toHaveProperty(['scripts', name]);
    }
  });

  test('says its version', async () => {
    const { version } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));
    expect(await installed(['--version'], tarballs)).toBe(`${version}\n`);
  });

  test('enriches a list offline, and shows the table as a page', async () => {
    const workspace = await tempWorkspace({ 'tea.csv': 'Topic\nBoil water\nBrew\nDrink\n' });
    const flags = ['--model', 'offline', '--output', 'out.csv', '--cache', 'none'];
    await installed(['./tea.csv', ...flags], workspace);
    await installed(['view', 'out.csv', '--formats', 'html,md'], workspace);

    expect(await readFile(join(workspace, 'out.csv'), 'utf8')).toContain('"Boil water"');
    expect(await readFile(join(workspace, 'out.md'), 'utf8')).toContain('Boil water');
    expect(await readFile(join(workspace, 'out.html'), 'utf8')).toContain('Boil water');
  });

  test('runs from the tarball, without an installation', async () => {
    const args = ['--yes', '--offline', `./${packed.filename}`, 'completion', '--help'];
    expect(await run('npx', args, tarballs)).toContain('roadmap-enrich completion bash|zsh|fish');
  });
});
