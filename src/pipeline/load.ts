import { resolve } from 'node:path';
import type { Column } from '../columns/column.ts';
import type { Config } from '../config/config.ts';
import { STOP_REASONS } from '../engine/result.ts';
import { type PublishedRow, readPublished } from '../formats/csv/read.ts';
import { rowsById } from '../formats/csv/rows-by-id.ts';
import type { Format } from '../formats/format.ts';
import { FORMATS } from '../formats/formats.ts';
import { mapConcurrent } from '../lib/concurrency.ts';
import { messageOf, RoadmapError } from '../lib/error.ts';
import { type Files, MAX_FILE_BYTES } from '../lib/files.ts';
import { asCommitted } from '../lib/text/clean.ts';
import type { Roadmap } from '../sources/roadmap.ts';
import type { Entry, SourceWorld } from '../sources/sources.ts';

/** Roadmaps loaded side by side. */
const CONCURRENCY = 8;

/** What is there of a file before the run writes it. */
export interface ExistingFile {
  readonly format: Format;
  readonly path: string;
  /** Its text in the workspace; null where there is none. */
  readonly here: string | null;
  /** Its published text; null where there is none. */
  readonly published: string | null;
  /** Why that could not be read, so that the workspace's is used instead; empty where it was read. */
  readonly publishedError: string;
}

/** A roadmap with what is published of it. */
export interface LoadedRoadmap {
  readonly roadmap: Roadmap;
  /** Its texts are roadmap.sh's, whose licence forbids publishing them. */
  readonly upstream: boolean;
  /** The record first. */
  readonly files: readonly [ExistingFile, ...ExistingFile[]];
  /** Rows of the published record by the id of their topic. */
  readonly publishedRows: ReadonlyMap<string, PublishedRow>;
}

/** What is published at a path; `text` is null where nothing is. */
export type PublishedFile =
  | { readonly known: true; readonly text: string | null }
  | { readonly known: false; readonly error: string };

export type ReadPublished = (path: string) => Promise<PublishedFile>;

/** What loading touches of the world. */
export interface LoadWorld extends SourceWorld {
  readonly columns: readonly Column[];
  /** Null where the tables of the workspace are the published ones. */
  readonly readPublished: ReadPublished | null;
  /** Cancels the run. */
  readonly signal: AbortSignal;
}

/** A roadmap that could not be loaded, and why: one line that says what to do. */
export interface UnloadedRoadmap {
  readonly slug: string;
  readonly csvPath: string;
  readonly error: string;
  /** The run was cancelled before it was loaded, so nothing is wrong with it. */
  readonly cancelled: boolean;
}

export interface Loaded {
  readonly roadmaps: readonly LoadedRoadmap[];
  readonly errors: readonly UnloadedRoadmap[];
}

/** A roadmap to load, and its table. */
interface Target extends Entry {
  readonly csvPath: string;
}

/**
 * Loads all roadmaps side by side. An error of one is reported with it and does not touch the
 * others. Throws a `RoadmapError` where two entries would write the same table, or a pattern cannot
 * be looked up.
 */
export async function loadRoadmaps(config: Config, world: LoadWorld): Promise<Loaded> {
  const targets = await targetsOf(config, world);
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

/** What to write for a file or folder that is called like the slug. */
async function pathHint({ source, slug }: Target, files: Files): Promise<string> {
  if (source.byPath) return '';
  // What may not be reached, such as a link out of the workspace, is not what was meant.
  const found = await files.kind(slug).catch(() => 'missing');
  return found === 'missing' ? '' : ` For the ${slug} that is here, write ./${slug}.`;
}

async function loadOne(target: Target, world: LoadWorld): Promise<LoadedRoadmap> {
  const { csvPath, source } = target;
  const { columns, files } = world;
  // Whatever is in the way of a file is found before anything is fetched.
  const here = await Promise.all(FORMATS.map((format) => findHere(format, csvPath, files)));
  const rowsHere = readPublished(here[0]?.here ?? '', csvPath, columns);
  const roadmap = await source.load(target, world);
  const [record, ...others] = await Promise.all(here.map((file) => withPublished(file, world)));
  if (record === undefined) throw new Error('there is no format');
  const isSame = record.published === record.here;
  const rows = isSame ? rowsHere : readPublished(record.published ?? '', csvPath, columns);
  return {
    roadmap,
    upstream: source.upstream,
    files: [record, ...others],
    publishedRows: rowsById(rows, roadmap.topics),
  };
}

type FileHere = Pick<ExistingFile, 'format' | 'path' | 'here'>;

async function findHere(format: Format, csvPath: string, files: Files): Promise<FileHere> {
  const path = csvPath.replace(/\.csv$/i, format.extension);
  await files.checkTarget(path);
  const exists = (await files.kind(path)) !== 'missing';
  // A table with a byte order mark is not the one that we would write.
  const here = exists ? asCommitted(await files.readText(path, MAX_FILE_BYTES, 'kept')) : null;
  return { format, path, here };
}

async function withPublished(file: FileHere, { readPublished }: LoadWorld): Promise<ExistingFile> {
  const there = await readPublished?.(file.path);
  if (there?.known) return { ...file, published: there.text, publishedError: '' };
  return { ...file, published: file.here, publishedError: there?.error ?? '' };
}

/** Refuses to empty a column of the only file that holds it. */
function checkOwnSource({ name, csvPath }: Target, config: Config): void {
  if (config['include-description'] !== false) return;
  // Not every file system tells upper from lower case; in doubt, they are the same file.
  if (resolve(name).toLowerCase() === resolve(csvPath).toLowerCase()) {
    throw new RoadmapError(
      `${name} is its own source, and include-description: false would remove its descriptions. Set another output.`,
    );
  }
}

/** The entries, patterns looked up, each once, with their tables. */
async function targetsOf(config: Config, world: LoadWorld): Promise<readonly Target[]> {
  // Slugs that differ only in case share one table where the file system does not tell them apart.
  const byName = new Map<string, Entry>();
  for (const entry of config.roadmap) {
    for (const target of await entry.source.names(entry, world)) {
      const { slug } = target;
      const other = byName.get(slug.toLowerCase());
      if (other !== undefined && labelOf(other) !== labelOf(target)) {
        throw new RoadmapError(
          `${labelOf(other)} and ${labelOf(target)} have the same name ${slug}. Rename one, or run them one after the other with different outputs.`,
        );
      }
      byName.set(slug.toLowerCase(), target);
    }
  }
  return [...byName.values()].map((target) => ({
    ...target,
    csvPath: config.output.replaceAll('{slug}', () => target.slug),
  }));
}

/** How messages call what an entry names. */
const labelOf = ({ source, name }: Entry) => (source.byPath ? name : `the slug ${name}`);
