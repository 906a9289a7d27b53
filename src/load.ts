import { normalize } from 'node:path';
import type { Config } from './config.ts';
import { type PublishedRow, readPublished } from './csv/read.ts';
import { messageOf } from './error.ts';
import { type Files, MAX_FILE_BYTES } from './files.ts';
import { loadLocalRoadmap } from './roadmap/local.ts';
import { mapLimited } from './roadmap/parallel.ts';
import { slugOf } from './roadmap/slug.ts';
import { type Roadmap, RoadmapError } from './roadmap/topic.ts';

/** Roadmaps loaded side by side. */
const LANES = 8;

/** A roadmap with the table that is published of it. */
export interface LoadedRoadmap {
  readonly roadmap: Roadmap;
  readonly csvPath: string;
  /** The text at that path in the workspace; null where there is none. */
  readonly csvHere: string | null;
  /** The published table's text; null where there is none. */
  readonly csvText: string | null;
  readonly published: ReadonlyMap<string, PublishedRow>;
}

/** Reads what is published at a table's path; resolves to null where nothing is. */
export type ReadPublished = (path: string) => Promise<string | null>;

/** What loading touches of the world. */
export interface LoadWorld {
  readonly files: Files;
  /** Null where the tables of the workspace are the published ones. */
  readonly readPublished: ReadPublished | null;
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
export async function loadRoadmaps(config: Config, world: LoadWorld): Promise<Loaded> {
  const targets = targetsOf(config);
  const results = await mapLimited(targets, LANES, async ({ path, slug, csvPath }) => {
    try {
      return await loadOne(path, csvPath, world);
    } catch (error) {
      return { slug, csvPath, error: messageOf(error) };
    }
  });
  return {
    roadmaps: results.filter((result) => 'roadmap' in result),
    errors: results.filter((result) => 'error' in result),
  };
}

async function loadOne(path: string, csvPath: string, world: LoadWorld): Promise<LoadedRoadmap> {
  const { files } = world;
  const roadmap = await loadLocalRoadmap(path, files);
  await files.checkTarget(csvPath);
  const exists = (await files.kind(csvPath)) !== 'missing';
  const csvHere = exists ? await files.readText(csvPath, MAX_FILE_BYTES) : null;
  const here = readPublished(csvHere ?? '', csvPath);
  if (world.readPublished === null) {
    return { roadmap, csvPath, csvHere, csvText: csvHere, published: here };
  }
  const csvText = await world.readPublished(csvPath);
  return { roadmap, csvPath, csvHere, csvText, published: readPublished(csvText ?? '', csvPath) };
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
