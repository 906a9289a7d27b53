import { isUtf8 } from 'node:buffer';
import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import {
  access,
  lstat,
  mkdir,
  open,
  readdir,
  realpath,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, parse, relative, resolve, sep } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { explain, FileError, isDenied, isMissing, reasonOf } from './file-error.ts';

/** What stands at a path, links followed. */
export type FileKind = 'file' | 'folder' | 'other' | 'missing';

/**
 * The files a run may read and write. In the action they are confined to the workspace; on the
 * command line they are the user's own.
 *
 * Every method throws a `FileError` whose message names the path and says what to do.
 */
export interface Files {
  kind(path: string): Promise<FileKind>;
  /** Names in a folder, sorted by code unit. */
  list(folder: string): Promise<readonly string[]>;
  /**
   * The UTF-8 text of a regular file of at most `maxBytes`, without a byte order mark unless it is
   * to be kept.
   */
  readText(path: string, maxBytes: number, mark?: 'kept'): Promise<string>;
  /** Throws what `writeText` would, as far as it can be known before: to be called early. */
  checkTarget(path: string): Promise<void>;
  /** Writes by rename: the file is there whole, or as it was. Makes missing folders. */
  writeText(path: string, text: string): Promise<void>;
}

/** Size limit of a graph or CSV file, in bytes. */
export const MAX_FILE_BYTES = 20_000_000;

/** Size limit of one content or instructions file, in bytes. */
export const MAX_TEXT_BYTES = 1_000_000;

/** Waits between tries to replace a file: 1.5 s in all. */
const REPLACE_WAITS_MS = [10, 40, 100, 250, 400, 700];

/** Decides whether a real path may be touched; throws a `FileError` where it may not. */
type Guard = (realPath: string, shown: string, intent: 'read' | 'write') => void;

/** The user's own files, relative to `folder`. */
export function openFiles(folder: string): Files {
  return new GuardedFiles(folder, () => {}, false);
}

/**
 * The files of a workspace: whatever is read lies, links resolved, inside it and not under `.git`
 * (the checkout keeps a token there); whatever is written neither under `.github`, nor through a
 * link. Content comes from strangers' pull requests, whose links must not lead to the runner's files.
 */
export async function openWorkspace(folder: string): Promise<Files> {
  const root = await realpath(folder);
  const guard: Guard = (path, shown, intent) => {
    const parts = relative(root, path).split(sep);
    if (parts[0] === '..' || isAbsolute(relative(root, path))) {
      throw new FileError(`${shown} leads outside the workspace. Use a regular file inside it.`);
    }
    const closed = intent === 'write' ? /^\.git(hub)?$/i : /^\.git$/i;
    const closedPart = parts.find((part) => closed.test(part));
    if (closedPart !== undefined) {
      throw new FileError(
        `${shown} lies under ${closedPart}, which is closed. Use another folder.`,
      );
    }
  };
  return new GuardedFiles(root, guard, true);
}

class GuardedFiles implements Files {
  readonly #root: string;
  readonly #guard: Guard;
  readonly #refuseLinks: boolean;

  constructor(root: string, guard: Guard, refuseLinks: boolean) {
    this.#root = root;
    this.#guard = guard;
    this.#refuseLinks = refuseLinks;
  }

  async kind(path: string): Promise<FileKind> {
    const real = await this.#real(path);
    if (real === null) return 'missing';
    const found = await stat(real);
    return found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other';
  }

  async list(folder: string): Promise<readonly string[]> {
    const real = await this.#realOrThrow(folder);
    return explain(folder, 'listed', async () => (await readdir(real)).sort());
  }

