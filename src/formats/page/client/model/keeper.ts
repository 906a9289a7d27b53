import {
  formatProgress,
  merge,
  NO_PROGRESS,
  type Note,
  type Progress,
  parseProgress,
  type Tick,
} from './progress.ts';

/** The part of `localStorage` that is used. */
export interface Store {
  readonly getItem: (key: string) => string | null;
  readonly setItem: (key: string, value: string) => void;
  readonly removeItem: (key: string) => void;
}

/** Why ticks last no longer than the page is open. */
export type Trouble = 'forbidden' | 'full' | 'unreadable';

/** The name under which a page keeps its reader's progress: pages of one host share their storage. */
export function storageKey(
  slug: string,
  { protocol, pathname }: Pick<URL, 'protocol' | 'pathname'>,
) {
  const place = protocol === 'http:' || protocol === 'https:' ? `:${pathname}` : '';
  return `roadmap-enrich:${slug}${place}`;
}

/**
 * Keeps a reader's progress. What other pages wrote meanwhile is read before every change, so that two
 * of them lose nothing. Nothing is written before the first change.
 */
export class Keeper {
  readonly #slug: string;
  readonly #key: string;
  readonly #store: Store | null;
  /** Changes that could not be stored. */
  #unsaved: Progress = NO_PROGRESS;
  /** Why the last look at the storage found nothing that is ours. */
  #unread: Trouble | null = null;
  #isFull = false;

  /** @param store Null where the browser allows none. */
  constructor(slug: string, key: string, store: Store | null) {
    this.#slug = slug;
    this.#key = key;
    this.#store = store;
  }

  /** Null while all changes are stored. */
  get trouble(): Trouble | null {
    return this.#unread ?? (this.#isFull ? 'full' : null);
  }

  get key(): string {
    return this.#key;
  }

  /** The progress as it is stored now, with what could not be stored. */
  read(): Progress {
    return merge(this.#stored() ?? NO_PROGRESS, this.#unsaved);
  }

  tick(id: string, tick: Tick): Progress {
    return this.add({ ...NO_PROGRESS, ticks: new Map([[id, tick]]) });
  }

  note(id: string, note: Note): Progress {
    return this.add({ ...NO_PROGRESS, notes: new Map([[id, note]]) });
  }

  /** Adds changes to what is stored; of two the newer stays. */
  add(changes: Progress): Progress {
    return this.#write(merge(this.read(), changes));
  }

  /** Forgets the ticks, or the ticks and the notes, of this roadmap alone. */
  reset({ notes }: { readonly notes: boolean }): Progress {
    const kept = notes ? NO_PROGRESS : { ...NO_PROGRESS, notes: this.read().notes };
    return this.#write(kept);
  }

  #write(progress: Progress): Progress {
    const isStored = this.#stored() !== null && this.#store !== null && this.#put(progress);
    this.#unsaved = isStored ? NO_PROGRESS : progress;
    return progress;
  }

  #put(progress: Progress): boolean {
    try {
      if (progress.ticks.size + progress.notes.size === 0) this.#store?.removeItem(this.#key);
      else this.#store?.setItem(this.#key, formatProgress(this.#slug, progress));
      this.#isFull = false;
    } catch {
      this.#isFull = true;
    }
    return !this.#isFull;
  }

  /** Null where nothing can be read or written. */
  #stored(): Progress | null {
    this.#unread = 'forbidden';
    if (this.#store === null) return null;
    try {
      const text = this.#store.getItem(this.#key);
      const progress = text === null ? NO_PROGRESS : parseProgress(text);
      // Of a later version of the page, or of another page: not to be written over.
      this.#unread = progress === null ? 'unreadable' : null;
      return progress;
    } catch {
      return null;
    }
  }
}
