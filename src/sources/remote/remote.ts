import { isTopic } from '../../graph/graph.ts';
import { graphHash, parseGraph } from '../../graph/read.ts';
import { byCodeUnit } from '../../lib/collections.ts';
import { messageOf, RoadmapError } from '../../lib/error.ts';
import { buildRoadmap, type Texts } from '../build.ts';
import {
  type ContentFile,
  contentFile,
  contentOnlyRoadmap,
  isContentName,
} from '../content-files.ts';
import type { Origin, Roadmap } from '../roadmap.ts';
import { isPattern, SLUG, titleOfSlug } from '../slug.ts';
import type { Source } from '../sources.ts';
import type { Listed, Site, SiteGraph } from './site.ts';
import { matchesPattern, similarNames } from './slugs.ts';
import type { SourceFolder, Source as SourceRepository } from './source.ts';
import { readTexts } from './texts.ts';
import { WebError } from './web.ts';

/** Where roadmaps come from by slug. */
export interface Remote {
  readonly site: Site;
  /** Null without a token: all texts come from the site then. */
  readonly source: SourceRepository | null;
}

const PATTERN = /^[a-z0-9*-]{1,80}$/;

/** The roadmaps of roadmap.sh, by their slugs or a pattern over them. */
export const roadmapSite: Source = {
  upstream: true,
  byPath: false,
  parse(line) {
    const isValid = (isPattern(line) ? PATTERN : SLUG).test(line);
    return isValid ? { source: roadmapSite, name: line, slug: line } : null;
  },
  async names(entry, { remote }) {
    if (!isPattern(entry.slug)) return [entry];
    const slugs = await slugsOf(entry.slug, remote);
    return slugs.map((slug) => ({ source: roadmapSite, name: slug, slug }));
  },
  load: ({ slug }, { remote }) => loadRemoteRoadmap(slug, remote),
  async picture({ slug }, world) {
    try {
      return await loadPicture(slug, world.remote.site);
    } catch (cause) {
      throw new RoadmapError(`${slug}: ${messageOf(cause)}`, { cause });
    }
  },
};

/**
 * Loads a roadmap by its slug: the graph from the site, its texts from the source repository, and
 * those that are not there from the site.
 *
 * Throws a `RoadmapError` where there is no such roadmap (with similar names), or its graph is out
 * of reach. A text that is out of reach costs only its own row.
 */
async function loadRemoteRoadmap(slug: string, remote: Remote): Promise<Roadmap> {
  const { site, source } = remote;
  const [graph, folder] = await Promise.all([
    graphOf(slug, site),
    source === null ? reached(null) : attempt(source.folder(slug)),
  ]);
  return graph === null
    ? withoutGraph(slug, site, folder)
    : withGraph(slug, graph, { site, folder });
}

/** The same without its texts, which a drawing does not show. */
async function loadPicture(slug: string, site: Site): Promise<Roadmap> {
  const graph = await graphOf(slug, site);
  if (graph === null) {
    throw new RoadmapError(`${site.url} has no graph of it. Check the name with the command list.`);
  }
  const source = originOf({ graph, folder: null, site: null });
  return buildRoadmap({ slug, graph: parseGraph(graph.json, graph.url), files: [], source });
}

async function graphOf(slug: string, site: Site): Promise<SiteGraph | null> {
  const { value, error } = await attempt(site.graph(slug));
  if (error === null) return value;
  throw new RoadmapError(
    `its graph is out of reach at ${site.url} (${error.message}). Try again later.`,
  );
}

/** The slugs that match a pattern, in alphabetical order. */
async function slugsOf(pattern: string, remote: Remote): Promise<readonly string[]> {
  const all = await listRoadmaps(remote);
  const slugs = all.map(({ slug }) => slug).filter((slug) => matchesPattern(slug, pattern));
  if (slugs.length > 0) return slugs.toSorted();
  throw new RoadmapError(
    `${pattern} matches none of the ${all.length} roadmaps. See the command list.`,
  );
}

/** All roadmaps there are; from the source repository if the site's list is out of reach. */
export async function listRoadmaps({ site, source }: Remote): Promise<readonly Listed[]> {
  const listed = await attempt(site.list());
  if (listed.value !== null) return listed.value.toSorted((a, b) => byCodeUnit(a.slug, b.slug));
  const slugs = source === null ? reached([]) : await attempt(source.slugs());
  if (slugs.value !== null && slugs.value.length > 0) {
    return slugs.value.toSorted().map((slug) => ({ slug, title: titleOfSlug(slug) }));
  }
  throw new RoadmapError(
    `The list of roadmaps is out of reach at ${site.url} (${listed.error?.message}). Name roadmaps by their slugs, or try again later.`,
  );
}

