/**
 * Writes the licences of the packages in a bundle, and fails if one of them is not allowed. Folders of
 * packages that the bundler did not see come last.
 *
 *   node tools/licenses.ts build/action.json dist/licenses.txt node_modules/preact
 *
 * ncc's own file has only one text per name, even if the bundle contains several versions, and none
 * for packages without a licence file.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** A module in webpack's statistics, with those that were merged into it. */
export interface BundledModule {
  readonly nameForCondition?: string | null | undefined;
  /** Not in the bundle, or only as a part of another module. */
  readonly orphan?: boolean | undefined;
  readonly modules?: readonly BundledModule[] | undefined;
}

/** What must be said about a package in a bundle. */
export interface Notice {
  readonly name: string;
  readonly license: string;
  readonly text: string;
}

/** Licences that allow bundling as long as their text is included. */
const ALLOWED = new Set(
  '0BSD Apache-2.0 BlueOak-1.0.0 BSD-2-Clause BSD-3-Clause ISC MIT MIT/X11'.split(' '),
);

/** Licences of packages that do not name it themselves, and where it is named. */
const UNNAMED: Readonly<Record<string, string>> = {
  // LICENSE in the repository substack/node-buffers; see also actions/toolkit#2392.
  buffers: 'MIT',
};

const MIT = `Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.`;

/** Other people's work inside a package whose own licence text does not mention it. */
const INSIDE: Readonly<Record<string, Notice>> = {
  undici: {
    name: 'llhttp, in undici',
    license: 'MIT',
    text: `Copyright Fedor Indutny, 2018.\n\n${MIT}`,
  },
};

const manifest = z.object({
  name: z.string(),
  version: z.string(),
  license: z.string().optional(),
  author: z
    .union([z.string(), z.object({ name: z.string() }).transform((it) => it.name)])
    .optional(),
});

/** The folders of the packages that modules of a bundle come from. */
export function foldersOf(modules: readonly BundledModule[]): ReadonlySet<string> {
  const folders = new Set<string>();
  for (const module of modules) {
    if (module.orphan) continue;
    const path = module.nameForCondition?.replaceAll('\\', '/') ?? '';
    const folder = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0];
    if (folder !== undefined) folders.add(folder);
    // Merged modules are orphans at the top level, but not here.
    for (const inner of foldersOf(module.modules ?? [])) folders.add(inner);
  }
  return folders;
}

/** What must be said about the package in a folder. Throws if it must not be bundled. */
export function noticesOf(folder: string): readonly Notice[] {
  const { name, version, author, ...rest } = manifest.parse(
    JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')),
  );
  const license = rest.license ?? UNNAMED[name] ?? 'no licence';
  const terms = license.replace(/[()]/g, '').split(/ AND | OR /);
  if (!terms.every((term) => ALLOWED.has(term))) {
    throw new Error(`${name}@${version} may not be bundled: ${license}.`);
  }
  const files = readdirSync(folder).filter((file) => /^(?:licen[cs]e|copying|notice)/i.test(file));
  const texts = files.sort().map((file) => readFileSync(join(folder, file), 'utf8'));
  if (texts.length === 0) {
    if (!license.startsWith('MIT')) {
      throw new Error(`${name}@${version} has no licence text (${license}): add one.`);
    }
    texts.push(`Copyright (c) ${author ?? `the authors of ${name}`}\n\n${MIT}`);
  }
  const text = texts.map((it) => it.replaceAll('\r\n', '\n').trim()).join('\n\n');
  const inside = INSIDE[name];
  return [{ name: `${name}@${version}`, license, text }, ...(inside ? [inside] : [])];
}

/** Between two notices. */
export const SEPARATOR = `\n${'-'.repeat(80)}\n\n`;

/** The licence file of a bundle. */
export function render(notices: readonly Notice[]): string {
  const byName = new Map(notices.map((notice) => [notice.name, notice]));
  return [...byName.values()]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, license, text }) => `${name}\n${license}\n\n${text}\n`)
    .join(SEPARATOR);
}

if (import.meta.main) {
  const [stats = '', out = '', ...others] = process.argv.slice(2);
  const { modules } = JSON.parse(readFileSync(stats, 'utf8')) as { modules: BundledModule[] };
  writeFileSync(out, render([...foldersOf(modules), ...others].flatMap(noticesOf)));
}
