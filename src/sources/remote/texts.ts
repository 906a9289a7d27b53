import { setImmediate } from 'node:timers/promises';
import { groupBy } from '../../lib/collections.ts';
import { RoadmapError } from '../../lib/error.ts';
import type { MissingTexts } from '../build.ts';
import type { ContentFile } from '../content-files.ts';
import type { RepositoryFolder } from './repository.ts';
import type { Site, SiteTexts } from './site.ts';
import type { WebError } from './web.ts';

/**
 * More topics than this never have one and the same text: at most two do in all roadmaps of
 * 2026-04. A site that answers so gives the text of one topic for another.
 */
const MAX_EQUAL = 2;

/** Where the texts of a roadmap may be. */
export interface TextPlaces {
  /** The topics of its graph. */
  readonly ids: readonly string[];
  /** Null if the source repository has none, or was not or could not be read. */
  readonly folder: RepositoryFolder | null;
  /** Why it could not be read; null otherwise. */
  readonly error: WebError | null;
  readonly site: Site;
}

/** The texts of a graph's topics, and those that are missing. */
export interface LoadedTexts {
  readonly files: readonly ContentFile[];
  readonly missing: MissingTexts;
  /** Whether the site was asked for any. */
  readonly fromSite: boolean;
}

/** Gets the texts from the source repository, and those that are not there from the site. */
export async function loadTexts(slug: string, places: TextPlaces): Promise<LoadedTexts> {
  const { ids, folder, error, site } = places;
  const { files, textsOf, unreadable } = await readFolder(folder, new Set(ids));
  // Without a single text, it is no use that the files are there: all of them may have moved.
  const givesTexts = textsOf.size > 0;
  const here = new Set(files.map(({ id }) => id));
  const missing = ids.filter((id) => !givesTexts || !here.has(id));
  const { found, unread } = withoutEqual(await site.texts(slug, missing));

  const empty = missing.filter((id) => !found.get(id)?.description && !unread.has(id));
  const isUnknown = error?.absent === false || (!givesTexts && found.size === 0);
  const doubtful = givesTexts ? empty.filter((id) => unreadable.has(id)) : empty;
  const { host } = new URL(site.url);
  return {
    files: [
      ...files.filter(({ id }) => id === null || !found.has(id)),
      ...[...found].map(([id, content]) => ({ name: host, slug: '', id, content })),
    ],
    missing: {
      // A topic without a text at the site may have one all the same: while the source, which would
      // have it, cannot be reached; and if neither gave any, since no roadmap is without texts.
      unread: isUnknown ? new Set([...unread, ...empty]) : unread,
      doubtful: new Set(doubtful),
    },
    fromSite: missing.length > 0,
  };
}

/** The files of a folder, without those of topics whose text cannot be read, which have an id. */
async function readFolder(folder: RepositoryFolder | null, ids: ReadonlySet<string>) {
  const files: ContentFile[] = [];
  const textsOf = new Set<string>();
  const unreadable = new Set<string | null>(folder?.unreadable.map(({ id }) => id));
  for (const file of folder?.files ?? []) {
    const { id } = file;
    // Only files of topics are parsed, and the run can be cancelled between two of them.
    if (id !== null && ids.has(id)) {
      await setImmediate();
      const text = descriptionOf(file);
      if (text === null) {
        unreadable.add(id);
        continue;
      }
      if (text !== '') textsOf.add(id);
    }
    files.push(file);
  }
  return { files, textsOf, unreadable };
}

/** One odd file in somebody else's repository costs at most its own row. */
function descriptionOf(file: ContentFile): string | null {
  try {
    return file.content.description;
  } catch (error) {
    if (error instanceof RoadmapError) return null;
    throw error;
  }
}

/** Of texts that the site gave for several topics, nobody knows whose they are. */
function withoutEqual({ found, unread }: SiteTexts): SiteTexts {
  const texts = [...found].filter(([, { description }]) => description !== '');
  const groups = groupBy(texts, ([, { description }]) => description);
  const wrong = [...groups.values()].filter(({ length }) => length > MAX_EQUAL).flat();
  const ids = wrong.map(([id]) => id);
  return {
    found: new Map([...found].filter(([id]) => !ids.includes(id))),
    unread: new Set([...unread, ...ids]),
  };
}
