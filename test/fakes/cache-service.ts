import type { BlobStore } from './blob-store.ts';
import { ok, type TwirpJson, type TwirpService, text, texts, twirpError } from './twirp.ts';

/** The container that holds the archives. */
export const CACHE_CONTAINER = 'actions-cache';

/** An entry of the cache; only finished ones are ever found. */
export interface CacheEntry {
  readonly id: number;
  readonly key: string;
  /** A hash over the literal paths and the compression. */
  readonly version: string;
  readonly finished: boolean;
  readonly size: number;
}

/** The methods of the cache service, over a list that the caller can look into. */
export function cacheService(blobs: BlobStore, entries: CacheEntry[]): TwirpService {
  const path = (entry: CacheEntry): string => `${CACHE_CONTAINER}/${entry.id}`;
  const find = (request: TwirpJson): CacheEntry | undefined =>
    entries.find(
      ({ key, version }) => key === text(request, 'key') && version === text(request, 'version'),
    );

  return {
    CreateCacheEntry: (request) => {
      if (find(request) !== undefined) {
        return twirpError('already_exists', 'cache entry with the same key and version exists');
      }
      const entry: CacheEntry = {
        id: entries.length + 1,
        key: text(request, 'key'),
        version: text(request, 'version'),
        finished: false,
        size: 0,
      };
      entries.push(entry);
      return ok({ signed_upload_url: blobs.signBlob(path(entry), 'write') });
    },

    FinalizeCacheEntryUpload: (request) => {
      const entry = find(request);
      if (entry === undefined) return twirpError('not_found', 'cache entry not found');
      const size = Number(text(request, 'size_bytes'));
      entries[entries.indexOf(entry)] = { ...entry, size, finished: true };
      return ok({ entry_id: String(entry.id) });
    },

    GetCacheEntryDownloadURL: (request) => {
      const newestFirst = entries
        .filter((entry) => entry.finished && entry.version === text(request, 'version'))
        .toReversed();
      // Key by key: itself before what merely begins with it, the newest of these first.
      for (const key of [text(request, 'key'), ...texts(request, 'restore_keys')]) {
        const entry =
          newestFirst.find((candidate) => candidate.key === key) ??
          newestFirst.find((candidate) => candidate.key.startsWith(key));
        if (entry !== undefined) {
          const url = blobs.signBlob(path(entry), 'read');
          return ok({ signed_download_url: url, matched_key: entry.key });
        }
      }
      return { status: 200, body: { ok: false } };
    },
  };
}
