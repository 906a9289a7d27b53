import { groupBy } from '../../lib/collections.ts';
import type { MissingTexts } from '../build.ts';
import { type ContentFile, parseNow } from '../content-files.ts';
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
  /** Possibly none of them has a text: checklists without any are usual, other roadmaps are not. */
  readonly mayLackAll: boolean;
  /** Null if the source repository has none, or was not or could not be read. */
  readonly folder: RepositoryFolder | null;
  /** Why it could not be read; null otherwise. */
  readonly error: WebError | null;
  readonly site: Site;
  /** Ends loading between two texts. */
  readonly signal: AbortSignal;
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
  const { ids, mayLackAll, folder, error, site, signal } = places;
  const files = folder?.files ?? [];
  const here = new Set(files.map(({ id }) => id));
  // Without a single text, it is no use that files are there.
  const givesTexts = await anyText(files, new Set(ids), signal);
  const missing = ids.filter((id) => !givesTexts || !here.has(id));
  const { found, unread } = withoutEqual(await site.texts(slug, missing));

  const hasText = (id: string | null) => id !== null && (found.get(id)?.description ?? '') !== '';
  const empty = missing.filter((id) => !hasText(id) && !unread.has(id));
  // A topic without a text at the site may have one all the same: while the source, which would
  // have it, cannot be reached; and if neither gave any, since no other roadmap is without texts.
  const hasAny = givesTexts || missing.some(hasText);
  const isUnknown = error?.absent === false || !(hasAny || mayLackAll);
  const unreadable = new Set(folder?.unreadable.map(({ id }) => id));
  const { host } = new URL(site.url);
  return {
    files: [
      ...files.filter(({ id }) => !hasText(id)),
      ...[...found]
        .filter(([id]) => hasText(id) || !here.has(id))
        .map(([id, content]) => ({ name: host, slug: '', id, content })),
    ],
    missing: {
      unread: isUnknown ? new Set([...unread, ...empty]) : unread,
      doubtful: new Set(empty.filter((id) => !givesTexts || unreadable.has(id))),
    },
    fromSite: missing.length > 0,
  };
}

/** Whether a file has a text for one of the topics. Only files of topics are parsed. */
async function anyText(
  files: readonly ContentFile[],
  ids: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<boolean> {
  let found = false;
  for (const file of files) {
    if (file.id === null || !ids.has(file.id)) continue;
    const { description } = await parseNow(file, signal);
    if (description !== '') found = true;
  }
  return found;
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