async function withGraph(
  slug: string,
  graph: SiteGraph,
  { site, folder }: { readonly site: Site; readonly folder: Attempt<SourceFolder | null> },
): Promise<Roadmap> {
  const parsed = parseGraph(graph.json, graph.url);
  const files = contentFiles(folder.value);
  const ids = new Set(files.map(({ id }) => id));
  const topics = parsed.nodes.filter(isTopic).map(({ id }) => id);
  const missing = topics.filter((id) => !ids.has(id));
  const read = await readTexts(missing, (id) => site.topic(slug, id));
  const unread = hidesTexts(folder, read)
    ? new Set(missing.filter((id) => !read.found.has(id)))
    : read.unread;
  const roadmap = buildRoadmap({
    slug,
    graph: parsed,
    files,
    texts: { ...read, unread },
    source: originOf({ graph, folder: folder.value, site: missing.length > 0 ? site : null }),
  });
  const warnings = [...roadmap.warnings];
  if (folder.error !== null) warnings.push(whyFromSite(folder.error, site));
  if (unread.size > 0) {
    warnings.push(
      `${unread.size} of ${topics.length} texts are out of reach. Their rows are not asked, and keep what they have`,
    );
  }
  return { ...roadmap, warnings };
}

function whyFromSite(error: WebError, site: Site): string {
  const from = `They come from ${site.url}`;
  return error.absent
    ? `there is no source of its texts (${error.message.replace(/\.$/, '')}). ${from}; set source to a repository that the token may read`
    : `its texts are out of reach at the source (${error.message}). ${from}`;
}

/**
 * Whether topics without a text at the site may have one all the same: while the source, which would
 * have it, is out of reach; and where neither gave any, since no roadmap has no texts at all.
 */
function hidesTexts({ value, error }: Attempt<SourceFolder | null>, { found }: Texts): boolean {
  if (error !== null && !error.absent) return true;
  return value === null && found.size === 0;
}

/** The site has no graph: the texts alone, if there are any, or an error that helps. */
async function withoutGraph(
  slug: string,
  site: Site,
  folder: Attempt<SourceFolder | null>,
): Promise<Roadmap> {
  const list = await attempt(site.list());
  const listed = list.value?.find((other) => other.slug === slug);
  if (list.value !== null && listed === undefined) {
    const names = similarNames(
      slug,
      list.value.map((other) => other.slug),
    );
    const hint = names.length === 0 ? 'see the command list' : `did you mean ${names.join(', ')}?`;
    throw new RoadmapError(`there is no roadmap of this name at ${site.url}: ${hint}`);
  }
  const files = contentFiles(folder.value);
  if (files.length === 0) {
    const why =
      list.error === null
        ? ''
        : `, and the list of roadmaps is out of reach (${list.error.message})`;
    throw new RoadmapError(
      `${site.url} has no graph of it, and the source no texts${why}. Check the name, or try again later.`,
    );
  }
  const roadmap = contentOnlyRoadmap({
    slug,
    title: listed?.title ?? titleOfSlug(slug),
    files,
    source: originOf({ graph: null, folder: folder.value, site: null }),
  });
  const warning = `there is no graph of it at ${site.url}. Its topics are in the order of the alphabet, without categories and those that have no text`;
  return { ...roadmap, warnings: [...roadmap.warnings, warning] };
}

function contentFiles(folder: SourceFolder | null): readonly ContentFile[] {
  const files = folder?.files ?? [];
  return files.flatMap(({ name, text }) => {
    if (!isContentName(name)) return [];
    try {
      return [contentFile(name, text)];
    } catch (error) {
      // One odd file in somebody else's repository costs at most its own row.
      if (error instanceof RoadmapError) return [];
      throw error;
    }
  });
}

function originOf(parts: {
  readonly graph: SiteGraph | null;
  readonly folder: SourceFolder | null;
  /** Null where no text came from it. */
  readonly site: Site | null;
}): Origin {
  const { graph, folder, site } = parts;
  return {
    graph: graph?.url ?? null,
    texts: [folder?.path, site?.url].filter((place) => place !== undefined).join(', ') || null,
    commit: folder?.commit ?? null,
    graphHash: graph === null ? null : graphHash(graph.json),
  };
}

/** A value, or why it is out of reach. */
interface Attempt<T> {
  readonly value: T | null;
  readonly error: WebError | null;
}

const reached = <T>(value: T): Attempt<T> => ({ value, error: null });

async function attempt<T>(work: Promise<T>): Promise<Attempt<T>> {
  try {
    return reached(await work);
  } catch (error) {
    if (error instanceof WebError) return { value: null, error };
    throw error;
  }
}
