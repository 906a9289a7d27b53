import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { foldersOf, noticesOf, render, SEPARATOR } from '../../../tools/licenses.ts';

const root = mkdtempSync(join(tmpdir(), 'licenses-'));
afterAll(() => rmSync(root, { recursive: true }));

/** A package in a folder of its own. */
function packageOf(name: string, manifest: object, files: Readonly<Record<string, string>> = {}) {
  const folder = join(root, name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name, version: '1.0.0', ...manifest }),
  );
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
  return folder;
}

describe('the packages in a bundle', () => {
  const at = (path: string, more = {}) => ({ nameForCondition: path, ...more });

  it('are those that its modules lie in, nested ones apart', () => {
    const modules = [
      at('/app/build/action.js'),
      at('/app/node_modules/kiln/lib/a.js'),
      at('/app/node_modules/kiln/lib/b.js'),
      at('/app/node_modules/@clay/slip/index.js'),
      at('/app/node_modules/kiln/node_modules/@clay/slip/index.js'),
    ];
    expect([...foldersOf(modules)]).toEqual([
      '/app/node_modules/kiln',
      '/app/node_modules/@clay/slip',
      '/app/node_modules/kiln/node_modules/@clay/slip',
    ]);
  });

  it('are found on Windows', () => {
    const modules = [at('C:\\app\\node_modules\\@clay\\slip\\index.js')];
    expect([...foldersOf(modules)]).toEqual(['C:/app/node_modules/@clay/slip']);
  });

  it('are also those whose modules were merged into another', () => {
    const merged = at('/app/build/action.js', { modules: [at('/app/node_modules/kiln/index.js')] });
    expect([...foldersOf([merged])]).toEqual(['/app/node_modules/kiln']);
  });

  it('are not those of which nothing was used', () => {
    expect([...foldersOf([at('/app/node_modules/kiln/index.js', { orphan: true })])]).toEqual([]);
  });
});

describe('the notice of a package', () => {
  it('is its own text, with what else it must be given with', () => {
    const files = { LICENSE: 'Do as\r\nyou like.\r\n', 'NOTICE.md': 'By Mara.', 'index.js': '' };
    expect(noticesOf(packageOf('kiln', { license: 'Apache-2.0' }, files))).toEqual([
      { name: 'kiln@1.0.0', license: 'Apache-2.0', text: 'Do as\nyou like.\n\nBy Mara.' },
    ]);
  });

  it('is the text of the MIT licence and the author where the package forgot it', () => {
    const [notice] = noticesOf(
      packageOf('forgetful', { license: 'MIT', author: { name: 'Mara' } }),
    );
    expect(notice?.text).toMatch(/^Copyright \(c\) Mara\n\nPermission is hereby granted/);
  });

  it('names what other people have in it', () => {
    const notices = noticesOf(packageOf('undici', { license: 'MIT' }, { LICENSE: 'MIT' }));
    expect(notices.map(({ name }) => name)).toEqual(['undici@1.0.0', 'llhttp, in undici']);
  });

  it.each(['(Apache-2.0 AND BSD-3-Clause)', 'ISC', 'BlueOak-1.0.0'])('may be %s', (license) => {
    expect(noticesOf(packageOf('allowed', { license }, { LICENSE: 'Text.' }))).toHaveLength(1);
  });

  it.each(['GPL-3.0', '(MIT AND LGPL-2.1)', 'UNLICENSED', 'SEE LICENSE IN LICENSE', ''])(
    'may not be "%s"',
    (license) => {
      const folder = packageOf('forbidden', { license }, { LICENSE: 'Text.' });
      expect(() => noticesOf(folder)).toThrow('forbidden@1.0.0 may not be bundled');
    },
  );

  it('may not be missing', () => {
    const folder = packageOf('nameless', {}, { LICENSE: 'Text.' });
    expect(() => noticesOf(folder)).toThrow('nameless@1.0.0 may not be bundled: no licence.');
  });

  it('may not be without a text that nobody else can give', () => {
    const folder = packageOf('textless', { license: 'Apache-2.0' });
    expect(() => noticesOf(folder)).toThrow('textless@1.0.0 has no licence text');
  });
});

describe('the file beside a bundle', () => {
  it('tells versions of a package apart, and says once what is there twice', () => {
    const [old, young] = ['kiln@1.0.0', 'kiln@2.0.0'].map((name) => ({
      name,
      license: 'MIT',
      text: `${name} is free.`,
    }));
    if (!old || !young) throw new Error('unreachable');
    expect(render([young, old, young])).toBe(
      `kiln@1.0.0\nMIT\n\nkiln@1.0.0 is free.\n\n${'-'.repeat(80)}\n\nkiln@2.0.0\nMIT\n\nkiln@2.0.0 is free.\n`,
    );
  });

  it.each(['dist/licenses.txt', 'dist/cli/licenses.txt'])('is there: %s', (path) => {
    const text = readFileSync(join(import.meta.dirname, '../../..', path), 'utf8');
    const names = text.split(SEPARATOR).map((part) => part.split('@')[0]);
    expect(names).toEqual(expect.arrayContaining(['csv-parse', 'csv-stringify', 'preact', 'zod']));
  });
});
