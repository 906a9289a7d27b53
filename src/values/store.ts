import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import type { Column } from '../columns/column.ts';
import type { Clock } from '../lib/clock.ts';
import { messageOf } from '../lib/error.ts';
import { MAX_CACHE_BYTES } from '../lib/limits.ts';
import type { Log } from '../lib/log.ts';
import {
  formatStoredEntry,
  isOutdated,
  lastUsedOf,
  monthOf,
  parseStoredEntries,
  type StoredEntry,
  type StoredRefusal,
  type StoredValue,
} from './stored-entry.ts';
import { withinSize } from './within-size.ts';

/**
 * Opens the cache for a run. If the file cannot be opened, the run continues with an empty cache in
 * memory: a missing cache is a warning, never an error.
 */
export function openStoreOrWarn(
  path: string | null,
  world: { readonly clock: Clock; readonly columns: readonly Column[]; readonly log: Log },
): Store {
  const { clock, columns, log } = world;
  const now = clock.date();
  try {
    return new Store(path, columns, now);
  } catch (error) {
    log.warning(`No cache: cannot open ${path} (${messageOf(error)}).`);
    return new Store(null, columns, now);
  }
}

/** The cache of cells: a file of JSON Lines. */
export class Store {
  readonly #path: string | null;
  readonly #now: Date;
  readonly #month: string;
  /** By identity. */
  readonly #columns: ReadonlyMap<string, Column>;
  #entries = new Map<string, StoredEntry>();
  /** Whether `close` rewrites the file. */
  #dirty = false;
  #append = true;
  /** Size of the file when it was read. */
  bytes = 0;
  /** Size limit of the file once it is closed. */
  readonly maxBytes: number;
  /** Number of lines that were skipped when the file was read. */
  invalid = 0;
  /** Why the file cannot be written; null if it can. Nothing else is lost by it. */
  failure: unknown = null;

  /**
   * Opens a cache file, or an empty cache if there is none yet; null keeps everything in memory. Torn
   * or invalid lines are skipped and counted: the file may come from a stranger. Throws if the file
   * system refuses, or there is something else: a pipe or a device may never end, and must not be
   * replaced.
   */
  constructor(
    path: string | null,
    columns: readonly Column[],
    now: Date,
    maxBytes = MAX_CACHE_BYTES,
  ) {
    this.#path = path;
    this.#now = now;
    this.maxBytes = maxBytes;
    this.#month = monthOf(now);
    this.#columns = new Map(columns.map((column) => [column.identity, column]));
    if (path === null) return;
    mkdirSync(dirname(path), { recursive: true });
    if (existsSync(path) && !statSync(path).isFile()) throw new Error('it is not a regular file');
    this.#load(path);
  }

  /** Number of entries, those of other columns included. */
  get size(): number {
    return this.#entries.size;
  }

  /** Whether entries outlive the run. */
  get isKept(): boolean {
    return this.#path !== null && this.failure === null;
  }

  get(key: string, { identity }: Column): StoredValue | null {
    const name = nameOf({ k: key, c: identity });
    const entry = this.#entries.get(name);
    if (entry === undefined || 'refused' in entry) return null;
    if (entry.used !== this.#month) {
      this.#entries.set(name, { ...entry, used: this.#month });
      this.#dirty = true;
    }
    return entry;
  }

  /** A refusal that has not expired. */
  refusal(key: string, { identity }: Column): StoredRefusal | null {
    const entry = this.#entries.get(nameOf({ k: key, c: identity }));
    return entry !== undefined && 'refused' in entry ? entry : null;
  }

  /** Saves entries at once, so that they survive a kill. A refusal replaces no value. */
  add(entries: readonly StoredEntry[]): void {
    const kept = entries.filter((entry) => {
      const isKnown = this.#entries.has(nameOf(entry));
      const isKept = this.#put(entry);
      if (isKnown && isKept) this.#dirty = true;
      return isKept;
    });
    if (kept.length === 0) return;
    this.#save((path) => {
      if (this.#append) appendFileSync(path, linesOf(kept), { mode: 0o600 });
      else this.#write(path);
    });
  }

  /**
   * Rewrites the file if it is too large, or any of its lines is outdated, replaced, or used in another
   * month.
   */
  close(): void {
    this.#save((path) => {
      const isTooLarge = (statSync(path, { throwIfNoEntry: false })?.size ?? 0) > this.maxBytes;
      if (this.#dirty || isTooLarge) this.#write(path);
    });
  }

  /** False if the entry is not kept: a refusal replaces no value. */
  #put(entry: StoredEntry): boolean {
    const name = nameOf(entry);
    const old = this.#entries.get(name);
    if (old !== undefined && !('refused' in old) && 'refused' in entry) return false;
    this.#entries.set(name, entry);
    return true;
  }

  /** Adds the entries of the file, if there is one. */
  #load(path: string): void {
    const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
    this.bytes = Buffer.byteLength(text);
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    const perLine = lines.map((line) => parseStoredEntries(line, this.#columns));
    this.invalid = perLine.filter(({ length }) => length === 0).length;
    const entries = perLine.flat();
    const lastUsed = lastUsedOf(entries);
    for (const entry of entries) {
      if (!isOutdated(entry, this.#now, lastUsed)) this.#put(entry);
    }
    if (this.#entries.size !== lines.length) this.#dirty = true;
    // Appending to a torn last line would spoil the new one.
    this.#append = text === '' || text.endsWith('\n');
  }

  /** A cache that cannot be written is no reason to lose a run. */
  #save(write: (path: string) => void): void {
    if (this.#path === null || this.failure !== null) return;
    try {
      write(this.#path);
    } catch (error) {
      this.failure = error;
    }
  }

  /** Replaces the file atomically, with what other runs have added to it. */
  #write(path: string): void {
    const ours = [...this.#entries.values()];
    this.#load(path);
    for (const entry of ours) this.#put(entry);
    const kept = withinSize([...this.#entries.values()], this.maxBytes);
    this.#entries = new Map(kept.map((entry) => [nameOf(entry), entry]));
    const temporary = `${path}.${process.pid}.tmp`;
    try {
      writeFileSync(temporary, linesOf(kept), { mode: 0o600 });
      renameSync(temporary, path);
    } finally {
      rmSync(temporary, { force: true });
    }
    this.#dirty = false;
    this.#append = true;
  }
}

/** What identifies an entry: the row's key and the column's identity. */
const nameOf = ({ k, c }: Pick<StoredEntry, 'k' | 'c'>) => `${k} ${c}`;

function linesOf(entries: readonly StoredEntry[]): string {
  return entries.map((entry) => `${formatStoredEntry(entry)}\n`).join('');
}
