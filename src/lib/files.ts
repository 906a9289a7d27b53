import { randomUUID } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readFileSync, realpathSync } from 'node:fs';
import * as fs from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, parse, relative, resolve, sep } from 'node:path';
import { systemClock } from './clock.ts';
import { decodeUtf8 } from './encoding.ts';
import { explain, explained, FileError, isDenied, isMissing } from './file-error.ts';
import { type RetryOptions, retry } from './retry.ts';
import { thousands } from './text/words.ts';

/** What is at a path, links followed. */
export type FileKind = 'file' | 'folder' | 'other' | 'missing';

/**
 * The files a run may read and write: in the action those of the workspace, on the command line all
 * that the user can.
 *
 * Every method throws a `FileError` whose message names the path and says what to do.
 */
export interface Files {
  kind(path: string): Promise<FileKind>;
  /** Names in a folder, sorted by code unit. */
  list(folder: string): Promise<readonly string[]>;
  /** A folder of which many files are read: its links are followed only once. */
  openFolder(folder: string): Promise<Folder>;
  /** The content of a regular file of at most `maxBytes`. */
  readBytes(path: string, maxBytes: number): Promise<Buffer>;
  /**
   * The UTF-8 text of a regular file of at most `maxBytes`. A byte order mark is removed, unless
   * `mark` says to keep it.
   */
  readText(path: string, maxBytes: number, mark?: 'kept'): Promise<string>;
  /** Throws early what `writeText` would throw later, as far as that is known without writing. */
  checkTarget(path: string): Promise<void>;
  /**
   * Replaces the file atomically: it is never half written, and keeps its mode. Creates missing
   * folders.
   */
  writeText(path: string, text: string): Promise<void>;
}

export interface Folder {
  /** Names in it, sorted by code unit. */
  readonly names: readonly string[];
  /** Like `readText` of `Files`, of a file in it. */
  readText(name: string, maxBytes: number): Promise<string>;
}

/** The bits of a mode that say who may read, write and execute. */
const PERMISSIONS = 0o777;

/**
 * Retries of a rename, about a second and a half in all: Windows does not replace a file while another
 * program, such as a virus scanner, has it open.
 */
const RENAMING: RetryOptions = {
  clock: systemClock,
  signal: new AbortController().signal,
  waitFor: (error) => (isDenied(error) ? undefined : null),
  tries: 8,
  firstPauseMs: 16,
};

/** The user's own files, relative to `folder`. */
export function openFiles(folder: string): Files {
  return new LocalFiles(folder, false);
}

/**
 * The files of a workspace. Whatever is read must be, links resolved, inside it and not under `.git`,
 * where the checkout keeps a token. Whatever is written must also not be under `.github`, nor go
 * through a link. Content comes from strangers' pull requests, whose links must not lead to the
 * runner's files.
 */
export async function openWorkspace(folder: string): Promise<Files> {
  return new LocalFiles(await fs.realpath(folder), true);
}

class LocalFiles implements Files {
  readonly #root: string;
  readonly #confined: boolean;

  constructor(root: string, confined: boolean) {
    this.#root = root;
    this.#confined = confined;
  }

  async kind(path: string): Promise<FileKind> {
    const real = await this.#real(path);
    if (real === null) return 'missing';
    const found = await explain(path, 'opened', () => fs.stat(real));
    return found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other';
  }

  async list(folder: string): Promise<readonly string[]> {
    const real = await this.#realOrThrow(folder);
    return explain(folder, 'listed', async () => (await fs.readdir(real)).sort());
  }

  async openFolder(folder: string): Promise<Folder> {
    const real = await this.#realOrThrow(folder);
    const entries = await explain(folder, 'listed', () =>
      fs.readdir(real, { withFileTypes: true }),
    );
    const files = new Set(entries.filter((entry) => entry.isFile()).map(({ name }) => name));
    return {
      names: entries.map(({ name }) => name).sort(),
      readText: async (name, maxBytes) => {
        const path = joinPath(folder, name);
        if (!files.has(name)) return this.readText(path, maxBytes);
        // A regular file in a folder without links has a path without links.
        const file = join(real, name);
        this.#guard(file, path, 'read');
        return withoutMark(decodeUtf8(readRegular(file, path, maxBytes), path));
      },
    };
  }

  async readText(path: string, maxBytes: number, mark?: 'kept'): Promise<string> {
    const text = decodeUtf8(await this.readBytes(path, maxBytes), path);
    return mark === 'kept' ? text : withoutMark(text);
  }

