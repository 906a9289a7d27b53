import { normalize, resolve, sep } from 'node:path';
import type { Config } from '../config/config.ts';
import { STOP_REASONS } from '../engine/stop.ts';
import { type PublishedRow, readPublished } from '../formats/csv/read.ts';
import { rowsById } from '../formats/csv/rows-by-id.ts';
import { mapConcurrent } from '../lib/concurrency.ts';
import { messageOf, RoadmapError } from '../lib/error.ts';
import { type Files, MAX_FILE_BYTES } from '../lib/files.ts';
import { asCommitted } from '../lib/text/as-committed.ts';
import type { Entry } from '../sources/entry.ts';
import { loadLocalRoadmap } from '../sources/local/local.ts';
import { loadRemoteRoadmap, type Remote, slugsOf } from '../sources/remote/remote.ts';
import type { Roadmap } from '../sources/roadmap.ts';
import { slugOf } from '../sources/slug.ts';

/** Roadmaps loaded side by side. */
const CONCURRENCY = 8;

/** A roadmap with the table that is published of it. */
export interface LoadedRoadmap {
  readonly roadmap: Roadmap;
  readonly csvPath: string;
  /** The text at that path in the workspace; null where there is none. */
  readonly csvHere: string | null;
  /** The published table's text; null where there is none. */
  readonly publishedText: string | null;
  /** Why that could not be read, so that the workspace's stands for it; empty where it was. */
  readonly publishedFault: string;
  /** Its rows by the id of their topic. */
  readonly publishedRows: ReadonlyMap<string, PublishedRow>;
}

/** What is published at a table's path; `text` is null where nothing is. */
export type PublishedFile =
  | { readonly known: true; readonly text: string | null }
  | { readonly known: false; readonly fault: string };

export type ReadPublished = (path: string) => Promise<PublishedFile>;

/** What loading touches of the world. */
export interface LoadWorld {
  readonly files: Files;
  /** Null where the tables of the workspace are the published ones. */
  readonly readPublished: ReadPublished | null;
  /** Roadmaps that are named by slug or pattern. */
  readonly remote: Remote;
  /** Cancels the run. */
  readonly signal: AbortSignal;
}

/** A roadmap that could not be loaded, and why: one line that says what to do. */
export interface UnloadedRoadmap {
  readonly slug: string;
  readonly csvPath: string;
  readonly error: string;
  /** The run was cancelled before it was there, so that nothing is wrong with it. */
  readonly cancelled: boolean;
}

export interface Loaded {
  readonly roadmaps: readonly LoadedRoadmap[];
  readonly errors: readonly UnloadedRoadmap[];
}

/**
 * Loads all roadmaps side by side. A fault of one is reported with it and does not touch the
 * others. Throws a `RoadmapError` where two entries would write the same table, or a pattern cannot
 * be looked up.
 */
export async function loadRoadmaps(config: Config, world: LoadWorld): Promise<Loaded> {
  const targets = await targetsOf(config, world.remote);
  const results = await mapConcurrent(targets, CONCURRENCY, async (target) => {
    try {
      world.signal.throwIfAborted();
      checkOwnSource(target, config);
      return await loadOne(target, world);
    } catch (error) {
      return unloaded(target, error, world);
    }
  });
  return {
    roadmaps: results.filter((result) => 'roadmap' in result),
    errors: results.filter((result) => 'error' in result),
  };
}

async function unloaded(
  target: Target,
  error: unknown,
  world: LoadWorld,
): Promise<UnloadedRoadmap> {
  const { slug, csvPath } = target;
  const cancelled = world.signal.aborted;
  if (cancelled) return { slug, csvPath, error: STOP_REASONS.cancelled, cancelled };
  const hint = await pathHint(target, world.files);
  return { slug, csvPath, error: messageOf(error) + hint, cancelled };
}

/** What to write for a file or folder that has the name of the slug. */
async function pathHint({ path, slug }: Target, files: Files): Promise<string> {
  if (path !== null) return '';
  // What may not be reached, such as a link out of the workspace, is not what was meant.
  const found = await files.kind(slug).catch(() => 'missing');
  return found === 'missing' ? '' : ` For the ${slug} that is here, write ./${slug}.`;
}

async function loadOne({ path, slug, csvPath }: Target, world: LoadWorld): Promise<LoadedRoadmap> {
  const { files, remote } = world;
  // What is in the way of the table is found before anything is fetched.
  await files.checkTarget(csvPath);
  const exists = (await files.kind(csvPath)) !== 'missing';
  // A table with a byte order mark is not the one that we would write.
  const csvHere = exists
    ? asCommitted(await files.readText(csvPath, MAX_FILE_BYTES, 'kept'))
    : null;
  const here = readPublished(csvHere ?? '', csvPath);
  const roadmap = await (path === null
    ? loadRemoteRoadmap(slug, remote)
    : loadLocalRoadmap(path, files));
  const there = await world.readPublished?.(csvPath);
  if (there?.known) {
    const { text } = there;
    const publishedRows = rowsById(readPublished(text ?? '', csvPath), roadmap.topics);
    return { roadmap, csvPath, csvHere, publishedText: text, publishedFault: '', publishedRows };
  }
  const publishedFault = there?.fault ?? '';
  const publishedRows = rowsById(here, roadmap.topics);
  return { roadmap, csvPath, csvHere, publishedText: csvHere, publishedFault, publishedRows };
}

/** Refuses to empty a column of the only file that holds it. */
function checkOwnSource({ path, csvPath }: Target, config: Config): void {
  if (config['include-description'] !== false || path === null) return;
  // In doubt it is: not every file system tells upper from lower case.
  if (resolve(path).toLowerCase() === resolve(csvPath).toLowerCase()) {
    throw new RoadmapError(
      `${path} is its own source, and include-description: false would remove its descriptions. Set another output.`,
    );
  }
}

interface Target {
  /** Null for a roadmap that is fetched by its slug. */
  readonly path: string | null;
  readonly slug: string;
  readonly csvPath: string;
}

/** The entries, patterns looked up, each once, with their slugs and tables. */
async function targetsOf(config: Config, remote: Remote): Promise<readonly Target[]> {
  // Slugs that differ in case alone have one table where the file system does not tell them apart.
  const byName = new Map<string, Omit<Target, 'csvPath'> & { readonly shown: string }>();
  for (const entry of config.roadmap) {
    for (const { path, slug } of await namedBy(entry, remote)) {
      const shown = path ?? `the slug ${slug}`;
      const other = byName.get(slug.toLowerCase());
      if (other !== undefined && other.path !== path) {
        throw new RoadmapError(
          `${other.shown} and ${shown} have the same name ${slug}. Rename one, or run them one after the other with different outputs.`,
        );
      }
      byName.set(slug.toLowerCase(), { path, slug, shown });
    }
  }
  return [...byName.values()].map(({ path, slug }) => {
    return { path, slug, csvPath: config.output.replaceAll('{slug}', () => slug) };
  });
}

async function namedBy(entry: Entry, remote: Remote) {
  if (entry.kind === 'path') {
    // With `/`, which every system reads, so that messages and statistics are the same everywhere.
    const path = normalize(entry.path)
      .replaceAll(sep, '/')
      .replace(/[/\\]$/, '');
    return [{ path, slug: slugOf(path) }];
  }
  const slugs = entry.kind === 'slug' ? [entry.slug] : await slugsOf(entry.pattern, remote);
  return slugs.map((slug) => ({ path: null, slug }));
}
