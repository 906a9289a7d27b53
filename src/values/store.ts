import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import type { Column } from '../columns/column.ts';
import type { Clock } from '../lib/clock.ts';
import { messageOf } from '../lib/error.ts';
import type { Log } from '../lib/log.ts';
import {
  formatStoredEntry,
  isOutdated,
  monthOf,
  parseStoredEntry,
  type StoredEntry,
  type StoredRefusal,
  type StoredValue,
} from './stored-entry.ts';

/** The per-row cache. */
export interface Store {
  get(key: string): StoredValue | null;
  /** A refusal that still holds. */
  refusal(key: string): StoredRefusal | null;
  /**
   * Remembers an entry at once: it survives whatever happens to the process next. A refusal takes no
   * value away.
   */
  add(entry: StoredEntry): void;
  /** Drops what is outdated, where there is anything to drop. */
  close(): void;
  readonly size: number;
  /** Lines that were skipped at load. */
  readonly invalid: number;
  /** Why the file could not be written any more; null where it could. Nothing else is lost by it. */
  readonly failure: unknown;
}

/**
 * Opens a cache file (JSON Lines), or an empty cache where there is none yet; null keeps everything
 * in memory. Whatever is torn or invalid in it is skipped and counted: the file may come from a
 * stranger. Throws where the file system refuses.
 */
export function openStore(
  path: string | null,
  options: { readonly now: Date; readonly columns: readonly Column[] },
): Store {
  return new FileStore(path, options.now, options.columns);
}

/**
 * The same for a run: where the file cannot be opened, the run goes on with what it keeps in memory,
 * as a missing cache is a warning and never a failure.
 */
export function openStoreOrWarn(
  path: string | null,
  world: { readonly clock: Clock; readonly columns: readonly Column[]; readonly log: Log },
): Store {
  const { clock, columns, log } = world;
  const options = { now: new Date(clock.now()), columns };
  try {
    return openStore(path, options);
  } catch (error) {
    log.warning(`No cache: ${path} cannot be opened (${messageOf(error)}).`);
    return openStore(null, options);
  }
}

class FileStore implements Store {
  readonly #path: string | null;
  readonly #now: Date;
  readonly #columns: readonly Column[];
  readonly #entries = new Map<string, StoredEntry>();
  /** The file is to be written anew at the end. */
  #dirty = false;
  #append: boolean;
  invalid = 0;
  failure: unknown = null;

  constructor(path: string | null, now: Date, columns: readonly Column[]) {
    this.#path = path;
    this.#now = now;
    this.#columns = columns;
    if (path !== null) mkdirSync(dirname(path), { recursive: true });
    const text = path !== null && existsSync(path) ? readFileSync(path, 'utf8') : '';
    this.#load(text);
    // A torn last line must not swallow the next one.
    this.#append = text === '' || text.endsWith('\n');
  }

  get size(): number {
    return this.#entries.size;
  }

  get(key: string): StoredValue | null {
    const entry = this.#entries.get(key);
    if (entry === undefined || 'refused' in entry) return null;
    const month = monthOf(this.#now);
    if (entry.used !== month) {
      this.#entries.set(key, { ...entry, used: month });
      this.#dirty = true;
    }
    return entry;
  }

  refusal(key: string): StoredRefusal | null {
    const entry = this.#entries.get(key);
    return entry !== undefined && 'refused' in entry ? entry : null;
  }

  add(entry: StoredEntry): void {
    const known = this.#entries.get(entry.k);
    if (!mayReplace(known, entry)) return;
    if (known) this.#dirty = true;
    this.#entries.set(entry.k, entry);
    this.#save((path) => {
      if (this.#append) appendFileSync(path, this.#lineOf(entry), { mode: 0o600 });
      else this.#write(path);
      this.#append = true;
    });
  }

  close(): void {
    if (this.#dirty) this.#save((path) => this.#write(path));
  }

  #load(text: string): void {
    const lines = text.split('\n').filter((part) => part.trim() !== '');
    for (const part of lines) {
      const entry = parseStoredEntry(part, this.#columns);
      if (entry === null) this.invalid += 1;
      else if (isOutdated(entry, this.#now)) this.#dirty = true;
      else if (mayReplace(this.#entries.get(entry.k), entry)) this.#entries.set(entry.k, entry);
    }
    if (this.#entries.size !== lines.length) this.#dirty = true;
  }

  /** A cache that cannot be written is unfortunate, and no reason to lose a run. */
  #save(write: (path: string) => void): void {
    if (this.#path === null || this.failure !== null) return;
    try {
      write(this.#path);
    } catch (error) {
      this.failure = error;
    }
  }

  /** By rename, so that a kill leaves the old file or the new one; with what others have added. */
  #write(path: string): void {
    for (const part of existsSync(path) ? readFileSync(path, 'utf8').split('\n') : []) {
      const entry = parseStoredEntry(part, this.#columns);
      if (entry === null || isOutdated(entry, this.#now)) continue;
      const known = this.#entries.get(entry.k);
      if (!known || !mayReplace(entry, known)) this.#entries.set(entry.k, entry);
    }
    const lines = [...this.#entries.values()].map((entry) => this.#lineOf(entry));
    const temporary = `${path}.${process.pid}.tmp`;
    try {
      writeFileSync(temporary, lines.join(''), { mode: 0o600 });
      renameSync(temporary, path);
    } finally {
      rmSync(temporary, { force: true });
    }
    this.#dirty = false;
  }

  #lineOf(entry: StoredEntry): string {
    return `${formatStoredEntry(entry, this.#columns)}\n`;
  }
}

/** A refusal takes no value away. */
function mayReplace(old: StoredEntry | undefined, entry: StoredEntry): boolean {
  return old === undefined || 'refused' in old || !('refused' in entry);
}
