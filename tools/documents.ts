/**
 * Writes what the documents repeat of action.yml and of the command line's help, between markers:
 * `npm run docs`. A test holds that nothing has to be written.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { HELP } from '../src/cli/args.ts';

const manifest = z.object({
  inputs: z.record(
    z.string(),
    z.object({
      description: z.string(),
      required: z.boolean().default(false),
      default: z.string().default(''),
    }),
  ),
  outputs: z.record(z.string(), z.object({ description: z.string() })),
});

const root = new URL('../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');

/** The parts by name, and the documents that have markers for them. */
const PARTS: Readonly<Record<string, () => string>> = { inputs, outputs, help };
export const DOCUMENTS = ['README.md', 'docs/command-line.md'];

/** A document with its parts written anew. */
export function filled(path: string): string {
  return Object.entries(PARTS).reduce((text, [name, part]) => {
    const place = new RegExp(`(<!-- ${name} -->\n)[\\s\\S]*?(<!-- /${name} -->)`);
    return text.replace(place, (_all, start, end) => `${start}\n${part()}\n${end}`);
  }, read(path));
}

function inputs(): string {
  const rows = Object.entries(readManifest().inputs).map(([name, input]) => {
    const value = input.required ? '**required**' : code(input.default);
    return `| \`${name}\` | ${value} | ${cell(input.description)} |\n`;
  });
  return `| input | default | meaning |\n| --- | --- | --- |\n${rows.join('')}`;
}

function outputs(): string {
  const rows = Object.entries(readManifest().outputs).map(
    ([name, { description }]) => `| \`${name}\` | ${cell(description)} |\n`,
  );
  return `| output | meaning |\n| --- | --- |\n${rows.join('')}`;
}

function help(): string {
  return `\`\`\`text\n${HELP.trim()}\n\`\`\`\n`;
}

function readManifest() {
  return manifest.parse(parse(read('action.yml')));
}

const code = (value: string) => (value === '' ? '' : `\`${value}\``);
const cell = (text: string) => text.trim().replace(/\s+/g, ' ').replaceAll('|', '\\|');

if (import.meta.main) {
  for (const path of DOCUMENTS) writeFileSync(new URL(path, root), filled(path));
}
