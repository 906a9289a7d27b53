import { isTopic, topicsOf } from '../../graph/graph.ts';
import { byCodeUnit } from '../../lib/collections.ts';
import { NoTopicsError, RoadmapError } from '../../lib/error.ts';
import { similarNames } from '../../lib/text/similar.ts';
import { plural, withoutStop } from '../../lib/text/words.ts';
import { buildRoadmap } from '../build.ts';
import { idOfFile } from '../content-files.ts';
import type { Roadmap } from '../roadmap.ts';
import { isPattern, SLUG, titleOfSlug } from '../slug.ts';
import type { Source } from '../sources.ts';
import { matchesPattern } from './pattern.ts';
import type { RepositoryFolder, SourceRepository } from './repository.ts';
import type { Listed, Site } from './site.ts';
import { loadTexts, type TextPlaces } from './texts.ts';
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
  load: ({ slug }, { remote, signal }) => loadRemoteRoadmap(slug, remote, signal),
  async loadDrawing({ slug }, world) {
    const { site } = world.remote;
    const graph = await site.graph(slug);
    if (graph === null) {
      throw new RoadmapError(
        `${site.url} has no graph of it. Check the name with roadmap-enrich list.`,
      );
    }
    const origin = { texts: null, commit: null };
    return buildRoadmap({ slug, graph, files: [], origin });
  },
};

/**
 * Loads a roadmap by its slug: the graph from the site, its texts from the source repository, and
 * those that are not there from the site.
 *
 * Throws a `RoadmapError` if there is no such roadmap (with similar names), or its graph cannot be
 * reached. A text that cannot be reached costs only its own row.
 */
async function loadRemoteRoadmap(
  slug: string,
  { site, repository }: Remote,
  signal: AbortSignal,
): Promise<Roadmap> {
  const [graph, found] = await Promise.all([
    site.graph(slug).catch(noTopics),
    repository === null ? null : attempt(repository.folder(slug)),
  ]);
  const error = found instanceof WebError ? found : null;
  const folder = found instanceof WebError ? null : found;
  if (graph instanceof NoTopicsError) throw withAdvice(graph, folder);
  if (graph === null) return withoutGraph(slug, site, { folder, error });

  const ids = topicsOf(graph).map(({ id }) => id);
  const mayLackAll = !graph.nodes.some(isTopic);
  const places = { ids, mayLackAll, folder, error, site, signal };
  const { files, missing, fromSite } = await loadTexts(slug, places);
  const origins = [folder?.path ?? '', fromSite ? site.url : ''].filter(Boolean);
  const roadmap = buildRoadmap({
    slug,
    graph,
    files,
    missing,
    origin: { texts: origins.join(', ') || null, commit: folder?.commit ?? null },
  });
  if (error === null) return roadmap;
  const warning = error.absent
    ? `its texts have no source (${error.message.replace(/\.$/, '')}), so they come from ${site.url}. Name a source repository that the token can read`
    : `the source of its texts cannot be reached (${error.message}), so they come from ${site.url}`;
  return { ...roadmap, warnings: [...roadmap.warnings, warning] };
}

/** The error of a graph without topics; throws any other. */
function noTopics(error: unknown): NoTopicsError {
  if (error instanceof NoTopicsError) return error;
  throw error;
}

/** Says how to use the texts of the source repository, if it has any, without the graph. */
function withAdvice(error: NoTopicsError, folder: RepositoryFolder | null): NoTopicsError {
  const count = folder?.files.length ?? 0;
  if (folder === null || count === 0) return error;
  const [, repository = '', path = ''] = /^([^/]+\/[^/]+)\/(.*)$/s.exec(folder.path) ?? [];
  return new NoTopicsError(
    error.problem,
    `To use its ${plural(count, 'text')} without it, check out ${repository} and name its folder ${path} by path, such as ./${repository.replace(/^.*\//, '')}/${path}.`,
  );
}

/** The site has no graph: the texts alone, if there are any, or an error that helps. */
async function withoutGraph(
  slug: string,
  site: Site,
  { folder, error }: Pick<TextPlaces, 'folder' | 'error'>,
): Promise<Roadmap> {
  const list = await attempt(site.list());
  // The site is in trouble: whether it has no graph, or merely does not find it now, nobody knows.
  if (list instanceof WebError) {
    throw new RoadmapError(
      `${site.url} has no graph of it, and its list of roadmaps cannot be reached (${list.message}). Try again later.`,
    );
  }
  const listed = list.find((other) => other.slug === slug);
  if (listed === undefined) throw unknownName(slug, site, list);
  if (folder === null || folder.files.length === 0) {
    const problem = `${site.url} has no graph of it`;
    if (error?.absent === false) {
      throw new RoadmapError(
        `${problem}, and the source of its texts cannot be reached (${error.message}). Try again later.`,
      );
    }
    throw new NoTopicsError(`${problem}, and the source has no texts.`, 'Try again later.');
  }
  const { path, commit, files, unreadable } = folder;
  const whole = new Set(files.map(idOfFile));
  const roadmap = buildRoadmap({
    slug,
    title: listed.title,
    graph: null,
    files: [...files, ...unreadable],
    missing: { unread: new Set(unreadable.map(idOfFile).filter((id) => !whole.has(id))) },
    origin: { texts: path, commit },
  });
  const warning = `${site.url} has no graph of it. Its topics are in alphabetical order and have no categories, and those without a text are missing`;
  return { ...roadmap, warnings: [...roadmap.warnings, warning] };
}

function unknownName(slug: string, site: Site, list: readonly Listed[]): RoadmapError {
  const all = list.map((listed) => listed.slug);
  const names = similarNames(slug, all).join(', ');
  const hint =
    names === '' ? 'roadmap-enrich list shows all that there are.' : `Did you mean ${names}?`;
  return new RoadmapError(`${site.url} has no roadmap of this name. ${hint}`);
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
    `The list of roadmaps cannot be reached at ${site.url} (${withoutStop(listed.message)}). Check the network, or try again later.`,
  );
}
