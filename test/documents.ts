import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');

/** Markdown that people read, as paths from the root. */
export const DOCUMENTS: readonly string[] = ['.', 'docs', 'examples'].flatMap((folder) =>
  readdirSync(join(ROOT, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => (folder === '.' ? name : `${folder}/${name}`)),
);

export function readDocument(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** The fenced blocks of one language. */
export function blocksOf(text: string, language: string): readonly string[] {
  const fence = new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm');
  return [...text.matchAll(fence)].map(([, block = '']) => block);
}

/** A call of the command line, in a clone or installed, with or without variables before it. */
const CALL = /^(?:[A-Z_]+=\S+ )*(?:node dist\/cli\/index\.js|roadmap-enrich) ([^#|]*)/;

/** The arguments of every call of the command line that a text shows, as one line each. */
export function commandsOf(text: string): readonly string[] {
  return blocksOf(text, 'sh')
    .flatMap((block) => block.split('\n'))
    .flatMap((line) => CALL.exec(line)?.[1] ?? [])
    .map((args) => args.replace(/\s2>.*/, '').trim());
}

/** Text without its fenced blocks. */
export function proseOf(text: string): string {
  return text.replace(/^```[\s\S]*?^```$/gm, '');
}