  async readBytes(path: string, maxBytes: number): Promise<Buffer> {
    return readRegular(await this.#realOrThrow(path), path, maxBytes);
  }

  async checkTarget(path: string): Promise<void> {
    const target = await this.#target(path);
    await explain(path, 'written', async () => {
      await fs.access(await nearestExisting(dirname(target)), constants.W_OK);
    });
  }

  async writeText(path: string, text: string): Promise<void> {
    const target = await this.#target(path);
    await explain(path, 'written', async () => {
      await fs.mkdir(dirname(target), { recursive: true });
      const temporary = join(dirname(target), `.${basename(target)}.${randomUUID()}.tmp`);
      try {
        await fs.writeFile(temporary, text, { flag: 'wx' });
        const replaced = await fs.stat(target).catch(() => null);
        if (replaced !== null) await fs.chmod(temporary, replaced.mode & PERMISSIONS);
        await retry(() => fs.rename(temporary, target), RENAMING);
      } catch (error) {
        await fs.rm(temporary, { force: true });
        throw error;
      }
    });
  }

  /** Where to write a path: in a workspace never through a link, else to where the link points. */
  async #target(path: string): Promise<string> {
    const target = resolve(this.#root, path);
    this.#guard(target, path, 'write');
    const start = this.#confined ? this.#root : parse(target).root;
    let step = start;
    for (const part of relative(start, target).split(sep)) {
      step = join(step, part);
      const found = await (this.#confined ? fs.lstat(step) : fs.stat(step)).catch(() => null);
      if (found === null) break;
      if (found.isSymbolicLink()) {
        throw new FileError(
          `${path} cannot be written: ${part} is a symbolic link. Use a path without links.`,
        );
      }
      if (step === target ? !found.isFile() : !found.isDirectory()) {
        const wanted = step === target ? 'regular file' : 'folder';
        throw new FileError(
          `${path} cannot be written: ${part} is not a ${wanted}. Use another name.`,
        );
      }
    }
    return this.#confined ? target : ((await this.#real(path)) ?? target);
  }

  /** The path with its links resolved; null where there is nothing. */
  async #real(path: string): Promise<string | null> {
    const real = await explain(path, 'opened', async () => {
      try {
        return realpathSync.native(resolve(this.#root, path));
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    });
    if (real !== null) this.#guard(real, path, 'read');
    return real;
  }

  async #realOrThrow(path: string): Promise<string> {
    const real = await this.#real(path);
    if (real === null) throw new FileError(`${path} does not exist. Check the path.`);
    return real;
  }

  /** Throws where a workspace keeps an absolute path closed. Errors show it as the user wrote it. */
  #guard(path: string, shown: string, intent: 'read' | 'write'): void {
    if (!this.#confined) return;
    const inside = relative(this.#root, path);
    const parts = inside.split(sep);
    if (parts[0] === '..' || isAbsolute(inside)) {
      throw new FileError(`${shown} is outside the workspace. Use a path inside it.`);
    }
    const closed = intent === 'write' ? /^\.git(hub)?$/i : /^\.git$/i;
    const closedPart = parts.find((part) => closed.test(part));
    if (closedPart !== undefined) {
      throw new FileError(
        `${shown} is under ${closedPart}, which is off limits. Use another path.`,
      );
    }
  }
}

/**
 * Reads a file whose path has no links, which errors call `path`. At once: handing a small file's
 * calls to another thread and back takes four times as long as they do.
 */
function readRegular(real: string, path: string, maxBytes: number): Buffer {
  try {
    // Guards against a link put there in the meantime, and a pipe that never ends.
    const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
    const descriptor = openSync(real, flags);
    try {
      const found = fstatSync(descriptor);
      if (!found.isFile()) {
        throw new FileError(`${path} is not a regular file. Use another path.`);
      }
      if (found.size > maxBytes) {
        const [size, limit] = [found.size, maxBytes].map(thousands);
        throw new FileError(`${path} has ${size} bytes; the limit is ${limit}. Make it smaller.`);
      }
      return readFileSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    throw explained(error, path, 'read');
  }
}

const withoutMark = (text: string) => text.replace(/^\uFEFF/, '');

/** Joins with `/`, which every system accepts, so that messages are the same everywhere. */
export function joinPath(folder: string, name: string): string {
  return folder === '' ? name : `${folder.replace(/[/\\]+$/, '')}/${name}`;
}

/** The nearest folder above that exists, or the root, which on Windows may be a missing drive. */
async function nearestExisting(folder: string): Promise<string> {
  const above = dirname(folder);
  if (above === folder || (await fs.stat(folder).catch(() => null)) !== null) return folder;
  return nearestExisting(above);
}