  async readText(path: string, maxBytes: number, mark?: 'kept'): Promise<string> {
    const real = await this.#realOrThrow(path);
    return explain(path, 'read', async () => {
      // Neither a link that was put there meanwhile nor a pipe that never ends.
      const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
      const handle = await open(real, flags);
      try {
        const { size } = await regularFile(handle, path);
        if (size > maxBytes) {
          throw new FileError(`${path} has ${size} bytes, more than ${maxBytes}. Make it smaller.`);
        }
        const bytes = await handle.readFile();
        if (isUtf16(bytes)) {
          throw new FileError(`${path} is in the encoding UTF-16. Save it as UTF-8.`);
        }
        if (!isUtf8(bytes)) {
          throw new FileError(`${path} is not in the encoding UTF-8. Save it as UTF-8.`);
        }
        const text = bytes.toString('utf8');
        return mark === 'kept' ? text : text.replace(/^\uFEFF/, '');
      } finally {
        await handle.close();
      }
    });
  }

  async checkTarget(path: string): Promise<void> {
    const target = await this.#target(path);
    await explain(path, 'written', async () => {
      await access(await standing(dirname(target)), constants.W_OK);
    });
  }

  async writeText(path: string, text: string): Promise<void> {
    const target = await this.#target(path);
    await explain(path, 'written', async () => {
      await mkdir(dirname(target), { recursive: true });
      const temporary = join(dirname(target), `.${basename(target)}.${randomUUID()}.tmp`);
      try {
        await writeFile(temporary, text, { flag: 'wx' });
        await replace(temporary, target);
      } catch (error) {
        await rm(temporary, { force: true });
        throw error;
      }
    });
  }

  /** Where a path is written: never through a link in a workspace, else to where the link points. */
  async #target(path: string): Promise<string> {
    const target = resolve(this.#root, path);
    this.#guard(target, path, 'write');
    const start = this.#refuseLinks ? this.#root : parse(target).root;
    let step = start;
    for (const part of relative(start, target).split(sep)) {
      step = join(step, part);
      const found = await (this.#refuseLinks ? lstat(step) : stat(step)).catch(() => null);
      if (found === null) break;
      if (found.isSymbolicLink()) {
        throw new FileError(`${path} is not written: ${part} is a link. Use a path without links.`);
      }
      if (step === target ? !found.isFile() : !found.isDirectory()) {
        const wanted = step === target ? 'regular file' : 'folder';
        throw new FileError(
          `${path} is not written: ${part} is not a ${wanted}. Use another name.`,
        );
      }
    }
    return this.#refuseLinks ? target : ((await this.#real(path)) ?? target);
  }

  async #real(path: string): Promise<string | null> {
    const absolute = resolve(this.#root, path);
    try {
      const real = await realpath(absolute);
      this.#guard(real, path, 'read');
      return real;
    } catch (error) {
      if (isMissing(error)) return null;
      if (error instanceof FileError) throw error;
      throw new FileError(`${path} cannot be reached: ${reasonOf(error)}.`, { cause: error });
    }
  }

  async #realOrThrow(path: string): Promise<string> {
    const real = await this.#real(path);
    if (real === null) throw new FileError(`${path} does not exist. Check the path.`);
    return real;
  }
}

/**
 * Renames, more than once where it is denied: Windows does not replace a file that another program, such
 * as a virus scanner, has open for a moment.
 */
async function replace(temporary: string, target: string): Promise<void> {
  for (const ms of REPLACE_WAITS_MS) {
    try {
      return await rename(temporary, target);
    } catch (error) {
      if (!isDenied(error)) throw error;
      await wait(ms);
    }
  }
  await rename(temporary, target);
}

/** The nearest folder on the way to one that stands; the root, which on Windows may be no drive at all. */
async function standing(folder: string): Promise<string> {
  const above = dirname(folder);
  if (above === folder || (await stat(folder).catch(() => null)) !== null) return folder;
  return standing(above);
}

/** By its byte order mark, or by the zeros that text in Latin letters has in every other byte. */
function isUtf16(bytes: Buffer): boolean {
  const [first, second, third, fourth] = bytes;
  if (first === undefined || second === undefined) return false;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  return (first === 0 && third === 0) || (second === 0 && fourth === 0);
}

async function regularFile(handle: { stat(): ReturnType<typeof stat> }, path: string) {
  const found = await handle.stat();
  if (!found.isFile()) throw new FileError(`${path} is not a regular file. Give the path of one.`);
  return found;
}
