import { normalize } from 'node:path';
import type { Config } from './config.ts';
import { readPublished } from './csv/read.ts';
import type { PublishedValue } from './enrichment/rows.ts';
import { type Files, MAX_FILE_BYTES } from './files.ts';
import type { Entry } from './roadmap/entry.ts';
import { loadLocalRoadmap } from './roadmap/local.ts';
import { slugOf } from './roadmap/slug.ts';
import { type Roadmap, RoadmapError } from './roadmap/topic.ts';

/** A roadmap with the table that is published of it. */
export interface LoadedRoadmap {
  readonly roadmap: Roadmap;
  readonly csvPath: string;
  /** The published table's text; null where there is none. */
  readonly csvText: string | null;
  readonly published: ReadonlyMap<string, PublishedValue>;
}

/** A roadmap that could not be loaded, and why: one line that says what to do. */
export interface UnloadedRoadmap {
  readonly slug: string;
  readonly csvPath: string;
  readonly error: string;
}

export interface Loaded {
  readonly roadmaps: readonly LoadedRoadmap[];
  readonly errors: readonly UnloadedRoadmap[];
}

/**
 * Loads all roadmaps side by side. A fault of one is reported with it and does not touch the
 * others. Throws a `RoadmapError` where two entries would write the same table.
 */
export async function loadRoadmaps(config: Config, files: Files): Promise<Loaded> {
  const results = await Promise.all(
    targetsOf(config).map(async ({ path, slug, csvPath }) => {
      try {
        return await loadOne(path, csvPath, files);
      } catch (error) {
        return { slug, csvPath, error: error instanceof Error ? error.message : String(error) };
      }
    }),
  );
  return {
    roadmaps: results.filter((result) => 'roadmap' in result),
    errors: results.filter((result) => 'error' in result),
  };
}

async function loadOne(path: string, csvPath: string, files: Files): Promise<LoadedRoadmap> {
  const roadmap = await loadLocalRoadmap(path, files);
  await files.checkTarget(csvPath);
  const exists = (await files.kind(csvPath)) !== 'missing';
  const csvText = exists ? await files.readText(csvPath, MAX_FILE_BYTES) : null;
  return { roadmap, csvPath, csvText, published: readPublished(csvText ?? '', csvPath) };
}

/** The name of an entry in the cache's key and in reports. */
export function entryName(entry: Entry): string {
  if (entry.kind === 'path') return slugOf(entry.path);
  return entry.kind === 'slug' ? entry.slug : entry.pattern;
}

interface Target {
  readonly path: string;
  readonly slug: string;
  readonly csvPath: string;
}

/** The entries, each once, with their slugs and tables. */
function targetsOf(config: Config): readonly Target[] {
  const paths = config.roadmap.flatMap((entry) => (entry.kind === 'path' ? [entry.path] : []));
  const unique = [...new Set(paths.map((path) => normalize(path).replace(/[/\\]$/, '')))];
  const bySlug = new Map<string, string>();
  return unique.map((path) => {
    const slug = slugOf(path);
    const other = bySlug.get(slug);
    if (other !== undefined) {
      throw new RoadmapError(
        `${other} and ${path} have the same name ${slug}; rename one, or run them one after the other with different outputs.`,
      );
    }
    bySlug.set(slug, path);
    return { path, slug, csvPath: config.output.replaceAll('{slug}', slug) };
  });
}
