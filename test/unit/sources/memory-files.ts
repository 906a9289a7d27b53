import { FileError } from '../../../src/lib/file-error.ts';
import type { FileKind, Files } from '../../../src/lib/files.ts';
import type { Remote } from '../../../src/sources/remote/remote.ts';
import type { Roadmap } from '../../../src/sources/roadmap.ts';
import { parseEntry } from '../../../src/sources/sources.ts';

/** Files in memory: paths with `/`, folders implied by what lies in them. */
export function memoryFiles(texts: Readonly<Record<string, string>>): Files {
  const paths = Object.keys(texts);
  const textAt = (path: string) => {
    const text = texts[path];
    if (text === undefined) throw new FileError(`${path} is a folder: give a file.`);
    return text;
  };
  return {
    async kind(path): Promise<FileKind> {
      if (texts[path] !== undefined) return 'file';
      return paths.some((other) => other.startsWith(`${path}/`)) ? 'folder' : 'missing';
    },
    async list(folder) {
      const inside = paths.filter((path) => path.startsWith(`${folder}/`));
      const names = inside.map((path) => path.slice(folder.length + 1).split('/')[0] ?? '');
      return [...new Set(names)].sort();
    },
    // By its own methods, which a test may replace.
    async openFolder(folder) {
      return {
        names: await this.list(folder),
        readText: (name, maxBytes) => this.readText(`${folder}/${name}`, maxBytes),
      };
    },
    async readText(path) {
      return textAt(path);
    },
    async readBytes(path) {
      return Buffer.from(textAt(path));
    },
    writeText: refuse,
    checkTarget: refuse,
  };
}

async function refuse(): Promise<never> {
  throw new Error('Loading a roadmap writes nothing.');
}

/** Loads what stands at a path, whatever kind of source it is. */
export async function loadPath(
  name: string,
  files: Files,
  signal = new AbortController().signal,
): Promise<Roadmap> {
  // A word alone would be a slug.
  const entry = parseEntry(`./${name}`);
  if (entry === null) throw new Error(`${name} is no path.`);
  const remote: Remote = {
    site: { url: '', graph: refuse, list: refuse, texts: refuse },
    repository: null,
  };
  return await entry.source.load({ ...entry, name }, { columns: [], files, remote, signal });
}
