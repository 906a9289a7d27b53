import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { BUILT_FROM, sumOfBuild, sumOfSources } from '../../../tools/sources.ts';

const root = mkdtempSync(join(tmpdir(), 'sources-'));
afterAll(() => rmSync(root, { recursive: true }));

const FILES = {
  'src/a.ts': 'a\n',
  'src/b/c.ts': 'c\n',
  'src/README.md': '',
  'tsconfig.json': '{}',
  'tsconfig.build.json': '{}',
  'tools/build.ts': '',
  'tools/bundled.ts': '',
  'tools/licenses.ts': '',
  'tools/minify.ts': '',
  'tools/page.ts': '',
  'src/page/style.css': 'body{}\n',
  'src/formats/page/built.ts': '',
  'dist/licenses.txt': 'zod@4.0.0\nMIT\n',
  'dist/cli/licenses.txt': 'kiln@2.0.0\nMIT\n',
};
const PACKAGES = {
  '': { version: '1.0.0' },
  'node_modules/zod': { version: '4.0.0' },
  'node_modules/clay/node_modules/kiln': { version: '2.0.0' },
  'node_modules/@vercel/ncc': { version: '0.45.0' },
  'node_modules/vitest': { version: '5.0.0' },
};

/** The sum with these changes to the files, and to the versions of packages. */
function sumWith(files: Readonly<Record<string, string>>, versions = {}): string {
  const packages = Object.entries({ ...PACKAGES, ...versions });
  const lock = JSON.stringify({ packages: Object.fromEntries(packages) });
  for (const [path, text] of Object.entries({ ...FILES, ...files, 'package-lock.json': lock })) {
    mkdirSync(join(root, dirname(path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return sumOfSources(root);
}

describe('the sum of the sources', () => {
  it.each([
    ['a source', { 'src/b/c.ts': 'd\n' }, {}],
    ['a style sheet', { 'src/page/style.css': 'body{margin:0}\n' }, {}],
    ['how it is built', { 'tsconfig.build.json': '{ }' }, {}],
    ['a package in the bundle', {}, { 'node_modules/zod': { version: '4.0.1' } }],
    ['one inside another', {}, { 'node_modules/clay/node_modules/kiln': { version: '2.0.1' } }],
    ['what bundles', {}, { 'node_modules/@vercel/ncc': { version: '0.46.0' } }],
  ])('is another for a change of %s', (_, files, versions) => {
    expect(sumWith(files, versions)).not.toBe(sumWith({}));
  });

  it.each([
    ['what is no source', { 'src/README.md': 'x' }, {}],
    ['what is made from other sources', { 'src/formats/page/built.ts': 'x' }, {}],
    ['the ends of lines', { 'src/a.ts': 'a\r\n' }, {}],
    ['a package that only tests use', {}, { 'node_modules/vitest': { version: '5.1.0' } }],
  ])('is the same for a change of %s', (_, files, versions) => {
    expect(sumWith(files, versions)).toBe(sumWith({}));
  });

  it('is what the build leaves beside the bundles', () => {
    expect(sumOfBuild(root)).toBeNull();
    mkdirSync(join(root, dirname(BUILT_FROM)), { recursive: true });
    writeFileSync(join(root, BUILT_FROM), `${sumWith({})}\n`);
    expect(sumOfBuild(root)).toBe(sumOfSources(root));
  });
});
