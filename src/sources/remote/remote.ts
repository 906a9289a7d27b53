import { isTopic } from '../../graph/graph.ts';
import { graphHash, parseGraph } from '../../graph/read.ts';
import { byCodeUnit } from '../../lib/collections.ts';
import { messageOf, RoadmapError } from '../../lib/error.ts';
import { buildRoadmap } from '../build.ts';
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
import { attempt, WebError } from './web.ts';

/** Where roadmaps come from by slug. */
export interface Remote {
  readonly site: Site;
  /** Null without a token: then all texts come from the site. */
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
    const all = await listRoadmaps(remote);
    const matching = all.filter(({ slug }) => matchesPattern(slug, entry.slug));
    if (matching.length === 0) {
      throw new RoadmapError(
        `${entry.slug} matches none of the ${all.length} roadmaps. Run roadmap-enrich list to see them.`,
      );
    }
    return matching.map(({ slug }) => ({ source: roadmapSite, name: slug, slug }));
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

/** What the source has of a roadmap; null if it has nothing, an error if it cannot be reached. */
type Folder = SourceFolder | null | WebError;

/**
 * Loads a roadmap by its slug: the graph from the site, its texts from the source repository, and
 * those that are not there from the site.
 *
 * Throws a `RoadmapError` if there is no such roadmap (with similar names), or its graph cannot be
 * reached. A text that cannot be reached costs only its own row.
 */
async function loadRemoteRoadmap(slug: string, { site, source }: Remote): Promise<Roadmap> {
  const [graph, folder] = await Promise.all([
    graphOf(slug, site),
    source === null ? null : attempt(source.folder(slug)),
  ]);
  return graph === null
    ? withoutGraph(slug, site, folder)
    : withGraph(slug, graph, { site, folder });
}

/** The same without its texts, which a drawing does not show. */
async function loadPicture(slug: string, site: Site): Promise<Roadmap> {
  const graph = await graphOf(slug, site);
  if (graph === null) {
    throw new RoadmapError(
      `${site.url} has no graph of it. Check the name with roadmap-enrich list.`,
    );
  }
  const source = originOf({ graph, folder: null, site: null });
  return buildRoadmap({ slug, graph: parseGraph(graph.json, graph.url), files: [], source });
}

async function graphOf(slug: string, site: Site): Promise<SiteGraph | null> {
  const graph = await attempt(site.graph(slug));
  if (!(graph instanceof WebError)) return graph;
  throw new RoadmapError(
    `its graph cannot be reached at ${site.url} (${graph.message}). Try again later.`,
  );
}

/** All roadmaps there are; from the source repository if the site's list cannot be reached. */
export async function listRoadmaps({ site, source }: Remote): Promise<readonly Listed[]> {
  const listed = await attempt(site.list());
  if (!(listed instanceof WebError)) {
    return listed.toSorted((a, b) => byCodeUnit(a.slug, b.slug));
  }
  const slugs = source === null ? [] : await attempt(source.slugs());
  if (!(slugs instanceof WebError) && slugs.length > 0) {
    return slugs.toSorted().map((slug) => ({ slug, title: titleOfSlug(slug) }));
  }
  throw new RoadmapError(
    `The list of roadmaps cannot be reached at ${site.url} (${listed.message}). Name roadmaps by their slugs, or try again later.`,
  );
}

async function withGraph(
  slug: string,
  graph: SiteGraph,
  { site, folder }: { readonly site: Site; readonly folder: Folder },
): Promise<Roadmap> {
  const parsed = parseGraph(graph.json, graph.url);
  const files = contentFiles(folder);
  const ids = new Set(files.map(({ id }) => id));
  const topics = parsed.nodes.filter(isTopic).map(({ id }) => id);
  const missing = topics.filter((id) => !ids.has(id));
  const read = await readTexts(missing, (id) => site.topic(slug, id));
  const error = folder instanceof WebError ? folder : null;
  // A topic without a text at the site may have one all the same: while the source, which would
  // have it, cannot be reached; and if neither gave any, since no roadmap is without texts.
  const hasSource = folder !== null && error === null;
  const isUncertain = error?.absent === false || (!hasSource && read.found.size === 0);
  const unread = isUncertain ? new Set(missing.filter((id) => !read.found.has(id))) : read.unread;
  const roadmap = buildRoadmap({
    slug,
    graph: parsed,
    files,
    texts: { ...read, unread },
    source: originOf({ graph, folder, site: missing.length > 0 ? site : null }),
  });
  const warnings = [...roadmap.warnings];
  if (error !== null) {
    warnings.push(
      error.absent
        ? `its texts have no source (${error.message.replace(/\.$/, '')}), so they come from ${site.url}. Set source to a repository that the token can read`
        : `the source of its texts cannot be reached (${error.message}), so they come from ${site.url}`,
    );
  }
  if (unread.size > 0) {
    warnings.push(
      `${unread.size} of ${topics.length} texts cannot be reached. Their rows are not sent, and keep their values`,
    );
  }
  return { ...roadmap, warnings };
}

/** The site has no graph: the texts alone, if there are any, or an error that helps. */
async function withoutGraph(slug: string, site: Site, folder: Folder): Promise<Roadmap> {
  const list = await attempt(site.list());
  const all = list instanceof WebError ? [] : list;
  const listed = all.find((other) => other.slug === slug);
  if (!(list instanceof WebError) && listed === undefined) {
    const names = similarNames(
      slug,
      all.map((other) => other.slug),
    );
    const hint =
      names.length === 0 ? 'run roadmap-enrich list' : `did you mean ${names.join(', ')}?`;
    throw new RoadmapError(`${site.url} has no roadmap of this name: ${hint}`);
  }
  const files = contentFiles(folder);
  if (files.length === 0) {
    const why =
      list instanceof WebError
        ? `, and the list of roadmaps cannot be reached (${list.message})`
        : '';
    throw new RoadmapError(
      `${site.url} has no graph of it, and the source has no texts${why}. Check the name, or try again later.`,
    );
  }
  const roadmap = contentOnlyRoadmap({
    slug,
    title: listed?.title ?? titleOfSlug(slug),
    files,
    source: originOf({ graph: null, folder, site: null }),
  });
  const warning = `${site.url} has no graph of it. Its topics are in alphabetical order and have no categories, and those without a text are missing`;
  return { ...roadmap, warnings: [...roadmap.warnings, warning] };
}

function contentFiles(folder: Folder): readonly ContentFile[] {
  if (folder === null || folder instanceof WebError) return [];
  return folder.files.flatMap(({ name, text }) => {
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
  readonly folder: Folder;
  /** Null if no text came from it. */
  readonly site: Site | null;
}): Origin {
  const { graph, site } = parts;
  const folder = parts.folder instanceof WebError ? null : parts.folder;
  return {
    graph: graph?.url ?? null,
    texts: [folder?.path, site?.url].filter((place) => place !== undefined).join(', ') || null,
    commit: folder?.commit ?? null,
    graphHash: graph && graphHash(graph.json),
  };
}
