import { isTopic } from '../../graph/graph.ts';
import { byCodeUnit } from '../../lib/collections.ts';
import { messageOf, RoadmapError } from '../../lib/error.ts';
import { buildRoadmap } from '../build.ts';
import type { Roadmap } from '../roadmap.ts';
import { isPattern, SLUG, titleOfSlug } from '../slug.ts';
import type { Source } from '../sources.ts';
import type { RepositoryFolder, SourceRepository } from './repository.ts';
import type { Listed, Site } from './site.ts';
import { matchesPattern, similarNames } from './slugs.ts';
import { attempt, WebError } from './web.ts';

/** Where roadmaps come from by slug. */
export interface Remote {
  readonly site: Site;
  /** Null without a token: then all texts come from the site. */
  readonly repository: SourceRepository | null;
}

const PATTERN = /^[a-z0-9*-]{1,80}$/;

/** The roadmaps of roadmap.sh, by their slugs or a pattern over them. */
export const roadmapSite: Source = {
  upstream: true,
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
  async loadDrawing({ slug }, world) {
    try {
      const { site } = world.remote;
      const graph = await site.graph(slug);
      if (graph === null) {
        throw new RoadmapError(
          `${site.url} has no graph of it. Check the name with roadmap-enrich list.`,
        );
      }
      const origin = { texts: null, commit: null };
      return buildRoadmap({ slug, graph, files: [], origin });
    } catch (cause) {
      throw new RoadmapError(`${slug}: ${messageOf(cause)}`, { cause });
    }
  },
};

/**
 * Loads a roadmap by its slug: the graph from the site, its texts from the source repository, and
 * those that are not there from the site.
 *
 * Throws a `RoadmapError` if there is no such roadmap (with similar names), or its graph cannot be
 * reached. A text that cannot be reached costs only its own row.
 */
async function loadRemoteRoadmap(slug: string, { site, repository }: Remote): Promise<Roadmap> {
  const [graph, found] = await Promise.all([
    site.graph(slug),
    repository === null ? null : attempt(repository.folder(slug)),
  ]);
  const error = found instanceof WebError ? found : null;
  const folder = found instanceof WebError ? null : found;
  if (graph === null) return withoutGraph(slug, site, folder);

  const files = folder?.files ?? [];
  const ids = new Set(files.map(({ id }) => id));
  const topics = graph.nodes.filter(isTopic).map(({ id }) => id);
  const missing = topics.filter((id) => !ids.has(id));
  const read = await site.texts(slug, missing);
  // A topic without a text at the site may have one all the same: while the source, which would
  // have it, cannot be reached; and if neither gave any, since no roadmap is without texts.
  const isUncertain = error?.absent === false || (folder === null && read.found.size === 0);
  const unread = isUncertain ? new Set(missing.filter((id) => !read.found.has(id))) : read.unread;
  const places = [folder?.path ?? '', missing.length > 0 ? site.url : ''].filter(Boolean);
  const roadmap = buildRoadmap({
    slug,
    graph,
    files,
    texts: { ...read, unread },
    origin: { texts: places.join(', ') || null, commit: folder?.commit ?? null },
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
async function withoutGraph(
  slug: string,
  site: Site,
  folder: RepositoryFolder | null,
): Promise<Roadmap> {
  const list = await attempt(site.list());
  let title: string | undefined;
  let why = '';
  if (list instanceof WebError) {
    why = `, and the list of roadmaps cannot be reached (${list.message})`;
  } else {
    title = list.find((listed) => listed.slug === slug)?.title;
    if (title === undefined) throw unknownName(slug, site, list);
  }
  if (folder === null || folder.files.length === 0) {
    throw new RoadmapError(
      `${site.url} has no graph of it, and the source has no texts${why}. Check the name, or try again later.`,
    );
  }
  const { path, commit, files } = folder;
  const origin = { texts: path, commit };
  const roadmap = buildRoadmap({ slug, title, graph: null, files, origin });
  const warning = `${site.url} has no graph of it. Its topics are in alphabetical order and have no categories, and those without a text are missing`;
  return { ...roadmap, warnings: [...roadmap.warnings, warning] };
}

function unknownName(slug: string, site: Site, list: readonly Listed[]): RoadmapError {
  const all = list.map((listed) => listed.slug);
  const names = similarNames(slug, all).join(', ');
  const hint = names === '' ? 'run roadmap-enrich list' : `did you mean ${names}?`;
  return new RoadmapError(`${site.url} has no roadmap of this name: ${hint}`);
}

/** All roadmaps there are; from the source repository if the site's list cannot be reached. */
export async function listRoadmaps({ site, repository }: Remote): Promise<readonly Listed[]> {
  const listed = await attempt(site.list());
  if (!(listed instanceof WebError)) {
    return listed.toSorted((a, b) => byCodeUnit(a.slug, b.slug));
  }
  const slugs = repository === null ? [] : await attempt(repository.slugs());
  if (!(slugs instanceof WebError) && slugs.length > 0) {
    return slugs.toSorted().map((slug) => ({ slug, title: titleOfSlug(slug) }));
  }
  throw new RoadmapError(
    `The list of roadmaps cannot be reached at ${site.url} (${listed.message}). Name roadmaps by their slugs, or try again later.`,
  );
}
